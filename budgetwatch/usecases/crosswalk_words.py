"""The words for what became of places and for how far that is settled: one place for window and terminal."""

from __future__ import annotations

from budgetwatch.domain.crosswalk import LinkKind, LinkState
from budgetwatch.domain.message import Message, msg

KINDS: dict[LinkKind, Message] = {
    LinkKind.KEPT: msg("goes on"),
    LinkKind.RENAMED: msg("renamed"),
    LinkKind.RECODED: msg("other code"),
    LinkKind.MERGED: msg("merged"),
    LinkKind.SPLIT: msg("split up"),
    LinkKind.APART: msg("two different places"),
    LinkKind.ENDED: msg("without a successor"),
    LinkKind.OPENED: msg("without a predecessor"),
}
STATES: dict[LinkState, Message] = {
    LinkState.CERTAIN: msg("Certain"),
    LinkState.TO_REVIEW: msg("To review"),
    LinkState.CONFIRMED: msg("Confirmed"),
    LinkState.APART: msg("Kept apart"),
    LinkState.UNMATCHED: msg("On one side only"),
}
