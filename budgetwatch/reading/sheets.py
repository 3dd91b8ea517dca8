"""The sheets of a workbook, through calamine, with the errors it leaves out put back."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

from budgetwatch.domain.grid import CellError
from budgetwatch.domain.source import Area
from budgetwatch.reading import limits
from budgetwatch.reading.events import Event, doubt_event, marks_event, row_events, sheet_event
from budgetwatch.reading.marks import Marks
from budgetwatch.reading.refusals import refusal


def sheet_events(content: bytes, marks: Mapping[str, Marks]) -> Iterator[Event]:
    """Every sheet of cells in order: values, then marks.

    Raises:
        Unreadable: `damaged`, `too-many-cells` or `no-sheet`.
    """
    workbook = _open(content)
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    if not sheets:
        raise refusal("no-sheet")
    cells = 0
    for metadata in sheets:
        sheet = _sheet(workbook, metadata.name)
        found = marks.get(metadata.name, Marks())
        cells += _area(sheet)
        if cells > limits.CELLS:
            raise refusal("too-many-cells")
        rows = sheet.to_python(skip_empty_area=False) if sheet.start else []
        _put_errors(rows, found)
        yield sheet_event(metadata.name, len(rows), hidden=metadata.visible != SheetVisibleEnum.Visible)
        yield from row_events(rows)
        yield marks_event(found if marks else Marks(merges=_merges(sheet)))
        if found.form_skipped:
            yield doubt_event("form-not-read", metadata.name)


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
        raise refusal("damaged") from error


def _area(sheet: Any) -> int:
    bottom, right = sheet.end or (-1, -1)
    return (bottom + 1) * (right + 1)


def _put_errors(rows: list[list[Any]], marks: Marks) -> None:
    """Put each error where calamine left a blank; calamine counts it in the used area."""
    for (row, column), text in marks.errors.items():
        rows.extend([] for _ in range(row - len(rows)))
        cells = rows[row - 1]
        cells.extend([None] * (column - len(cells)))
        cells[column - 1] = CellError(text)


def _merges(sheet: Any) -> tuple[Area, ...]:
    ranges = sheet.merged_cell_ranges or []
    return tuple(Area(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in ranges)
