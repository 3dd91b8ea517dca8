"""Columns of months and quarters: the stage that a title gives to all of them, and those that run from January."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from budgetwatch.domain.layout import Column, Role
from budgetwatch.domain.measure import EXECUTION
from budgetwatch.domain.message import msg
from budgetwatch.mapping.meanings import meaning


def with_stage_of_title(columns: Sequence[Column], titles: Iterable[str]) -> tuple[Column, ...]:
    """The columns with the one stage of execution that titles name, where months stand without a stage of their own.

    A total of the same table without a stage is theirs too.
    """
    if not any(_is_part(column) and column.measure is None for column in columns):
        return tuple(columns)
    named = {stage for title in titles for stage in meaning(title).measures} & set(EXECUTION)
    if len(named) != 1:
        return tuple(columns)
    (stage,) = named
    why = msg("The title says which stage its months or quarters are.")
    return tuple(
        replace(column, measure=stage, why=why)
        if column.role is Role.AMOUNT
        and column.measure is None
        and (_is_part(column) or meaning(column.header).neutral or meaning(column.header).executed)
        else column
        for column in columns
    )


def is_cumulated(column: Column) -> bool:
    """Whether the column holds what columns of earlier months hold too, by its header."""
    return column.period is not None and column.period.part.startswith("C")


def _is_part(column: Column) -> bool:
    return column.role is Role.AMOUNT and column.period is not None
