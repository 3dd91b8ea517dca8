"""The sheets of a workbook, through calamine, with the errors it leaves out put back."""

from __future__ import annotations

import io
from abc import ABC, abstractmethod
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from budgetwatch.domain.grid import CellError
from budgetwatch.domain.source import Area
from budgetwatch.reading import limits
from budgetwatch.reading.events import Event, chunks, doubt_event, marks_event, rows_event, sheet_event
from budgetwatch.reading.marks import Marks
from budgetwatch.reading.pieces import Pieces
from budgetwatch.reading.refusals import refusal


class Beside(ABC):
    """What is known of the sheets of a workbook beside what calamine reads from it, by their names."""

    @abstractmethod
    def marks(self, name: str) -> Marks:
        """The marks of a sheet; asked for once, when its values are there."""

    def pieces(self, name: str, open_sheet: Callable[[bytes], Any]) -> Pieces | None:  # noqa: ARG002 - most have none
        """A large sheet in pieces that `open_sheet` makes of workbooks; None where it is read from the whole one."""
        return None


@dataclass(frozen=True, slots=True)
class Known(Beside):
    """Marks that were found before."""

    found: Mapping[str, Marks]

    def marks(self, name: str) -> Marks:
        """Those of the sheet; none where its name is not known."""
        return self.found.get(name, Marks())


def sheet_events(content: bytes, beside: Beside) -> Iterator[Event]:
    """Every sheet of cells in order: values, then marks.

    Raises:
        Unreadable: `damaged`, `too-many-cells` or `no-sheet`.
    """
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    workbook = _open(content)
    sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    if not sheets:
        raise refusal("no-sheet")
    room = limits.CELLS
    for metadata in sheets:
        name, hidden = metadata.name, metadata.visible != SheetVisibleEnum.Visible
        pieces = beside.pieces(name, partial(_sheet_of, name=name)) or _whole(_sheet(workbook, name))
        yield sheet_event(name, pieces.height, hidden=hidden)
        room = yield from _content_events(pieces, beside.marks(name), room)


def _whole(sheet: Any) -> Pieces:
    return Pieces((sheet.end or (-1,))[0] + 1, iter([sheet]))


def _content_events(pieces: Pieces, marks: Marks, room: int) -> Generator[Event, None, int]:
    """The events of a sheet; gives back how many cells may still follow."""
    errors: dict[int, list[tuple[int, str]]] = {}
    for (row, column), text in marks.errors.items():
        errors.setdefault(row, []).append((column, text))
    top, merges = 0, marks.merges
    for sheet in pieces.sheets:
        room -= _area(sheet, top)
        if room < 0:
            raise refusal("too-many-cells")
        for chunk in chunks(_rows(sheet, top)):
            for row in errors.keys() & range(top + 1, top + len(chunk) + 1):
                chunk[row - top - 1] = _with_errors(chunk[row - top - 1], errors[row])
            yield rows_event(chunk)
            top += len(chunk)
        merges = merges or _merges(sheet)
    yield marks_event(replace(marks, merges=merges))
    if marks.form_skipped:
        yield doubt_event("form-not-read")
    return room


def _area(sheet: Any, top: int) -> int:
    """How many cells a sheet has below its first `top` rows, the empty ones at their left included."""
    bottom, right = sheet.end or (top - 1, 0)
    return int((bottom + 1 - top) * (right + 1))


def _rows(sheet: Any, top: int) -> Iterator[Sequence[Any]]:
    """The rows below the first `top` ones, from A1 on: calamine gives those from the first cell that holds something.

    `iter_rows` would hold fewer rows at once, but it begins at row 1 and yet at the first column used.

    Raises:
        Unreadable: `damaged` where rows do not follow each other.
    """
    first, left = sheet.start or (top, 0)
    if first < top:
        raise refusal("damaged")
    margin = [None] * left
    yield from ([None] * (left + sheet.width),) * (first - top)
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


def _sheet_of(content: bytes, name: str) -> Any:
    return _sheet(_open(content), name)


def _merges(sheet: Any) -> tuple[Area, ...]:
    ranges = sheet.merged_cell_ranges or []
    return tuple(Area(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in ranges)
