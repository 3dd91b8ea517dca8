"""Number formats that show amounts divided by a thousand or more: a cell holds 982 000 000 and shows 982 000."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from budgetwatch.reading.extras.places import Place, places_at

_APART = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DIVIDES = re.compile(r"[0#?],+(?![0#?,])")
_OF_TEXT = re.compile(rb"\st=[\"'](?:s|str|inlineStr|b|e)[\"']")


def divides(code: str) -> bool:
    """Whether a format code ends its digits with a comma, which stands for a thousand: `#,##0,` or `0.0,,`."""
    return _DIVIDES.search(_APART.sub("", code).partition(";")[0]) is not None


def divided_in(sheet: bytes, styles: Collection[int]) -> Mapping[int, int]:
    """The columns in which a number is in one of these styles, each with the first such row."""
    if not styles:
        return {}
    numbers = b"|".join(str(style).encode() for style in sorted(styles))
    styled = re.finditer(rb"<(?:\w+:)?c(\s[^<>]*?\bs=[\"'](?:" + numbers + rb")[\"'][^<>]*)>", sheet)
    starts = [cell.start() for cell in styled if not cell[1].endswith(b"/") and not _OF_TEXT.search(cell[1])]
    return firsts(places_at(sheet, starts).values())


def firsts(places: Iterable[Place]) -> Mapping[int, int]:
    """The columns of some cells, each with its first row."""
    found: dict[int, int] = {}
    for row, column in places:
        found[column] = min(row, found.get(column, row))
    return found
