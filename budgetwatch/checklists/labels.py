"""Lines known by the words of their label or of their nature, as a topic's limits list them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from budgetwatch.domain.naming import is_named

__all__ = ["is_named", "is_of_nature"]


def is_of_nature(natures: Iterable[str], words: Sequence[str]) -> bool:
    """Whether one of a line's natures, each a code or a label, is among the words."""
    return any(is_named(nature, words) for nature in natures)
