"""Lines known by the words of their labels, as editable lists give them."""

from __future__ import annotations

from collections.abc import Sequence

from budgetwatch.domain.code import normalised


def is_named(label: str, words: Sequence[str]) -> bool:
    """Whether a label holds one of the expressions; a single word must open it ("Divers", not "mines et divers")."""
    plain = f" {normalised(label)} "
    listed = map(normalised, words)
    return any(f" {word} " in plain if " " in word else plain.startswith(f" {word} ") for word in listed)
