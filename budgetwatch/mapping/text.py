"""The text of cells as it is compared: one case, no accents, ordinary blanks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache

from budgetwatch.domain.grid import CellValue

NOTHING = frozenset((None, ""))
"""What blank cells hold."""

_BLANKS = re.compile(r"[\s\u00a0\u202f\u2007\u2009\u200b\ufeff]+")


def single_spaced(text: str) -> str:
    """The text with every run of blanks, of whatever kind, as one space."""
    if text.isprintable() and "  " not in text:  # the plain case, many times faster; odd blanks are not printable
        return text.strip()
    return _BLANKS.sub(" ", text).strip()


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """The text without case, accents and odd blanks, punctuation kept: `"Crédits  (FCFA)"` is `"credits (fcfa)"`."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("’", "'"))
    return single_spaced("".join(ch for ch in decomposed if not unicodedata.combining(ch)))


def shown(value: CellValue) -> str:
    """The text of a cell as a person reads it: a whole float without `.0`, nothing for a blank."""
    if value is None:
        return ""
    if isinstance(value, str):
        return single_spaced(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def all_shown(values: Sequence[CellValue]) -> list[str]:
    """The text of each cell; ordinary texts, the plain case, are looked at together."""
    if set(map(type, values)) == {str}:
        together = "".join(values)  # type: ignore[arg-type] # all are texts
        if together.isprintable() and "  " not in together:
            return list(map(str.strip, values))  # type: ignore[arg-type] # all are texts
    return list(map(shown, values))


def different_texts(cells: Sequence[CellValue]) -> Collection[str]:
    """The texts of a column, each once where many are repeated; in their order, the quickest, where few are."""
    texts = cells if set(map(type, cells)) == {str} else [cell for cell in cells if isinstance(cell, str)]
    different = set(texts)
    return different if 2 * len(different) < len(texts) else texts  # type: ignore[return-value] # all are texts
