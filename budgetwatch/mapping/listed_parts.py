"""Rows listed below "dont :", which repeat parts of the row above though only the first of them says so."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, takewhile

from budgetwatch.domain.layout import RowKind
from budgetwatch.mapping.labels import has_bullet, opens_parts
from budgetwatch.mapping.sorter import Sorter


def listed_parts(sorter: Sorter) -> set[int]:
    """The lines set deeper than the row above "dont :", where they hold no more than that row.

    Parts that add up the whole row below a "dont :" without an amount are left: the row is then their printed sum.
    """
    body = frozenset(sorter.body)
    return {part for opener in _openers(sorter) for part in _parts(sorter, opener, body)}


def _openers(sorter: Sorter) -> Iterator[int]:
    headings = (row for row, kind in sorter.kinds.items() if kind is RowKind.HEADING)
    return (row for row in (*headings, *sorter.body) if opens_parts(sorter.name(row)))


def _parts(sorter: Sorter, opener: int, body: frozenset[int]) -> list[int]:
    whole = opener - 1
    if whole not in body:
        return []
    parts = list(takewhile(lambda row: row in body and _is_deeper(sorter, row, whole), count(opener + 1)))
    stated = [opener] if opener in body else []
    sums = [sum(filter(None, _amounts(sorter, column, [*stated, *parts]))) for column in sorter.amounts]
    wholes = [next(iter(_amounts(sorter, column, [whole])), 0) for column in sorter.amounts]
    holds = all(part <= amount for part, amount in zip(sums, wholes, strict=True))
    return parts if holds and (stated or sums != wholes) else []


def _amounts(sorter: Sorter, column: int, rows: list[int]) -> list[int]:
    return [amount for amount in sorter.cells.lines(column, sorted(rows)) if isinstance(amount, int)]


def _is_deeper(sorter: Sorter, row: int, whole: int) -> bool:
    return any(own > other for own, other in zip(_depths(sorter, row), _depths(sorter, whole), strict=True))


def _depths(sorter: Sorter, row: int) -> tuple[int, int, bool]:
    """How far the label of a row is set in: by its cell, its leading blanks and a bullet."""
    column = sorter.label or 0
    cell = sorter.sheet.grid.cell(row, column) if column else None
    text = cell if isinstance(cell, str) else ""
    return sorter.sheet.grid.indents.get((row, column), 0), len(text) - len(text.lstrip()), has_bullet(text)
