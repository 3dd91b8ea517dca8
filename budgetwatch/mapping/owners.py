"""The ministry or institution that a caption gives to a whole table, where a file prints one table for each."""

from __future__ import annotations

import re
from collections.abc import Iterable

from budgetwatch.domain.code import Classification, Code
from budgetwatch.mapping.labels import split_code
from budgetwatch.mapping.regions import Region
from budgetwatch.mapping.text import plain, single_spaced
from budgetwatch.mapping.units import without_unit
from budgetwatch.mapping.words import OWNERS

_OWNER = re.compile(rf"\W*(?:{OWNERS})\b")
_ASIDE = re.compile(r"\s+[-–—]\s+|[,;(\[]|\s(?=(?:19|20)\d\d\b)")
_LONGEST = 120  # letters of a caption that names an institution


def owner_of(region: Region) -> Code | None:
    """The institution that the nearest caption naming one names: `SECTION 210 : Défense` is 210, Défense."""
    found = (_named(caption.text) for caption in reversed(region.captions))
    return next((owner for owner in found if owner), None)


def _named(caption: str) -> Code | None:
    text = single_spaced(without_unit(caption))
    if not _OWNER.match(plain(text)) or len(text) > _LONGEST:
        return None
    code, label = split_code(text)
    label = _ASIDE.split(label)[0].strip(" :")
    return Code(Classification.ADMINISTRATION, 1, code, label) if label else None


def several(owners: Iterable[Code | None]) -> bool:
    """Whether a file has tables of different institutions: then each table is told as that of its own."""
    return len({owner for owner in owners if owner}) > 1
