"""The ministry or institution that a caption or a sheet's name gives to a whole table, where a file has one for each."""

from __future__ import annotations

import re
from collections.abc import Iterable

from budgetwatch.domain.code import Classification, Code, normalised
from budgetwatch.mapping.labels import split_code
from budgetwatch.mapping.meanings import pattern
from budgetwatch.mapping.regions import Region
from budgetwatch.mapping.text import plain, single_spaced
from budgetwatch.mapping.units import without_unit
from budgetwatch.mapping.words import BESIDE_INSTITUTIONS, INSTITUTIONS, OWNERS

_OWNER = re.compile(rf"\W*(?:{OWNERS})\b")
_ASIDE = re.compile(r"\s+[-–—]\s+|[,;(\[]|\s(?=(?:19|20)\d\d\b)")
_INSTITUTION, _BESIDE = pattern(INSTITUTIONS), re.compile(BESIDE_INSTITUTIONS)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LONGEST = 120  # letters of a caption that names an institution


def owner_of(region: Region, sheet: str) -> Code | None:
    """The institution that the nearest caption naming one names, else the sheet's name: `SECTION 210 : Défense` is 210, Défense."""
    found = (_named(caption.text) for caption in reversed(region.captions))
    return next((owner for owner in found if owner), None) or _named_by_sheet(sheet)


def _named(caption: str) -> Code | None:
    text = single_spaced(without_unit(caption))
    if not _OWNER.match(plain(text)) or len(text) > _LONGEST:
        return None
    code, label = split_code(text)
    label = _ASIDE.split(label)[0].strip(" :")
    return Code(Classification.ADMINISTRATION, 1, code, label) if label else None


def _named_by_sheet(sheet: str) -> Code | None:
    """The institution that the whole name of a sheet is, but for a year: "Défense 2023"."""
    rest = _INSTITUTION.sub(" ", normalised(sheet))
    if rest == normalised(sheet) or not all(map(_BESIDE.fullmatch, rest.split())):
        return None
    return Code(Classification.ADMINISTRATION, 1, "", _YEAR.sub(" ", single_spaced(sheet)).strip(" -–—_"))


def several(owners: Iterable[Code | None]) -> bool:
    """Whether a file has tables of different institutions: then each table is told as that of its own."""
    return len({owner for owner in owners if owner}) > 1
