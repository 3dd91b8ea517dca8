"""How many cells an .ods claims, without making them."""

from __future__ import annotations

import re

from budgetwatch.reading import limits
from budgetwatch.reading.refusals import refusal

_TAG = re.compile(rb"<(/?)(?:\w+:)(table-row|table-cell|covered-table-cell|table)((?:\s[^<>]*?)?)(/?)>")
_REPEATED = {
    b"table-row": re.compile(rb"number-rows-repeated=[\"'](\d{1,12})[\"']"),
    b"table-cell": re.compile(rb"number-columns-repeated=[\"'](\d{1,12})[\"']"),
}
_VALUED = re.compile(rb"(?:office|calcext):value-type=|(?:office:)(?:string-|boolean-|date-|time-)?value=")
_DEPTH = 8  # tables in cells of tables


def check_extent(content: bytes) -> None:
    """Nothing, where the cells up to the last that holds something are few enough.

    Empty cells and rows repeated to the end of the sheet, which LibreOffice writes, do not count.

    Raises:
        Unreadable: `too-many-cells`, or `damaged` where tables stand in tables deeper than any program writes.
    """
    total = height = width = row_width = column = row_times = depth = 0
    filled_height = 0
    for tag in _TAG.finditer(content):
        closes, name, inside, empty = tag.groups()
        if name == b"table":
            depth = _deeper(depth, closes, empty)
            if closes:
                total += filled_height * width
            height = width = filled_height = 0
        elif name == b"table-row":
            if not closes:
                row_times, column, row_width = _times(b"table-row", inside), 0, 0
            if closes or empty:
                height += row_times
                width = max(width, row_width)
                filled_height = height if row_width else filled_height
        elif not closes:
            column += _times(b"table-cell", inside)
            if _VALUED.search(inside):
                row_width = column
        if total + filled_height * width > limits.CELLS:
            raise refusal("too-many-cells")


def _deeper(depth: int, closes: bytes, empty: bytes) -> int:
    """In how many tables the document is after a tag of one."""
    depth += 0 if empty else -1 if closes else 1
    if depth > _DEPTH:
        raise refusal("damaged")
    return depth


def _times(name: bytes, inside: bytes) -> int:
    found = _REPEATED[name].search(inside)
    return int(found[1]) if found else 1
