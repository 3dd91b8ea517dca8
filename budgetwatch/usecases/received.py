"""The received files, opened again from the bytes that the dossier keeps."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from threading import Lock

from budgetwatch import reading
from budgetwatch.domain.errors import NeedsPassword, NotFound
from budgetwatch.domain.grid import CellValue, Grid, Workbook
from budgetwatch.domain.source import Area, CellRef, Source
from budgetwatch.jobs import SILENT, Job
from budgetwatch.store import corrections, sources
from budgetwatch.store.dossier import Dossier

MARGIN_ROWS, MARGIN_COLUMNS, KEPT_OPEN = 40, 12, 3


@dataclass(frozen=True, slots=True)
class SheetView:
    """A part of a received sheet as drawn beside a figure: texts, where they start, and which cells are lit.

    `rows[0][0]` stands at (`first_row`, `first_column`), both counted from 1; `merges` are in sheet coordinates, and so
    are the `corrected` cells, which are drawn as received all the same.
    """

    source: Source
    sheet: str
    first_row: int
    first_column: int
    rows: tuple[tuple[str, ...], ...]
    lit: frozenset[tuple[int, int]]
    active: tuple[int, int]
    merges: tuple[Area, ...] = ()
    height: int = 0
    width: int = 0
    corrected: frozenset[tuple[int, int]] = frozenset()


def view_sheet(
    dossier: Dossier, cells: tuple[CellRef, ...], active: int = 0, job: Job = SILENT, *, whole: bool = False
) -> SheetView:
    """The sheet around one of the cells, with all cells of that sheet lit; `whole` gives every row."""
    at = cells[active]
    grid = _grid(dossier, at, job)
    top = 1 if whole else max(1, at.row - MARGIN_ROWS)
    bottom = grid.height if whole else min(grid.height, at.row + MARGIN_ROWS)
    right = min(grid.width, max(at.column, MARGIN_COLUMNS) + 2) if not whole else grid.width
    rows = tuple(
        tuple(shown(grid.cell(row, column)) for column in range(1, right + 1)) for row in range(top, bottom + 1)
    )
    lit = frozenset(
        (one.row, one.column) for one in cells if (one.file_sha256, one.sheet) == (at.file_sha256, at.sheet)
    )
    source = sources.one(dossier, at.file_sha256)
    here = (at.row, at.column)
    corrected = _corrected(dossier, at)
    return SheetView(source, at.sheet, top, 1, rows, lit, here, grid.merges, grid.height, grid.width, corrected)


def _corrected(dossier: Dossier, at: CellRef) -> frozenset[tuple[int, int]]:
    """The cells of the same sheet that a person reads otherwise than received."""
    kept = corrections.listed(dossier)
    return frozenset((one.row, one.column) for one in kept if (one.source, one.sheet) == (at.file_sha256, at.sheet))


def raw_texts(dossier: Dossier, cells: Iterable[CellRef], job: Job = SILENT) -> dict[CellRef, str]:
    """The text of each cell as received; empty where the file asks for its password again."""
    texts: dict[CellRef, str] = {}
    for _, group in groupby(sorted(cells), key=lambda cell: (cell.file_sha256, cell.sheet)):
        wanted = tuple(group)
        try:
            grid = _grid(dossier, wanted[0], job)
        except NeedsPassword:
            continue
        job.check()
        texts |= {cell: shown(grid.cell(cell.row, cell.column)) for cell in wanted}
    return texts


def received_sheet(dossier: Dossier, sha256: str, sheet: str, job: Job = SILENT) -> Grid:
    """A sheet of a received file, whole; NotFound where the file has none of that name."""
    return _grid(dossier, CellRef(sha256, sheet, 1, 1), job)


def shown(value: CellValue) -> str:
    """A cell as text, close to what the spreadsheet shows: blanks empty, whole numbers without a point."""
    match value:
        case None:
            return ""
        case datetime():
            return value.isoformat(" ", "minutes") if (value.hour or value.minute) else value.date().isoformat()
        case date():
            return value.isoformat()
        case float():
            return repr(value)
        case _:
            return str(value)


def _grid(dossier: Dossier, cell: CellRef, job: Job) -> Grid:
    for grid in _workbook(dossier, cell.file_sha256, job).grids:
        if grid.sheet == cell.sheet:
            return grid
    raise NotFound


_opened: OrderedDict[tuple[str, str], Workbook] = OrderedDict()
"""The last few received files, by the hash of their bytes and their name, after which the sheet of a text is called."""
_opening = Lock()


def _workbook(dossier: Dossier, sha256: str, job: Job) -> Workbook:
    with _opening:
        key = (sha256, sources.one(dossier, sha256).name)
        if key not in _opened:
            _opened[key] = reading.read_workbook(sources.content(dossier, sha256), key[1], job=job)[0]
        _opened.move_to_end(key)
        while len(_opened) > KEPT_OPEN:
            _opened.popitem(last=False)
        return _opened[key]
