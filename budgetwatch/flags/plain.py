"""Texts as rules compare them: a register repeats the same ones thousands of times."""

from __future__ import annotations

from functools import lru_cache

from budgetwatch.domain.code import normalised

plain = lru_cache(maxsize=100_000)(normalised)
"""The text without case, accents and punctuation."""
_NOTHING = frozenset(
    ("neant", "nd", "n d", "na", "n a", "nc", "n c", "aucun", "aucune", "inconnu", "inconnue", "non renseigne", "non declare",
     "none", "unknown", "not stated", "not declared")
)  # fmt: skip


@lru_cache(maxsize=100_000)
def stated(text: str) -> str:
    """The plain text, "" where it only says that nothing is known: many contracts share that, and nothing links them."""
    found = plain(text)
    return "" if found in _NOTHING else found


@lru_cache(maxsize=100_000)
def number_of(text: str) -> str:
    """A registration number without blanks, in capitals; "" where it has no digit but zeros."""
    found = "".join(text.split()).upper()
    return found if any(sign.isdigit() and sign != "0" for sign in found) else ""
