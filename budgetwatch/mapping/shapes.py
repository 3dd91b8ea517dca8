"""The shape of a sheet: one letter per cell, so that rows and columns are compared as short texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, time, timedelta
from functools import lru_cache

from budgetwatch.domain.grid import CellError, CellValue
from budgetwatch.mapping.numbers import absence, is_error, printed

BLANK, TEXT, NUMBER, YEAR, DATE, ERROR, MARK, PERCENT = ".tnyde-p"
_CODE = re.compile(r"0\d.*")


def shape_rows(rows: Sequence[Sequence[CellValue]]) -> list[str]:
    """One text per row, one letter per cell: blank, text, number, year, date, error, mark of absence, percentage."""
    return ["".join([_LETTERS.get(type(value), _other)(value) for value in row]).rstrip(BLANK) for row in rows]


def shape_columns(shapes: Sequence[str], width: int) -> list[str]:
    """The same letters read downwards: one text per column."""
    return ["".join(letters) for letters in zip(*(shape.ljust(width, BLANK) for shape in shapes), strict=True)]


def _other(value: CellValue) -> str:
    return DATE if isinstance(value, date) else TEXT


def _number(value: float) -> str:
    return YEAR if 1950 <= value <= 2100 and value == int(value) else NUMBER


def _blank(_: CellValue) -> str:
    return BLANK


def _failed(_: CellValue) -> str:
    return ERROR


def _time(_: CellValue) -> str:
    return DATE


@lru_cache(maxsize=200_000)
def _text_kind(text: str) -> str:
    """The letter of a text. A number that starts with 0 and a digit is a code: text."""
    if not text or not text.strip():
        return BLANK
    match = printed(text)
    if match is not None:
        if match["percent"]:
            return PERCENT
        body = match["body"]
        if _CODE.fullmatch(body):
            return TEXT
        return YEAR if len(body) == 4 and "1950" <= body <= "2100" and text.strip() == body else NUMBER
    if is_error(text):
        return ERROR
    return MARK if absence(text) else TEXT


_LETTERS: dict[type, Callable[..., str]] = {
    str: _text_kind,
    int: _number,
    float: _number,
    type(None): _blank,
    CellError: _failed,
    timedelta: _time,
    time: _time,
}
