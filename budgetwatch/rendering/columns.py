"""Column widths of a table: numbers never break, words share what is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from budgetwatch.rendering.fonts import kept, width
from budgetwatch.rendering.style import TextStyle

PADDING = 13.0
LEAST_WORDS, LEAST_FIRST, MOST_WORDS, MOST_WORD = 30.0, 110.0, 330.0, 110.0


@dataclass(frozen=True, slots=True)
class ColumnText:
    """A column as text: its header, its cells, and whether they are numbers."""

    header: str
    cells: Sequence[str]
    numeric: bool


def column_widths(columns: Sequence[ColumnText], style: TextStyle, head: TextStyle, room: float) -> list[float]:
    """The width of each column, adding up to the room; numbers take what they need, words what is left."""
    needed = [_longest(column, style, head) if column.numeric else 0.0 for column in columns]
    words = [place for place, column in enumerate(columns) if not column.numeric]
    left = room - sum(needed)
    if not words:
        return [wide * room / (sum(needed) or 1) for wide in needed]
    wanted = {place: _wanted(columns[place], style) for place in words}
    total = sum(wanted.values()) or 1.0
    least = {place: _longest_word(columns[place], style, head) for place in words}
    spare = max(0.0, left - sum(least.values()))
    scale = min(1.0, max(left, LEAST_WORDS) / sum(least.values()))
    shares = {place: least[place] * scale + spare * wanted[place] / total for place in words}
    return [shares.get(place, needed[place]) for place in range(len(columns))]


def fits(columns: Sequence[ColumnText], style: TextStyle, head: TextStyle, room: float) -> bool:
    """Whether the numbers leave the words enough room in this style."""
    numbers = sum(_longest(column, style, head) for column in columns if column.numeric)
    words = [column for column in columns if not column.numeric]
    return numbers + LEAST_FIRST + LEAST_WORDS * max(0, len(words) - 1) <= room


def _longest(column: ColumnText, style: TextStyle, head: TextStyle) -> float:
    cells = max((width(kept(text), head.face, style.size) for text in column.cells), default=0.0)
    header = max((width(word, head.face, head.size) for word in kept(column.header).split(" ")), default=0.0)
    return max(cells, header) + PADDING


def _longest_word(column: ColumnText, style: TextStyle, head: TextStyle) -> float:
    """The room without which an ordinary word would be cut; endless words are cut all the same."""
    cells = (width(word, style.face, style.size) for text in column.cells for word in kept(text).split(" "))
    longest = max(
        (*cells, *(width(word, head.face, head.size) for word in kept(column.header).split(" "))), default=0.0
    )
    return min(max(longest + PADDING, LEAST_WORDS), MOST_WORD)


def _wanted(column: ColumnText, style: TextStyle) -> float:
    """The room a column of words would like beyond its longest word: long texts count less and less."""
    longest = max((width(kept(text), style.face, style.size) for text in (column.header, *column.cells)), default=1.0)
    return float(min(longest, 90 + 6 * longest**0.5, MOST_WORDS))
