"""The decimal mark of amounts that prove none, by the other tables of their file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from budgetwatch.domain.fact import Reading
from budgetwatch.domain.grid import CellValue
from budgetwatch.domain.layout import Column, Role
from budgetwatch.mapping.numbers import Form, decide_form
from budgetwatch.mapping.sheets import Sheet

_DOUBT = "number-form-doubtful"
_UNSAID = Form("", proven=False)


def with_form_of_others(sheets: Sequence[Sheet], readings: Sequence[Reading]) -> list[Reading]:
    """The readings, those whose amounts prove no decimal mark settled where all other tables that prove one prove that.

    A file is typed or printed in one form: "716.116" beside a table of "7.450.379" has thousands, no thousandths.
    """
    doubtful = [_doubtful(reading) for reading in readings]
    if not any(doubtful) or all(doubtful):
        return list(readings)
    by_name = {sheet.grid.sheet: sheet for sheet in sheets}
    marks = {
        mark
        for reading, doubts in zip(readings, doubtful, strict=True)
        if not doubts
        for mark in _proven(by_name, reading)
    }
    if len(marks) != 1:
        return list(readings)
    (mark,) = marks
    return [
        _settled(by_name, reading, doubts, mark) if doubts else reading
        for reading, doubts in zip(readings, doubtful, strict=True)
    ]


def _doubtful(reading: Reading) -> set[int]:
    """The columns whose decimal mark nothing proves."""
    return {issue.cell.column for issue in reading.issues if issue.code == _DOUBT and issue.cell}


def _proven(sheets: Mapping[str, Sheet], reading: Reading) -> Iterator[str]:
    """The decimal mark that each amount column proves by itself."""
    for column in reading.layout.columns:
        form = decide_form(_texts(sheets, reading, column.index), _UNSAID) if column.role is Role.AMOUNT else _UNSAID
        if form.proven:
            yield form.decimal


def _texts(sheets: Mapping[str, Sheet], reading: Reading, column: int) -> list[CellValue]:
    area = reading.layout.area
    return sheets[reading.layout.sheet].column(column, area.top, area.bottom)


def _settled(sheets: Mapping[str, Sheet], reading: Reading, doubts: set[int], mark: str) -> Reading:
    """A reading without its doubts where the mark is the one its amounts were read with."""
    known = {column for column in doubts if decide_form(_texts(sheets, reading, column)).decimal == mark}
    columns: list[Column] = [
        replace(column, decimal=mark) if column.index in known else column for column in reading.layout.columns
    ]
    issues = [one for one in reading.issues if not (one.code == _DOUBT and one.cell and one.cell.column in known)]
    return replace(reading, layout=replace(reading.layout, columns=tuple(columns)), issues=tuple(issues))
