"""The stored amounts that a `FactSelection` asks for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from budgetwatch.domain.figure import FactSelection
from budgetwatch.domain.money import ZERO, Absent, Amount, Value
from budgetwatch.domain.source import CellRef, Source
from budgetwatch.store import serial, sources
from budgetwatch.store.corrections import Place
from budgetwatch.store.found import Found
from budgetwatch.store.schema import amount_columns, datasets, facts, line_codes, lines


def cells(
    connection: Connection, files: dict[str, Source], selection: FactSelection, limit: int | None
) -> tuple[Found, ...]:
    """The cells in the order of import and rows."""
    wanted = select(
        facts.c.line,
        facts.c.amount,
        facts.c.state,
        lines.c.row,
        lines.c.label,
        lines.c.dataset,
        amount_columns.c.place,
        datasets.c.source,
        datasets.c.sheet,
        datasets.c.exponent,
    )
    rows = connection.execute(_asked(wanted, selection).order_by(facts.c.line, amount_columns.c.place).limit(limit))
    return tuple(_found(row, sources.behind(files, row.source)) for row in rows)


def count(connection: Connection, selection: FactSelection) -> int:
    """How many cells there are, those without an amount included."""
    return int(connection.execute(_asked(select(func.count()), selection)).scalar_one())


def total(connection: Connection, selection: FactSelection, corrected: Mapping[Place, Value]) -> Amount:
    """The exact sum of the amounts, those of corrected cells as corrected."""
    sums: dict[int, int] = {}
    # Summed here and not by SQLite, whose integers end at 64 bits.
    for exponent, amount in connection.execute(_asked(select(datasets.c.exponent, facts.c.amount), selection)):
        sums[exponent] = sums.get(exponent, 0) + (amount or 0)
    received = sum((Amount(mantissa, exponent) for exponent, mantissa in sums.items()), ZERO)
    return received + _correction(connection, selection, corrected) if corrected else received


def _correction(connection: Connection, selection: FactSelection, corrected: Mapping[Place, Value]) -> Amount:
    """By how much the corrections move the sum of the selection."""
    wanted = select(lines.c.dataset, lines.c.row, amount_columns.c.place, facts.c.amount, datasets.c.exponent)
    moved = ZERO
    for dataset, row, place, amount, exponent in connection.execute(
        _asked(wanted, selection).where(lines.c.row.in_(_listed(tuple({row for _, row, _ in corrected}))))
    ):
        value = corrected.get((dataset, row, place))
        if value is not None:
            moved += (value if isinstance(value, Amount) else ZERO) - Amount(amount or 0, exponent)
    return moved


def _asked(wanted: Select[Any], selection: FactSelection) -> Select[Any]:
    """`wanted` of the facts that meet every condition of the selection."""
    joined = facts.join(amount_columns, facts.c.amount_column == amount_columns.c.id).join(
        lines, facts.c.line == lines.c.id
    )
    joined = joined.join(datasets, lines.c.dataset == datasets.c.id)
    return wanted.select_from(joined).where(datasets.c.visible == 1, *_conditions(selection))


def _conditions(selection: FactSelection) -> list[ColumnElement[bool]]:
    year = func.coalesce(amount_columns.c.year, lines.c.year)
    conditions = [amount_columns.c.measure == selection.measure.value, year == selection.year]
    if selection.basis is not None:
        conditions.append(amount_columns.c.basis == selection.basis.value)
    if selection.variant is None:
        conditions.append(amount_columns.c.counts == 1)
    else:
        conditions.append(amount_columns.c.variant == selection.variant)
    if selection.lines:
        conditions.append(facts.c.line.in_(_listed(selection.lines)))
    if selection.datasets:
        conditions.append(datasets.c.id.in_(_listed(selection.datasets)))
    if selection.periods:
        period = func.coalesce(amount_columns.c.period, lines.c.period)
        conditions.append(period.in_(_listed(selection.periods)))
    if selection.without:
        conditions.append(~_has_one_of(selection.without))
    return conditions + [_has_one_of(codes) for codes in selection.within]


def _has_one_of(codes: tuple[int, ...]) -> ColumnElement[bool]:
    return facts.c.line.in_(select(line_codes.c.line).where(line_codes.c.code.in_(_listed(codes))))


def _listed(values: tuple[int, ...] | tuple[str, ...]) -> Select[Any]:
    """The values as one parameter, however many they are."""
    return select(func.json_each(json.dumps(values)).table_valued("value").c.value)


def _found(row: Row[Any], source: Source) -> Found:
    value = serial.word(Absent, row.state) if row.amount is None else Amount(row.amount, row.exponent)
    cell = CellRef(source.sha256, row.sheet, row.row, row.place)
    return Found(row.dataset, source, cell, value, row.label, row.line)
