"""A calendar whose days are all written as texts: no number tells where such a table is, only its header does."""

from __future__ import annotations

from budgetwatch.mapping.headers import Header
from budgetwatch.mapping.record_columns import is_calendar_header
from budgetwatch.mapping.regions import Caption, Region
from budgetwatch.mapping.shapes import BLANK, TEXT
from budgetwatch.mapping.sheets import Sheet

_LOOKED_AT = 30  # rows from the top among which the header must stand


def find_calendar(sheet: Sheet) -> list[Region]:
    """The calendar of a sheet in which no table of numbers was found; empty where there is none."""
    for row in range(1, min(sheet.height, _LOOKED_AT) + 1):
        width = len(sheet.shape(row))
        if is_calendar_header(sheet.texts(row, 1, width)):
            return [_region(sheet, row)] if row < sheet.height else []
    return []


def _region(sheet: Sheet, row: int) -> Region:
    shape = sheet.shape(row)
    left = len(shape) - len(shape.lstrip(BLANK)) + 1
    header = Header((row,), left, len(shape), tuple((text,) for text in sheet.texts(row, left, len(shape))))
    bottom = max(number for number in range(row, sheet.height + 1) if sheet.shape(number).strip(BLANK))
    above = tuple(
        Caption(number, column, sheet.text(number, column))
        for number in range(1, row)
        for column, letter in enumerate(sheet.shape(number), 1)
        if letter in (TEXT, "y")
    )
    return Region(header, row, bottom, frozenset(), above, (), ())
