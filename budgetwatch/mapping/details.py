"""Rows set under another row whose amount they only make a part of: more money or the same, nothing printed tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from budgetwatch.domain.fact import Reading
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.layout import Role, RowKind
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Absent
from budgetwatch.domain.source import CellRef
from budgetwatch.mapping.columns import main_label
from budgetwatch.mapping.groups import row_label
from budgetwatch.mapping.labels import has_bullet
from budgetwatch.mapping.shapes import PERCENT
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.text import plain, shown
from budgetwatch.mapping.words import SHARES

_SHARE = re.compile(SHARES)
_MOST = 5_000  # lines of a table that a person may have indented by hand


def possible_details(sha256: str, sheet: Sheet, reading: Reading) -> Iterator[Issue]:
    """One issue where all rows that stand over others by form hold more than those: they may be details, not lines.

    A printed total that agrees with the lines shows that they are lines.
    """
    proven = any(total.stated is not None and total.agrees for total in reading.totals)
    if proven or not reading.amounts or len(reading.lines) > _MOST:
        return
    yield from _compared(sha256, sheet, reading)
    yield from _coded_parts(sha256, sheet, reading)
    for depths in _marks(sheet, reading):
        parents = _parents(depths)
        if parents and all(_holds_more(reading, parent, children) for parent, children in parents):
            line = reading.lines[parents[0][0]]
            text = msg(
                "The rows set under “{label}” may be a part of its amount; they are counted too.", label=line.label
            )
            cell = CellRef(sha256, reading.layout.sheet, line.row, reading.layout.area.left)
            yield Issue("lines-may-be-details", Severity.WARNING, text, cell)
            return


def _compared(sha256: str, sheet: Sheet, reading: Reading) -> Iterator[Issue]:
    """A row that gives the share of a line in another: the one holds the other's money."""
    layout = reading.layout
    for row, kind in enumerate(layout.rows, layout.area.top):
        label = row_label(sheet, layout, row) if kind is RowKind.NOTE else ""
        if PERCENT in sheet.shape(row, layout.area.left, layout.area.right) and _SHARE.fullmatch(plain(label)):
            text = msg("“{label}” compares lines of this table: one may be a part of another.", label=label)
            yield Issue(
                "lines-may-be-details",
                Severity.WARNING,
                text,
                CellRef(sha256, layout.sheet, row, layout.area.left),
            )
            return


def _coded_parts(sha256: str, sheet: Sheet, reading: Reading) -> Iterator[Issue]:
    """The first row "dont …" whose code is one of the lines': "613 Dont Do (base avancée)" may be a line of that name."""
    layout = reading.layout
    column = next((one.index for one in layout.columns if one.role is Role.CODE), None)
    parts = [row for row, kind in enumerate(layout.rows, layout.area.top) if kind is RowKind.OF_WHICH]
    if column is None or not parts:
        return
    codes = {sheet.text(line.row, column) for line in reading.lines}
    lengths = set(map(len, codes - {""}))
    for row in parts:
        code = sheet.text(row, column)
        if len(lengths) == 1 and len(code) in lengths and code not in codes:
            label = row_label(sheet, layout, row)
            text = msg(
                "“{label}” reads as a part of the row above and has a code like the lines: it is not counted.",
                label=label,
            )
            yield Issue("lines-may-be-details", Severity.WARNING, text, CellRef(sha256, layout.sheet, row, column))
            return


def _marks(sheet: Sheet, reading: Reading) -> Iterator[list[int]]:
    """How deep each line is set, by indentation, leading blanks, bullets and the parts of its code."""
    rows = [line.row for line in reading.lines]
    label = main_label(reading.layout.columns)
    if label is not None:
        yield [sheet.grid.indents.get((row, label.index), 0) for row in rows]
        texts = [cell if isinstance(cell, str) else "" for cell in sheet.cells(label.index, rows)]
        yield [len(text) - len(text.lstrip()) for text in texts]
        yield [int(has_bullet(text)) for text in texts]
    code = next((column.index for column in reading.layout.columns if column.role is Role.CODE), None)
    if code is not None:
        yield [shown(cell).rstrip(".").count(".") for cell in sheet.cells(code, rows)]


def _parents(depths: Sequence[int]) -> list[tuple[int, range]]:
    """Each place that stands over deeper ones right after it, with those."""
    found: list[tuple[int, range]] = []
    for place in range(len(depths) - 1):
        if depths[place + 1] > depths[place]:
            later = range(place + 1, len(depths))
            end = next((n for n in later if depths[n] <= depths[place]), len(depths))
            found.append((place, range(place + 1, end)))
    return found


def _holds_more(reading: Reading, parent: int, children: range) -> bool:
    """Whether a line states in each of its columns at least what the lines under it add up to."""
    pairs = [
        (value, sum(one for n in children if not isinstance(one := column.values[n], Absent)))
        for column in reading.amounts
        if column.counts and not isinstance(value := column.values[parent], Absent)
    ]
    return bool(pairs) and all(value >= added for value, added in pairs)
