"""The sheets of a workbook, through calamine, with the errors it leaves out put back."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from budgetwatch.domain.grid import CellError
from budgetwatch.domain.source import Area
from budgetwatch.reading import limits
from budgetwatch.reading.events import Event, chunks, doubt_event, marks_event, rows_event, sheet_event
from budgetwatch.reading.marks import Marks
from budgetwatch.reading.refusals import refusal


def sheet_events(content: bytes, marks: Mapping[str, Callable[[], Marks]]) -> Iterator[Event]:
    """Every sheet of cells in order: values, then marks.

    Args:
        content: the bytes of the workbook.
        marks: gives the marks of a sheet, where its format has some; asked for when the values are there.

    Raises:
        Unreadable: `damaged`, `too-many-cells` or `no-sheet`.
    """
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    workbook = _open(content)
    sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    if not sheets:
        raise refusal("no-sheet")
    cells = 0
    for metadata in sheets:
        sheet = _sheet(workbook, metadata.name)
        bottom, right = sheet.end or (-1, -1)
        cells += (bottom + 1) * (right + 1)
        if cells > limits.CELLS:
            raise refusal("too-many-cells")
        yield sheet_event(metadata.name, bottom + 1, hidden=metadata.visible != SheetVisibleEnum.Visible)
        found = marks[metadata.name]() if metadata.name in marks else Marks()
        yield from _content_events(sheet, replace(found, merges=found.merges or _merges(sheet)))


def _content_events(sheet: Any, marks: Marks) -> Iterator[Event]:
    errors: dict[int, list[tuple[int, str]]] = {}
    for (row, column), text in marks.errors.items():
        errors.setdefault(row, []).append((column, text))
    top = 1
    for chunk in chunks(_rows(sheet)):
        for row in errors.keys() & range(top, top + len(chunk)):
            chunk[row - top] = _with_errors(chunk[row - top], errors[row])
        yield rows_event(chunk)
        top += len(chunk)
    yield marks_event(marks)
    if marks.form_skipped:
        yield doubt_event("form-not-read")


def _rows(sheet: Any) -> Iterator[Sequence[Any]]:
    """The rows from A1 on: calamine gives those from the first cell that holds something.

    `iter_rows` would hold fewer rows at once, but it begins at row 1 and yet at the first column used.
    """
    top, left = sheet.start or (0, 0)
    margin = [None] * left
    yield from ([None] * (left + sheet.width),) * top
    for row in sheet.to_python(skip_empty_area=True):
        yield margin + row if left else row


def _with_errors(row: Sequence[Any], errors: list[tuple[int, str]]) -> list[Any]:
    """The row with errors where calamine left blanks."""
    values = list(row)
    for column, text in errors:
        values.extend([None] * (column - len(values)))
        values[column - 1] = CellError(text)
    return values


def _open(content: bytes) -> Any:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError as error:
        raise refusal("needs-password") from error
    except CalamineError as error:
        raise refusal("damaged") from error


def _sheet(workbook: Any, name: str) -> Any:
    from python_calamine import CalamineError

    try:
        return workbook.get_sheet_by_name(name)
    except CalamineError as error:
        raise refusal("too-many-cells" if "limit exceeded" in str(error) else "damaged") from error


def _merges(sheet: Any) -> tuple[Area, ...]:
    ranges = sheet.merged_cell_ranges or []
    return tuple(Area(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in ranges)
