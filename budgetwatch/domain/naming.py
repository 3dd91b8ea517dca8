"""Lines known by the words of their labels, as editable lists give them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from budgetwatch.domain.code import normalised


def is_named(label: str, words: Sequence[str]) -> bool:
    """Whether a label holds one of the expressions; a single word must open it ("Divers", not "mines et divers")."""
    plain = f" {normalised(label)} "
    listed = map(_plain, words)
    return any(f" {word} " in plain if " " in word else plain.startswith(f" {word} ") for word in listed)


@cache
def _plain(word: str) -> str:
    """An expression of a list, which is looked for in every label."""
    return normalised(word)
