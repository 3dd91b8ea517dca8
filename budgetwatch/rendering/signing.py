"""Where a document is signed, and what is said above each signature."""

from __future__ import annotations

from budgetwatch.domain.document import Block, Document, SourcesAnnex
from budgetwatch.domain.message import msg
from budgetwatch.i18n import Language

_TO_FILL, _DAY = "." * 18, "." * 14
ACROSS = 3
"""Signatures beside one another."""


def body_and_annex(document: Document) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The blocks above the signatures, then those from the annex of sources on."""
    blocks = document.blocks
    end = next((at for at, block in enumerate(blocks) if isinstance(block, SourcesAnnex)), len(blocks))
    return blocks[:end], blocks[end:]


def place_and_day(language: Language) -> str:
    """The sentence to fill in by hand: where and when it is signed."""
    return language.word(msg("Done at {place} on {day}", place=_TO_FILL, day=_DAY))
