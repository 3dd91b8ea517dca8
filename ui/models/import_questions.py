"""The open questions of a table put together: one for the columns that share it; and the years worth proposing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from budgetwatch.domain.layout import Layout
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.source import column_letters

if TYPE_CHECKING:
    from budgetwatch.domain.grid import Grid
    from budgetwatch.usecases.deciding import ImportQuestion

_YEAR = re.compile(r"(?<!\d)(?:19[89]\d|20[0-6]\d)(?!\d)")
_TITLE_ROWS, _PROPOSED = 12, 6


@dataclass(frozen=True, slots=True)
class Asking:
    """One thing to ask: the questions it settles, and the sentence that asks it."""

    questions: tuple[ImportQuestion, ...]
    message: Message

    @property
    def asked(self) -> str:
        """What it is about."""
        return self.questions[0].asked.value

    @property
    def shared(self) -> bool:
        """Whether several columns share it."""
        return len(self.questions) > 1


def askings(questions: Sequence[ImportQuestion]) -> tuple[Asking, ...]:
    """The questions of one table, those that differ by their column only put as one, in the order of the table."""
    found = []
    order = {one.asked: place for place, one in reversed([*enumerate(questions)])}
    ranked = sorted(questions, key=lambda one: order[one.asked])
    for asked, group in groupby(ranked, key=lambda one: one.asked):
        alike = tuple(group)
        found.append(Asking(alike, alike[0].message if len(alike) == 1 else _together(asked.value, alike)))
    return tuple(found)


def _together(asked: str, questions: Sequence[ImportQuestion]) -> Message:
    columns = [one.column or "" for one in questions]
    first, last = columns[0], columns[-1]
    run = [column_letters(at) for at in range(column_number(first), column_number(last) + 1)]
    if columns == run:
        return (
            msg("Of which year are columns {first} to {last}?", first=first, last=last)
            if asked == "year"
            else msg("Which stage do columns {first} to {last} show?", first=first, last=last)
        )
    named = ", ".join(columns)
    return (
        msg("Of which year are columns {columns}?", columns=named)
        if asked == "year"
        else msg("Which stage do columns {columns} show?", columns=named)
    )


def column_number(letters: str) -> int:
    """The place of a column, from 1, by its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def proposed_years(file: str, grid: Grid, layout: Layout) -> tuple[int, ...]:
    """About six years: those that the name of the file, the sheet and its titles speak of, then those beside them."""
    above = grid.rows[: min(layout.area.top + 2, _TITLE_ROWS)]
    texts = (file, grid.sheet, *(str(value) for row in above for value in row if value is not None))
    seen = [*dict.fromkeys(year for text in texts for year in _years(text))]
    centre = seen[0] if seen else datetime.now(UTC).year
    beside = [centre + step for step in (0, -1, 1, -2, 2, -3)]
    return tuple(dict.fromkeys([*seen, *beside]))[:_PROPOSED]


def _years(text: str) -> Iterator[int]:
    return (int(found) for found in _YEAR.findall(text))
