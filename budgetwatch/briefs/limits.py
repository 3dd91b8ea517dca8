"""The limits of a pack: what the comparison leaves out, what was read with doubts, and what a signal is not."""

from __future__ import annotations

from budgetwatch.briefs.content import PackContent
from budgetwatch.briefs.words import SIGNAL_CAUTION, sentences
from budgetwatch.domain.document import Bullets, Callout, Section, Tone
from budgetwatch.domain.message import Message, msg, msgn

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
    """Whether there are more notes than the box lists."""
    return len(notes_of(content)) > MOST_NOTES


def notes_of(content: PackContent) -> tuple[Message, ...]:
    """What the comparison leaves out, sets aside or misses, each said once."""
    notes = content.comparison.notes if content.comparison else ()
    return tuple(dict.fromkeys(note.reason for note in notes))


def _more_in_dossier(count: int) -> tuple[Message, ...]:
    return (msg("{count} more are in the dossier.", count=count),) if count > 0 else ()


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
