"""Formulas whose result is not in the file."""

from __future__ import annotations

import re

from budgetwatch.reading.extras.places import Place, places_at

# Looked for one by one and as patterns: many times faster than both at once, and twice as fast as `in`.
_BEGUN = (re.compile(rb"<f"), re.compile(rb":f"))
_FORMULA = rb"<(?:\w+:)?f(?:\s[^<>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
_NO_RESULT = rb"</(?:\w+:)?c>|<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</"
_ZERO = rb"<(?:\w+:)?v>\s*0\s*</"
_PENDING = re.compile(_FORMULA + rb"(?:" + _NO_RESULT + rb")")
_PENDING_OR_ZERO = re.compile(_FORMULA + rb"(?:" + _NO_RESULT + rb"|" + _ZERO + rb")")


def uncalculated_in(sheet: bytes, *, distrust_zero: bool) -> frozenset[Place]:
    """The cells whose formula has no result yet.

    Args:
        sheet: the sheet's XML.
        distrust_zero: the writing program asked for a calculation on opening, so that a result of 0 is a placeholder.
    """
    if not any(begun.search(sheet) for begun in _BEGUN):
        return frozenset()
    pending = _PENDING_OR_ZERO if distrust_zero else _PENDING
    # The formula comes first in its cell: the tag before it is the cell's.
    starts = (sheet.rfind(b"<", 0, found.start()) for found in pending.finditer(sheet))
    return frozenset(places_at(sheet, starts).values())
