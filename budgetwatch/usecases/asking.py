"""The open questions of a table put together: one for the columns that share it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.source import column_letters

if TYPE_CHECKING:
    from budgetwatch.usecases.deciding import ImportQuestion


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
    """The questions, those of a table that differ by their column only put as one, in the order of the tables."""
    alike: dict[tuple[str, str], list[ImportQuestion]] = {}
    for one in questions:
        alike.setdefault((one.table, one.asked.value), []).append(one)
    return tuple(
        Asking(tuple(group), group[0].message if len(group) == 1 else _together(asked, group))
        for (_, asked), group in alike.items()
    )


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
