"""Tables drawn as text become workbooks, and what mapping reads from them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest

from budgetwatch.domain.fact import Reading, Verdict
from budgetwatch.domain.grid import CellError, CellValue, Grid, Workbook
from budgetwatch.domain.source import Area, Source
from budgetwatch.mapping import judge, propose


def _cell(text: str) -> CellValue:
    """The value of a drawn cell: numbers are numbers, quotes keep a text as it is, `#REF!` is a failed formula."""
    text = text.strip(" ")
    if not text:
        return None
    if text.startswith("#"):
        return CellError(text)
    if re.fullmatch(r"-?(0|[1-9]\d*)", text):
        return int(text)
    if re.fullmatch(r"-?\d+\.\d+", text) and not re.match(r"0\d", text):
        return float(Decimal(text))
    return text.strip('"')


def draw_grid(drawing: str, sheet: str = "Budget", merges: Sequence[tuple[int, int, int, int]] = ()) -> Grid:
    """The grid of a drawing: one line per row, cells between bars, the first line being row 1."""
    lines = [line.strip() for line in drawing.strip("\n").splitlines()]
    rows = [tuple(_cell(cell) for cell in line.strip("|").split("|")) if line.strip("|") else () for line in lines]
    return Grid(sheet, rows, merges=tuple(Area(*merge) for merge in merges))


def draw_workbook(*grids: Grid, form: str = "xlsx") -> Workbook:
    """A workbook of some grids."""
    return Workbook(Source("dessin.xlsx", "0" * 64, 1, form), grids)


@pytest.fixture
def grid() -> Callable[..., Grid]:
    """Draw one sheet."""
    return draw_grid


@pytest.fixture
def workbook() -> Callable[..., Workbook]:
    """Put sheets into a workbook."""
    return draw_workbook


@pytest.fixture
def read() -> Callable[..., tuple[Reading, ...]]:
    """Every table of some drawn sheets, or of one drawing."""

    def reading(*sheets: Grid | str) -> tuple[Reading, ...]:
        grids = [draw_grid(sheet) if isinstance(sheet, str) else sheet for sheet in sheets]
        return propose(draw_workbook(*grids))[0]

    return reading


@pytest.fixture
def verdict() -> Callable[..., tuple[Verdict, list[str]]]:
    """The verdict on some readings and the codes of its reasons."""

    def judged(readings: Sequence[Reading]) -> tuple[Verdict, list[str]]:
        decided, reasons = judge(readings)
        return decided, sorted({issue.code for issue in reasons})

    return judged
