"""Merged cells."""

from __future__ import annotations

import re

from budgetwatch.domain.source import Area
from budgetwatch.reading.extras.places import area_of, attribute

_MERGE = re.compile(rb"<(?:\w+:)?mergeCell(\s[^<>]*)>")
_REF = attribute("ref")


def merges_in(sheet: bytes) -> tuple[Area, ...]:
    """The merged rectangles, in the order of the file."""
    if b"mergeCell" not in sheet:
        return ()
    references = (_REF.search(tag[1]) for tag in _MERGE.finditer(sheet, max(0, sheet.rfind(b"sheetData"))))
    return tuple(area for found in references if found and (area := area_of(found[1])))
