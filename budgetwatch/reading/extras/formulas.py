"""Formulas whose result is not in the file."""

from __future__ import annotations

import re

from budgetwatch.reading.extras.places import Place, cells

_NEXT = re.compile(
    rb"\s*<(?:\w+:)?f(?:\s[^<>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:(?P<none></(?:\w+:)?c>|<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</)|<(?:\w+:)?v>\s*(?P<zero>0)\s*</)?"
)
_FORMULAS = (b"<f>", b"<f ", b"<f/", b":f>", b":f ")


def uncalculated_in(sheet: bytes, *, distrust_zero: bool) -> frozenset[Place]:
    """The cells whose formula has no result yet.

    Args:
        sheet: the sheet's XML.
        distrust_zero: the writing program asked for a calculation on opening, so that a result of 0 is a placeholder.
    """
    if not any(tag in sheet for tag in _FORMULAS):
        return frozenset()
    wanted = ("none", "zero") if distrust_zero else ("none",)
    return frozenset(
        place
        for place, _, end in cells(sheet)
        if (found := _NEXT.match(sheet, end)) and any(found[name] is not None for name in wanted)
    )
