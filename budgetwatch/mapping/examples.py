"""The row of a blank workbook that only shows how to fill it: never read as data."""

from __future__ import annotations

import re
from dataclasses import replace

from budgetwatch.domain.layout import Layout, RowKind
from budgetwatch.domain.message import msg
from budgetwatch.mapping.record_words import EXAMPLE
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.text import plain

_EXAMPLE = re.compile(EXAMPLE)
_REACH = 3  # rows below the header in which such a row stands


def example_rows(sheet: Sheet, below: int, last: int, left: int) -> list[int]:
    """The rows right below the header, from `below` on, whose first cell says that they are the example."""
    near = range(below, min(below + _REACH, last + 1))
    return [row for row in near if _EXAMPLE.fullmatch(plain(sheet.text(row, left)))]


def without_example(sheet: Sheet, layout: Layout) -> Layout:
    """The layout with such a row as a note, whatever stands in its other cells."""
    below = layout.header_rows[-1] + 1 if layout.header_rows else layout.area.top
    rows = example_rows(sheet, below, layout.area.bottom, layout.area.left)
    if not rows:
        return layout
    kinds = list(layout.rows)
    for row in rows:
        kinds[row - layout.area.top] = RowKind.NOTE
    why = dict.fromkeys(rows, msg("The example of the blank workbook: it is not read."))
    return replace(layout, rows=tuple(kinds), row_reasons={**layout.row_reasons, **why})
