"""Which columns of a table show the same money again, so that it is counted once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from budgetwatch.domain.code import normalised
from budgetwatch.domain.layout import Column, Role
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Absent
from budgetwatch.mapping.cells import Cells
from budgetwatch.mapping.divided import SUMMED, within_totals
from budgetwatch.mapping.labels import is_of_which
from budgetwatch.mapping.meanings import meaning, names_table
from budgetwatch.mapping.monthly import is_cumulated
from budgetwatch.mapping.natures import are_parts
from budgetwatch.mapping.numbers import counted
from budgetwatch.mapping.year_spans import is_sum, without_spans

_EXECUTED = "executed"  # a stage of execution that the header leaves open
Key = tuple[object, ...]


def count_once(columns: Sequence[Column], cells: Cells, rows: Sequence[int]) -> tuple[Column, ...]:
    """The columns with one counting per stage, basis, year and period, the others named as its variants."""
    columns = within_totals(without_spans(columns, cells, rows), cells, rows)
    columns = [_without_grand_total(column, columns, cells, rows) for column in columns]
    done = {column.index: column for column in columns}
    for group in _groups([column for column in columns if column.counts], cells, rows):
        chosen = group if are_parts(group) else [_chosen(group, cells, rows)]
        for column in group:
            why = column.why if column in chosen else msg("Another column already counts this money.")
            done[column.index] = replace(column, counts=column in chosen, variant=_variant(column, group), why=why)
    return tuple(done[column.index] for column in columns)


def overlapping_columns(columns: Sequence[Column], cells: Cells, rows: Sequence[int]) -> list[Column]:
    """The counting columns that may hold the money of others beside them, where no addition explains how.

    A counting column explains its variants when it is their sum in every line, or equals them; those that say that they
    are a part of it explain themselves.
    """
    doubtful: list[Column] = []
    shown = [column for column in columns if column.counts or (column.variant and not is_of_which(column.header))]
    for group in _groups(shown, cells, rows):
        counting = [column for column in group if column.counts]
        if are_parts(group):
            continue
        if len(counting) > 1 or (counting and not _runs_on(group) and not _explains(counting[0], group, cells, rows)):
            doubtful += counting
    return doubtful


def _without_grand_total(column: Column, columns: Sequence[Column], cells: Cells, rows: Sequence[int]) -> Column:
    """A column of no stage or year that adds up all the others is their total, not more money."""
    if column.role is not Role.AMOUNT or not column.counts or column.measure is not None or column.year is not None:
        return column
    others = [c for c in columns if c.role is Role.AMOUNT and c.counts and c is not column]
    values = {c.index: _values(c, cells, rows) for c in (column, *others)} if len(others) > 1 else {}
    if not values or not names_table(column.header, SUMMED) or not is_sum(column, others, values):
        return column
    return replace(column, counts=False, variant=column.header, why=msg("It adds up the other columns."))


def _groups(columns: Sequence[Column], cells: Cells, rows: Sequence[int]) -> list[list[Column]]:
    """Columns that share stage, basis, year and period, where there are several; a whole year's holds its parts' money.

    Columns that name neither stage nor year may be different stages: they share money only where additions show it.
    """
    keys = {
        column.index: (
            column.measure or (_EXECUTED if meaning(column.header).executed else None),
            column.basis,
            column.year,
        )
        for column in columns
        if column.role is Role.AMOUNT and column.measure is not Measure.MOVEMENT and _states(column, cells, rows)
    }
    whole = {keys[column.index] for column in columns if column.index in keys and column.period is None}
    groups: dict[Key, list[Column]] = {}
    for column in columns:
        if column.index in keys:
            key = keys[column.index]
            part = None if key in whole or is_cumulated(column) else column.period
            groups.setdefault((*key, part), []).append(column)
    return [
        group
        for (stage, _, year, _), group in groups.items()
        if len(group) > 1
        and (stage is not None or year is not None or _explains(_chosen(group, cells, rows), group, cells, rows))
    ]


def _states(column: Column, cells: Cells, rows: Sequence[int]) -> bool:
    """Whether a column states any amount at all."""
    return any(not isinstance(value, Absent) for value in cells.lines(column.index, rows))


def _runs_on(group: Sequence[Column]) -> bool:
    """Whether each column holds those before it, as their headers say: at most the last names no part of the year."""
    whole = [column for column in group if not is_cumulated(column)]
    return len(group) > 1 and len(whole) <= 1 and all(column.period is None for column in whole)


def _values(column: Column, cells: Cells, rows: Sequence[int]) -> list[int]:
    return counted(cells.lines(column.index, rows))


def _chosen(group: Sequence[Column], cells: Cells, rows: Sequence[int]) -> Column:
    """The column that is the sum of all others; else the one called total, else the largest.

    Of columns that run from January the last one holds all the others.
    """
    if _runs_on(group):
        return max(group, key=lambda column: (column.period is None, column.period.part if column.period else ""))
    values = {column.index: _values(column, cells, rows) for column in group}
    left = _not_added_up(group, values)
    if len(left) == 1:
        return left[0]
    named = [column for column in group if names_table(column.header, SUMMED)] or list(group)
    return max(named, key=lambda column: (sum(values[column.index]), -column.index))


def _explains(chosen: Column, group: Sequence[Column], cells: Cells, rows: Sequence[int]) -> bool:
    """Whether the chosen column is the sum of the others, in one step or several, or the same as each of them."""
    values = {column.index: _values(column, cells, rows) for column in group}
    others = [column for column in group if column is not chosen]
    same = all(values[other.index] == values[chosen.index] for other in others)
    return same or _not_added_up(group, values) == [chosen]


def _not_added_up(group: Sequence[Column], values: dict[int, list[int]]) -> list[Column]:
    """The columns that are left when those that another one beside them adds up are taken away, again and again."""
    left = list(group)
    while taken := next(_added_up(left, values), None):
        left = [column for column in left if column not in taken]
    return left


def _added_up(columns: Sequence[Column], values: dict[int, list[int]]) -> Iterator[list[Column]]:
    """Runs of columns that the column right before or right after them adds up, all the others first."""
    for column in columns:
        others = [other for other in columns if other is not column]
        if len(others) > 1 and is_sum(column, others, values):
            yield others
    for place, column in enumerate(columns):
        for size in range(2, len(columns)):
            runs = (columns[place + 1 : place + 1 + size], columns[max(place - size, 0) : place])
            yield from (list(run) for run in runs if len(run) == size and is_sum(column, run, values))


def _variant(column: Column, group: Sequence[Column]) -> str:
    """The words of a header that the others of its group do not share; the whole header where nothing is left."""
    shared = set.intersection(*(set(normalised(other.header).split()) for other in group))
    own = [word for word in column.header.split() if normalised(word) not in shared]
    text = " ".join(own).strip(" -–(),;:")
    others = [other for other in group if other is not column]
    return text if text and all(text not in other.header for other in others) else column.header
