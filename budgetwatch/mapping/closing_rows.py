"""Rows that close a part of a table under the name of the heading that opened it, without a word that says total."""

from __future__ import annotations

from itertools import takewhile

from budgetwatch.domain.layout import RowKind
from budgetwatch.domain.message import msg
from budgetwatch.mapping.numbers import counted
from budgetwatch.mapping.scopes import Sums
from budgetwatch.mapping.sorter import Sorter

_REACH = 60  # rows of amounts among which the one that closes a part is looked for


def sort_closing_rows(sorter: Sorter) -> None:
    """Settle the rows that bear the name of a heading above and add up all the rows between the two."""
    headings = {sorter.name(row): row for row, kind in sorted(sorter.kinds.items()) if kind is RowKind.HEADING}
    if not headings or not sorter.label:
        return
    cells = sorter.sheet.cells(sorter.label, sorter.body)
    closing = [row for row, cell in zip(sorter.body, cells, strict=True) if cell in headings and _adds(sorter, row)]
    for row in closing:
        sorter.put(row, RowKind.SUBTOTAL, msg("It adds up the rows since the heading of the same name."))
    sorter.body = [row for row in sorter.body if row not in closing]


def is_closed_below(sorter: Sorter, row: int) -> bool:
    """Whether one of the rows of amounts right below a row that has none bears its name: it is no line but a heading."""
    below = range(row + 1, min(row + _REACH, sorter.region.bottom + 1))
    part = takewhile(lambda other: sorter.kinds.get(other) is not RowKind.NOTE, below)
    return any(other not in sorter.kinds and sorter.name(other) == sorter.name(row) for other in part)


def _adds(sorter: Sorter, row: int) -> bool:
    """Whether a row states the sum of the lines since the nearest heading of its name, more than one of them."""
    name = sorter.name(row)
    above = [
        at for at, kind in sorter.kinds.items() if kind is RowKind.HEADING and at < row and sorter.name(at) == name
    ]
    part = tuple(line for line in sorter.body if max(above, default=row) < line < row)
    values = counted(sorter.cells.row(row))
    return len(part) > 1 and any(values) and Sums(sorter.cells, part).added(0, len(part)) == values
