"""Columns of no stage of their own beside the total that they add up to: its parts, not more money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from budgetwatch.domain.layout import Column, Role
from budgetwatch.domain.message import msg
from budgetwatch.mapping.cells import Cells
from budgetwatch.mapping.meanings import names_table
from budgetwatch.mapping.numbers import counted

SUMMED = r"tota(?:l|ux)|ensemble|grand total"
"""Headers of columns that add up others."""


def within_totals(columns: Sequence[Column], cells: Cells, rows: Sequence[int]) -> list[Column]:
    """The columns, those of no stage of their own as parts of the total beside them that they add up to in every line.

    "Défense | Intérieur | Justice | Total": only the total bears the stage of the title. A column that is not called a
    total adds up those right before it: "Services votés | Mesures nouvelles | PLF 2020", "antérieurs | du trimestre |
    cumulés". Some of the parts may name the stage as well.
    """
    done = {column.index: column for column in columns}
    for total in (one for one in columns if _counts(one) and one.measure):
        of_stage = (None, total.measure)
        parts = [one for one in columns if one is not total and _counts(one) and one.measure in of_stage]
        parts = [one for one in parts if _beside(one, total)]
        if not names_table(total.header, SUMMED):
            parts = _right_before(parts, total)
        unsaid = any(one.measure is None for one in parts)
        if unsaid and len(parts) > 1 and _add_up(parts, total, cells, rows):
            why = msg("“{header}” adds up this column and others.", header=total.header)
            done |= {
                one.index: replace(one, measure=total.measure, counts=False, variant=one.header, why=why)
                for one in parts
            }
    return list(done.values())


def _add_up(parts: Sequence[Column], total: Column, cells: Cells, rows: Sequence[int]) -> bool:
    """Whether some columns make another one in every line."""
    sums = [sum(line) for line in zip(*(counted(cells.lines(one.index, rows)) for one in parts), strict=True)]
    return any(sums) and sums == counted(cells.lines(total.index, rows))


def _counts(column: Column) -> bool:
    return column.role is Role.AMOUNT and column.counts


def _right_before(columns: Sequence[Column], total: Column) -> list[Column]:
    """Those of some columns that stand right before another without a gap."""
    places = {column.index for column in columns}
    return [column for column in columns if places.issuperset(range(column.index, total.index))]


def _beside(column: Column, total: Column) -> bool:
    """Whether a column is of the basis, year and part of the year of another."""
    return (column.basis, column.year, column.period) == (total.basis, total.year, total.period)
