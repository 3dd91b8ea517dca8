"""The sums of lines beside printed totals, moved by what persons corrected in those lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, func, select

from budgetwatch.domain.fact import SubtotalCheck, TotalCheck
from budgetwatch.domain.money import ZERO, Amount, Value
from budgetwatch.store.corrections import Place
from budgetwatch.store.schema import amount_columns, datasets, facts, lines


@dataclass(frozen=True, slots=True)
class Move:
    """By how much a correction moves the sums that add its cell, and what that amount says."""

    dataset: int
    row: int
    column: int
    by: Amount
    said: tuple[str | None, str | None, str | None, int, int | None, str | None]


def moves(connection: Connection, corrected: Mapping[Place, Value]) -> tuple[Move, ...]:
    """One move per corrected cell of a line; none, and no question asked, where nothing is corrected."""
    return tuple(move for place, value in corrected.items() for move in _moves(connection, place, value))


def _moves(connection: Connection, place: Place, value: Value) -> list[Move]:
    dataset, row, column = place
    column_of, line = amount_columns.c, lines.c
    asked = (
        select(
            facts.c.amount,
            datasets.c.exponent,
            column_of.measure,
            column_of.basis,
            column_of.variant,
            column_of.counts,
            func.coalesce(column_of.year, line.year).label("year"),
            column_of.period,
        )
        .select_from(datasets)
        .join(amount_columns, column_of.dataset == datasets.c.id)
        .join(lines, line.dataset == datasets.c.id)
        .join(facts, (facts.c.amount_column == column_of.id) & (facts.c.line == line.id))
        .where(datasets.c.id == dataset, line.row == row, column_of.place == column)
    )
    now = value if isinstance(value, Amount) else ZERO
    return [
        Move(
            *place,
            now - Amount(found.amount or 0, found.exponent),
            (found.measure, found.basis, found.variant, found.counts, found.year, found.period),
        )
        for found in connection.execute(asked)
    ]


def read_total(check: TotalCheck, mine: Mapping[tuple[int, int], Value]) -> TotalCheck:
    """The check with the printed total that a person reads in its cell; none where that person reads no amount."""
    cell = check.stated_cell
    if cell is None or (cell.row, cell.column) not in mine:
        return check
    value = mine[cell.row, cell.column]
    return replace(check, stated=value if isinstance(value, Amount) else None)


def read_subtotals(checks: Sequence[SubtotalCheck], mine: Mapping[tuple[int, int], Value]) -> tuple[SubtotalCheck, ...]:
    """The checks with the subtotals that a person reads in their cells; those read as no amount witness nothing."""
    read = [(check, mine.get((check.cell.row, check.cell.column), check.stated)) for check in checks]
    return tuple(replace(check, stated=value) for check, value in read if isinstance(value, Amount))


def moved_total(check: TotalCheck, mine: Sequence[Move]) -> TotalCheck:
    """The check with its sum moved by the corrections of its own dataset; a total of a subset says not which lines."""
    year = check.year.number if check.year else None
    said = (check.measure, check.basis, check.variant, int(check.counts), year, *(check.periods or (None,)))
    added = [move.by for move in mine if move.said == said and check.filter is None]
    return replace(check, lines_sum=sum(added, check.lines_sum)) if added else check


def moved_subtotal(check: SubtotalCheck, mine: Sequence[Move]) -> SubtotalCheck:
    """The check with its sum moved by the corrections of its lines; without rows it adds them all."""
    here = [move for move in mine if move.column == check.cell.column]
    added = [move.by for move in here if not check.rows or move.row in check.rows]
    return replace(check, lines_sum=sum(added, check.lines_sum)) if added else check
