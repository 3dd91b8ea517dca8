"""The limits of a pack: what the comparison leaves out, what was read with doubts, and what a signal is not."""

from __future__ import annotations

import re
from collections.abc import Iterable

from budgetwatch.briefs.content import PackContent
from budgetwatch.briefs.words import SIGNAL_CAUTION, sentences
from budgetwatch.domain.document import Bullets, Callout, Section, Tone
from budgetwatch.domain.message import Message, msg, msgn

_PLACE = re.compile(r"\{\w*\}")
MOST_NOTES = 3
MOST_LISTED = 6


def limits_box(content: PackContent) -> Callout:
    """The limits in a box: the first notes of the comparison, where the others stand, then what else is known."""
    notes = notes_of(content)
    parts = (*notes[:MOST_NOTES], *_more(len(notes) - MOST_NOTES), *content.limits, SIGNAL_CAUTION)
    return Callout(Tone.LIMITS, msg("Limits."), sentences(parts))


def limits_section(content: PackContent) -> Section:
    """The limits as a list, for the annexes; the dossier lists those beyond the first."""
    notes = notes_of(content)
    listed = (*notes[:MOST_LISTED], *_more_in_dossier(len(notes) - MOST_LISTED), *content.limits)
    items = listed or (msg("No limit was noted for this snapshot."),)
    return Section(msg("Limits"), (Bullets((*items, SIGNAL_CAUTION), fine=True),))


def exceeds_box(content: PackContent) -> bool:
    """Whether there are more kinds of notes than the box lists."""
    return len(notes_of(content)) > MOST_NOTES


def notes_of(content: PackContent) -> tuple[Message, ...]:
    """What the comparison leaves out, sets aside or misses: each kind of case told once, with how many others are alike."""
    notes = content.comparison.notes if content.comparison else ()
    return tuple(_told_once(dict.fromkeys(note.reason for note in notes)))


def _told_once(notes: Iterable[Message]) -> Iterable[Message]:
    """The first note of each sentence, with the count of those that say it of something else."""
    alike: dict[object, list[Message]] = {}
    for note in notes:
        alike.setdefault(_sentence(note), []).append(note)
    for first, *others in alike.values():
        yield _with_others(first, len(others)) if others else first


def _sentence(note: Message) -> object:
    """What a note says whatever it says it of: its words, or where it has none those of the sentences within it."""
    if any(letter.isalpha() for letter in _PLACE.sub("", note.text)):
        return note.text
    return note.text, tuple(_sentence(part) for _, part in note.arguments if isinstance(part, Message))


def _with_others(note: Message, count: int) -> Message:
    return msgn(
        "{note} The same goes for {count} other case, which the dossier shows.",
        "{note} The same goes for {count} other cases, which the dossier shows.",
        count,
        note=note,
    )


def _more_in_dossier(count: int) -> tuple[Message, ...]:
    if count <= 0:
        return ()
    return (msgn("{count} more is in the dossier.", "{count} more are in the dossier.", count),)


def _more(count: int) -> tuple[Message, ...]:
    if count <= 0:
        return ()
    return (
        msgn(
            "And {count} more: see the list of limits at the end.",
            "And {count} more: see the list of limits at the end.",
            count,
        ),
    )
