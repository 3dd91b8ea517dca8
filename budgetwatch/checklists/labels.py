"""Lines known by the words of their label or of their nature, as a topic's limits list them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from budgetwatch.domain.code import normalised


def is_named(label: str, words: Sequence[str]) -> bool:
    """Whether a label holds one of the expressions; a single word must open it ("Divers", not "mines et divers")."""
    plain = f" {normalised(label)} "
    listed = map(normalised, words)
    return any(f" {word} " in plain if " " in word else plain.startswith(f" {word} ") for word in listed)


def is_of_nature(natures: Iterable[str], words: Sequence[str]) -> bool:
    """Whether one of a line's natures, each a code or a label, is among the words."""
    return any(is_named(nature, words) for nature in natures)
