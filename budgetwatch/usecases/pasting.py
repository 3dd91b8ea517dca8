"""Text pasted from a spreadsheet or a PDF as the cells of a table; what was written stays as it was written."""

from __future__ import annotations

import csv
import re

from budgetwatch.domain.typed import Cells

_RUN = re.compile(r"(?:[ \u00a0\u202f\u2007]{2,}|\t)+")
_CELL = re.compile(r'("(?:[^"\t]|"")*+"|[^\t\n]*)([\t\n])')
"""A cell and what ends it. Spreadsheets quote a cell of several lines; a mark that nothing closes is part of the text."""
_LEAST = 2
"""Lines with as many semicolons that make a table."""
_BLANK = " \u00a0\u202f\u2007"


def cells_of(text: str) -> Cells:
    """The cells of a pasted text: parted by tabs as spreadsheets do, or by semicolons as text files do.

    Else they are parted by the gaps of two blanks or more of a page.

    One blank parts nothing, so that "12 500" stays one amount. Where rows of a page leave columns empty, the gaps that
    all of them share tell the columns.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    if not text.strip():
        return ()
    if "\t" in text:
        return _tabbed(text)
    lines = text.split("\n")
    if (marked := _marked(lines)) is not None:
        return marked
    return _aligned(lines) or tuple(_parted(line) for line in lines)


def _tabbed(text: str) -> Cells:
    """The cells between tabs; a line of nothing has none."""
    rows: list[list[str]] = [[]]
    for cell, end in _CELL.findall(text + "\n"):
        rows[-1].append(_unquoted(cell).strip())
        if end == "\n":
            rows.append([])
    return tuple(tuple(row) if row != [""] else () for row in rows[:-1])


def _marked(lines: list[str]) -> Cells | None:
    """The cells between semicolons; None where these may be part of a sentence: lines of a table have as many each.

    Titles above and notes below have none, and stay whole.
    """
    cells = [tuple(cell.strip() for cell in row) for line in lines for row in csv.reader([line], delimiter=";")]
    several = [at for at, row in enumerate(cells) if len(row) > 1]
    if len(cells) != len(lines) or len(several) < _LEAST or len({len(cells[at]) for at in several}) > 1:
        return None
    between = cells[several[0] : several[-1] + 1]
    return tuple(cells) if all(len(row) > 1 or not any(row) for row in between) else None


def _unquoted(cell: str) -> str:
    """What a cell says without the marks that hold it together."""
    quoted = len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in cell[1:-1].replace('""', "")
    return cell[1:-1].replace('""', '"') if quoted else cell


def _parted(line: str) -> tuple[str, ...]:
    """The texts of a line between gaps of two blanks or more."""
    return tuple(_RUN.split(line.strip(_BLANK))) if line.strip(_BLANK) else ()


def _aligned(lines: list[str]) -> Cells | None:
    """The lines cut where all those of several texts are blank; None where that would cut or join a text."""
    parted = {line: _parted(line) for line in lines}
    several = [line for line in lines if len(parted[line]) > 1]
    columns = _columns(several)
    cut = {line: tuple(line[start:end].strip(_BLANK) for start, end in columns) for line in several}
    if not several or any(tuple(filter(None, cells)) != parted[line] for line, cells in cut.items()):
        return None
    return tuple(cut.get(line, parted[line]) for line in lines)


def _columns(lines: list[str]) -> list[tuple[int, int | None]]:
    """The places between the gaps that all lines share; the last one goes to the end of the line."""
    width = max(map(len, lines), default=0)
    filled = [any(line[at : at + 1].strip(_BLANK) for line in lines) for at in range(width)]
    starts = [at for at in range(width) if filled[at] and (at == 0 or not filled[at - 1])]
    joined = [at for number, at in enumerate(starts) if number == 0 or not any(filled[max(0, at - 2) : at])]
    return list(zip(joined, [*joined[1:], None][: len(joined)], strict=True))
