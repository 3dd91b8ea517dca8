"""Contracts and the rows of other registers as tables: a column per field, a row per record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from enum import Enum
from typing import Any

from budgetwatch.domain.contract import AMOUNTS, Amendment, Contract
from budgetwatch.domain.contract_line import ContractTie, TiedBy
from budgetwatch.domain.layout import TableKind
from budgetwatch.domain.money import Amount
from budgetwatch.domain.record import RECORDS, Record
from budgetwatch.domain.table import Field, FieldType, Plain, PlainTable

_INWARD = frozenset({"columns", "stored"})
"""Fields that speak of the dossier, not of the record."""


def contracts_table(contracts: Sequence[Contract], ties: Sequence[ContractTie]) -> PlainTable:
    """One row per contract, the line of the budget that it weighs on last; amounts in whole currency units, dates as ISO 8601."""
    rows = (row + _tied(tie) for row, tie in zip(_rows(contracts), ties, strict=True))
    return PlainTable("contracts", (*_fields(Contract, AMOUNTS), *_LINE), rows)


_LINE = (
    Field("line_code"),
    Field("line_label"),
    Field("line_year", FieldType.INTEGER),
    Field("line_credits", FieldType.NUMBER),
    Field("line_tied_by"),
)


def _tied(tie: ContractTie) -> tuple[Plain, ...]:
    """The line of the budget that a contract weighs on, and who says so; empty where nobody does."""
    if tie.by is TiedBy.NOTHING:
        return ("", "", None, None, "")
    available = tie.credits.amount if tie.credits is not None else None
    return (tie.code, tie.label, tie.year, available, tie.by.value)


def records_table(kind: TableKind, records: Sequence[Record]) -> PlainTable:
    """One row per record of a register."""
    record = RECORDS[kind]
    return PlainTable(kind.value, _fields(record, record.MONEY), _rows(records))


def _fields(record: type[Any], amounts: Iterable[str]) -> tuple[Field, ...]:
    money = frozenset(amounts)
    return tuple(
        Field(one.name, FieldType.NUMBER if one.name in money else _type(str(one.type)))
        for one in fields(record)
        if one.name not in _INWARD
    )


def _type(annotation: str) -> FieldType:
    for word, kind in (
        ("Amount", FieldType.NUMBER),
        ("float", FieldType.NUMBER),
        ("date", FieldType.DATE),
        ("bool", FieldType.BOOLEAN),
        ("tuple", FieldType.TEXT),
        ("int", FieldType.INTEGER),
    ):
        if word in annotation:
            return kind
    return FieldType.TEXT


def _rows(records: Sequence[Any]) -> Iterator[tuple[Plain, ...]]:
    for record in records:
        yield tuple(_plain(getattr(record, one.name)) for one in fields(record) if one.name not in _INWARD)


def _plain(value: Any) -> Plain:
    match value:
        case None | bool() | int() | Amount():
            return value
        case Enum():
            return str(value.value)
        case dt.date():
            return value.isoformat()
        case Amendment():
            return " ".join(
                str(part) for part in map(_plain, (value.amount, value.day, value.subject)) if part is not None
            )
        case tuple():
            several = any(isinstance(part, Amendment) for part in value)
            return ("; " if several else " ").join(str(_plain(part)).strip() for part in value)
        case _:
            return str(value)
