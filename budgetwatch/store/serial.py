"""Domain values as JSON text and back: only the types named here, each under its own name."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from itertools import chain, groupby
from typing import Any, TypeVar

from budgetwatch.domain import (
    advance,
    code,
    contract,
    credit_act,
    deadline,
    fact,
    figure,
    headcount,
    issue,
    layout,
    measure,
    message,
    money,
    source,
    year,
)
from budgetwatch.store.errors import Garbled

E = TypeVar("E", bound=Enum)

_VALUES: dict[str, type[Any]] = {
    kind.__name__: kind
    for kind in (
        message.Message, money.Amount, year.Year, year.Period, source.CellRef, source.Area, code.Code,
        layout.Layout, layout.Column, layout.PrintedUnit, fact.TotalCheck, fact.SubtotalCheck, issue.Issue,
        contract.Contract, contract.Amendment, figure.Figure, figure.Unit, figure.Trace, figure.FactSelection,
        figure.ContractSelection, figure.CellSelection, figure.RecordSelection, credit_act.CreditAct, headcount.Headcount, advance.Advance,
        deadline.Deadline,
    )
}  # fmt: skip
_WORDS: dict[str, type[Enum]] = {
    kind.__name__: kind
    for kind in (
        money.Absent, code.Classification, layout.TableKind, layout.RowKind, layout.Role, layout.Evidence,
        measure.Measure, measure.Basis, measure.Flow, issue.Severity, contract.Procedure, credit_act.ActKind,
        figure.Operation,
        figure.Quantity,
    )
}  # fmt: skip


_MEMBERS = {name: {member.value: member for member in kind} for name, kind in _WORDS.items()}
_FEW = 8
"""Runs up to which adding them up copies less than going through all of their words."""


def dumps(value: object) -> str:
    """The JSON text of a value, of a tuple of values, or of a mapping."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def loads(text: str) -> Any:
    """The value of a text that `dumps` wrote; `Garbled` for any other text."""
    try:
        return _value(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, ArithmeticError, MemoryError) as error:
        raise Garbled(str(error)) from error


def word(kind: type[E], text: str) -> E:
    """The word of that kind; `Garbled` for a text that is none of them."""
    try:
        return kind(text)
    except ValueError as error:
        raise Garbled(str(error)) from error


def moment(text: str) -> datetime:
    """The moment that a kept ISO 8601 text names; `Garbled` for any other text."""
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise Garbled(str(error)) from error


def day(text: str) -> date | None:
    """The day that a kept ISO 8601 text names, none for an empty one; `Garbled` for any other text."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Garbled(str(error)) from error


def _default(place: Field[Any]) -> object:
    if place.default_factory is not MISSING:
        return place.default_factory()
    return place.default


def _plain(value: object) -> object:
    match value:
        case Enum():
            return {"$": type(value).__name__, "v": value.value}
        case None | bool() | int() | float() | str():
            return value
        case datetime():
            return {"$": "datetime", "v": value.isoformat()}
        case date():
            return {"$": "date", "v": value.isoformat()}
        case Decimal():
            return {"$": "Decimal", "v": str(value)}
        case Mapping():
            return {"$": "map", "v": [[_plain(key), _plain(item)] for key, item in value.items()]}
        case tuple() | list():
            return _sequence(value)
        case _ if is_dataclass(value) and type(value).__name__ in _VALUES:
            return _record(value)
    raise TypeError(f"{type(value).__name__} is not kept as text")


def _record(value: Any) -> dict[str, object]:
    """A dataclass under its name; what equals its default is left out."""
    record: dict[str, object] = {"$": type(value).__name__}
    for place in fields(value):
        item = getattr(value, place.name)
        if item != _default(place):
            record[place.name] = _plain(item)
    return record


def _sequence(values: tuple[object, ...] | list[object]) -> object:
    """A list; a run of equal words, such as the kinds of 200,000 rows, is counted instead of repeated."""
    if len(values) > 1 and all(issubclass(kind, Enum) for kind in set(map(type, values))):
        return {"$": "runs", "v": [[_plain(item), sum(1 for _ in run)] for item, run in groupby(values)]}
    return [_plain(item) for item in values]


def _value(plain: object) -> object:
    if type(plain) is list:
        return tuple(map(_value, plain))
    return _named(plain) if type(plain) is dict else plain


def _named(record: dict[str, Any]) -> object:
    name = record.pop("$")
    if name in _VALUES:
        return _VALUES[name](**{key: _value(item) for key, item in record.items()})
    value = record["v"]
    if name in _WORDS:
        return _MEMBERS[name][value]
    match name:
        case "map":
            return {_value(key): _value(item) for key, item in value}
        case "runs":
            return _counted(value)
        case "datetime":
            return datetime.fromisoformat(value)
        case "date":
            return date.fromisoformat(value)
        case "Decimal":
            return Decimal(value)
    raise Garbled(f"{name} is not a kept type")


def _counted(runs: Sequence[tuple[object, int]]) -> tuple[object, ...]:
    """The words of counted runs one by one."""
    parts = [(_value(word),) * int(times) for word, times in runs]
    return sum(parts, ()) if len(parts) <= _FEW else tuple(chain.from_iterable(parts))
