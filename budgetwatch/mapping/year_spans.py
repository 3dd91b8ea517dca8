"""Columns over several years, or over several parts of one, beside the columns whose money they hold: it counts once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from budgetwatch.domain.layout import Column, Role
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.pace import months_of
from budgetwatch.mapping import words
from budgetwatch.mapping.cells import Cells
from budgetwatch.mapping.meanings import names_table
from budgetwatch.mapping.monthly import is_cumulated
from budgetwatch.mapping.numbers import counted

_ADDS_UP = msg("It adds up the other columns.")


def without_spans(columns: Sequence[Column], cells: Cells, rows: Sequence[int]) -> list[Column]:
    """The columns, those that only hold the money of others beside them counted no more."""
    columns = _without_whole_costs([_without_years(column, columns, cells, rows) for column in columns])
    return [_without_months(column, columns, cells, rows) for column in columns]


def _without_years(column: Column, columns: Sequence[Column], cells: Cells, rows: Sequence[int]) -> Column:
    """A column over years that have columns of their own is their sum, not more money: "Total 2019-2020".

    Where it adds up to another amount its year is left open: only a person can tell what it is.
    """
    if column.role is not Role.AMOUNT or not column.counts or column.year is None or column.year.label.isdigit():
        return column
    plain = [
        other
        for other in columns
        if other.role is Role.AMOUNT and other.counts and other.year and other.year.label.isdigit()
        if (other.measure, other.basis) == (column.measure, column.basis)
    ]
    if not {column.year.number, column.year.number + 1} <= {other.year.number for other in plain if other.year}:
        return column
    values = {one.index: counted(cells.lines(one.index, rows)) for one in (column, *plain)}
    if is_sum(column, plain, values):
        return replace(column, counts=False, variant=column.header, why=_ADDS_UP)
    return replace(column, year=None, why=msg("The years of its header have columns of their own."))


def _without_months(column: Column, columns: Sequence[Column], cells: Cells, rows: Sequence[int]) -> Column:
    """A column of a quarter that adds up columns of its months in every line is no more money: "Total T1"."""
    held = months_of(column.period.part) if _counts(column) and column.period and not is_cumulated(column) else None
    parts = [
        (other, months)
        for other in (columns if held else ())
        if _counts(other) and other.period and not is_cumulated(other)
        if (other.measure, other.basis, other.year) == (column.measure, column.basis, column.year)
        if (months := months_of(other.period.part)) and held and months < held
    ]
    if not held or sorted(month for _, months in parts for month in months) != sorted(held):
        return column
    others = [other for other, _ in parts]
    values = {one.index: counted(cells.lines(one.index, rows)) for one in (column, *others)}
    if not is_sum(column, others, values):
        return column
    return replace(column, counts=False, variant=column.header, why=_ADDS_UP)


def _without_whole_costs(columns: Sequence[Column]) -> list[Column]:
    """What whole projects cost, and what was spent on them in all years so far, are of no year beside columns of years.

    "Coût total | Cumul au 31/12/2023 | 2024 | 2025 | 2026": only the years count.
    """
    whole = {one.index for one in columns if _counts(one) and names_table(one.header, words.WHOLE_COSTS)}
    spent = {one.index for one in columns if _counts(one) and names_table(one.header, words.SPENT_SO_FAR)}
    years = {one.year for one in columns if _counts(one) and one.year and one.index not in whole | spent}
    if not whole or not years:
        return list(columns)
    return [_uncounted(one, msg("It is of several years.")) if one.index in whole | spent else one for one in columns]


def is_sum(column: Column, others: Sequence[Column], values: dict[int, list[int]]) -> bool:
    """Whether a column is the sum of others in every line; `values` hold the amounts of each by its place."""
    own, beside = values[column.index], [values[other.index] for other in others]
    largest = own.index(max(own)) if own else 0  # most sets of columns differ where the amounts are largest
    if own and own[largest] != sum(amounts[largest] for amounts in beside):
        return False
    added = [sum(parts) for parts in zip(*beside, strict=True)]
    return any(added) and added == own


def _counts(column: Column) -> bool:
    return column.role is Role.AMOUNT and column.counts


def _uncounted(column: Column, why: Message) -> Column:
    return replace(column, counts=False, year=None, variant=column.header, why=why)
