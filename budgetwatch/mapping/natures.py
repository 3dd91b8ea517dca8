"""Columns that divide the money of each line, by nature or by who pays: "Personnel", "Fonctionnement", "Investissement"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from budgetwatch.domain.layout import Column, Role
from budgetwatch.domain.message import msg
from budgetwatch.mapping.meanings import meaning
from budgetwatch.mapping.profiles import Profile

_MAY_BE = (Role.QUANTITY, Role.IGNORED, Role.CODE)


def with_parts(found: list[Column], seen: Sequence[Profile]) -> list[Column]:
    """The columns of numbers that name parts as amounts, where several of a table do: one alone may be a count."""
    parts = {meaning(column.header).part for column, profile in zip(found, seen, strict=True) if profile.numeric}
    if len(parts - {""}) < 2:
        return found
    why = msg("Its header names a part of the money that other columns name the rest of.")
    return [
        replace(column, role=Role.AMOUNT, why=why, classification=None, level=None)
        if column.role in _MAY_BE and profile.numeric and meaning(column.header).part
        else column
        for column, profile in zip(found, seen, strict=True)
    ]


def are_parts(columns: Sequence[Column]) -> bool:
    """Whether columns of one stage, basis and year are different parts of it: all of them count."""
    parts = [meaning(column.header).part for column in columns]
    return len(parts) > 1 and all(parts) and len(set(parts)) == len(parts)
