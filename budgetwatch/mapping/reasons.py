"""Reasons put together: what a header says, and what the title adds to it."""

from __future__ import annotations

from budgetwatch.domain.message import Message, msg


def both(one: Message | None, other: Message | None) -> Message | None:
    """Two reasons as one, the first one first; the only one where there is one."""
    if one is None or other is None or one == other:
        return one or other
    return msg("{first} {rest}", first=one, rest=other)
