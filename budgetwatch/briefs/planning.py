"""The parts of an outline as the committee planned them: in its order, without those left out, with its own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from budgetwatch.domain.document import Block, Callout, Section, Tone
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.pack import PlannedPart


def arrange(blocks: Sequence[Block], plan: Sequence[PlannedPart]) -> tuple[Block, ...]:
    """The blocks in the plan's order; a part that the plan does not name keeps its place after those before it.

    What is no part (no titled section) stays at the head.
    """
    opening = tuple(block for block in blocks if not isinstance(block, Section))
    parts = {part.title.text: part for part in blocks if isinstance(part, Section)}
    planned = {one.name: one for one in plan}
    kept = (_with_comment(parts[name], planned.get(name)) for name in order(tuple(parts), plan))
    return (*opening, *(part for part in kept if part is not None))


def order(names: Sequence[str], plan: Sequence[PlannedPart]) -> tuple[str, ...]:
    """The names of an outline's parts in the plan's order; a part that is new to the plan follows the one it followed."""
    ordered = [one.name for one in plan if one.name in names]
    for place, name in enumerate(names):
        if name not in ordered:
            before = names[place - 1] if place else None
            ordered.insert(ordered.index(before) + 1 if before is not None else 0, name)
    return tuple(ordered)


def _with_comment(part: Section, planned: PlannedPart | None) -> Section | None:
    if planned is None:
        return part
    if not planned.printed:
        return None
    if not planned.comment.strip():
        return part
    note = Callout(Tone.NOTE, msg("Note of the committee"), Message(planned.comment.strip()))
    return replace(part, blocks=(note, *part.blocks))
