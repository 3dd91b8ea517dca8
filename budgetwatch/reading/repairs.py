"""Texts of a workbook that were encoded twice before they came into it, repaired and told as in a text file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from budgetwatch.reading.events import Event, doubt_event
from budgetwatch.reading.text.doubled import repaired

_SIGNS = tuple(letter.encode() for letter in "ÃÂ√├")


def may_be_doubled(part: bytes) -> bool:
    """Whether the letters that begin what is encoded twice are met in a part; they are rare elsewhere."""
    return any(sign in part for sign in _SIGNS)


def with_repairs(events: Iterable[Event]) -> Iterator[Event]:
    """The same events with texts as they were meant, and a doubt for each sheet where some were not."""
    told = False
    for event in events:
        match event:
            case ("rows" | "columns" as order, runs, exceptions):
                right = tuple([_right(run) for run in runs])
                yield order, right, exceptions
                if not told and any(new is not old for new, old in zip(right, runs, strict=True)):
                    yield doubt_event("encoding-doubled")
                    told = True
            case _:
                told = told and event[0] != "sheet"
                yield event


def _right(run: tuple[Any, ...]) -> tuple[Any, ...]:
    """A packed run of cells as they were meant; the same object where nothing is to repair."""
    how, content, *places = run
    if isinstance(content, bytes):  # numbers
        return run
    values = [repaired(value)[0] if isinstance(value, str) and not value.isascii() else value for value in content]
    return run if all(new == old for new, old in zip(values, content, strict=True)) else (how, values, *places)
