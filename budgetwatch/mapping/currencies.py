"""Columns of several currencies in one table: only those of one currency are amounts, and the others are named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.layout import Column, PrintedUnit, Role
from budgetwatch.domain.message import msg
from budgetwatch.domain.source import CellRef
from budgetwatch.mapping.units import stated_units


def in_one_currency(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns with those left out whose header states another currency than that of most stages of the budget."""
    said = {column.index: currency for column in columns if (currency := header_currency(column))}
    stages = [said[column.index] for column in columns if column.index in said and column.measure]
    if len(set(said.values())) < 2:
        return tuple(columns)
    kept = Counter(stages or said.values()).most_common(1)[0][0]
    why = msg("Its header states another currency than the other amounts.")
    return tuple(
        replace(column, role=Role.IGNORED, why=why) if said.get(column.index, kept) != kept else column
        for column in columns
    )


def header_currency(column: Column) -> str | None:
    """The one currency that the header of an amount states."""
    if column.role is not Role.AMOUNT:
        return None
    found = {unit.currency for unit in stated_units(column.header, header=True) if unit.currency}
    return found.pop() if len(found) == 1 else None


def foreign_currency(column: Column, unit: PrintedUnit) -> str | None:
    """The currency that the header of a column left out states, where it is not the table's."""
    if column.role is not Role.IGNORED or unit.currency is None:
        return None
    return next(
        (one.currency for one in stated_units(column.header, header=True) if not may_be(one.currency, unit.currency)),
        None,
    )


def may_be(said: str | None, currency: str | None) -> bool:
    """Whether a currency said somewhere may be the table's: none, the same, or the other one called franc CFA."""
    return said in (None, currency) or {said, currency} == {"XOF", "XAF"}


def unit_conflict(cell: CellRef, text: str, unit: PrintedUnit, *, header: bool) -> Issue:
    """That a text states another unit than its table's: where, and which."""
    stated = " ; ".join(one.text for one in stated_units(text, header=header))
    table = unit.text or unit.currency or str(unit.scale)
    message = msg("Cell {cell} says “{stated}”, the table “{unit}”.", cell=cell, stated=stated or text, unit=table)
    return Issue("unit-conflict", Severity.WARNING, message, cell)
