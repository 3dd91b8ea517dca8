"""Thresholds and credits as a sheet writes them: one row for each amount and the day since which it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from budgetwatch import flags, reading
from budgetwatch.domain.code import normalised
from budgetwatch.domain.figure import CellSelection, Figure, Operation, Trace, money
from budgetwatch.domain.grid import CellValue, Grid, Workbook
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Amount
from budgetwatch.domain.source import CellRef
from budgetwatch.jobs import SILENT, Job

_HEADERS = {
    "nature": r"nature(?: du)? seuil.*|seuils?|nature|regle|threshold|rule",
    "from": r"applicable (?:depuis|a partir).*|depuis.*|date d effet|date|since|from|applicable from",
    "amount": r"montants?(?: .*)?|amounts?(?: .*)?",
    "country": r"pays|country",
    "kind": r"types? (?:de|du) marche|nature du marche|type|kind|contract type",
    "procedure": r"modes? (?:de )?passation|procedures?|procedure",
    "line": r"lignes? budgetaires?|imputations?(?: budgetaires?)?|budget line|line|code",
    "year": r"exercice|annee|gestion|year|fiscal year",
    "available": r"credits?(?: .*)?|appropriations?(?: .*)?|available(?: .*)?",
}
_PATTERNS = {name: re.compile(text) for name, text in _HEADERS.items()}
_NATURES = {
    "competitive_threshold": re.compile(r"\b(?:concurrence|appels? d offres|competition|tender|competitive)\b"),
    "approval_threshold": re.compile(r"\b(?:approbation|approuve\w*|approval|approve)\b"),
}
_THRESHOLDS, _CREDITS = ("nature", "from", "amount"), ("line", "year", "available")


@dataclass(frozen=True, slots=True)
class ThresholdSheet:
    """What a workbook says: thresholds by the name of their setting, credits by line and year, rows nobody reads."""

    thresholds: Mapping[str, list[dict[str, Any]]] = field(default_factory=dict)
    credits: Mapping[tuple[str, int], Figure] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()


def read_threshold_sheet(path: Path, job: Job = SILENT) -> ThresholdSheet:
    """The thresholds and credits of a workbook.

    A table of thresholds has the columns nature, applicable since, amount, and may have country, kind of contract and
    procedure; a table of credits has budget line, year, available credits. Other sheets are not looked at.

    Raises:
        SettingsUnreadable: no such table, or a day or an amount that cannot be read; the message names the cell.
    """
    workbook, _ = reading.read_workbook(reading.load(path), path.name, job=job)
    thresholds: dict[str, list[dict[str, Any]]] = {}
    issues: list[Issue] = []
    for grid in workbook.grids:
        if table := _table(grid, _THRESHOLDS):
            issues += _take_thresholds(thresholds, grid, table, workbook.source.sha256)
    available = credits_in(workbook)
    if not thresholds and not available:
        raise flags.SettingsUnreadable
    return ThresholdSheet(thresholds, available, tuple(issues))


def credits_in(workbook: Workbook) -> dict[tuple[str, int], Figure]:
    """The credits of budget lines that a workbook states, by plain line and year; empty where it has no such table."""
    return {
        (one.line, one.year): one.available
        for grid in workbook.grids
        if (table := _table(grid, _CREDITS))
        for one in _credits(grid, table, workbook.source.sha256)
    }


@dataclass(frozen=True, slots=True)
class _Table:
    """Where a table begins below its header row, and the column of each field."""

    header: int
    columns: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Credit:
    line: str
    year: int
    available: Figure


def _table(grid: Grid, wanted: Sequence[str]) -> _Table | None:
    """The first row whose headers name all that is wanted."""
    for number, row in enumerate(grid.rows[:30], 1):
        columns: dict[str, int] = {}
        for place, cell in enumerate(row, 1):
            named = normalised(re.sub(r"\(.*?\)", "", str(cell or "")))
            for name, words in _PATTERNS.items():
                if words.fullmatch(named):
                    columns.setdefault(name, place)
        if set(wanted) <= columns.keys():
            return _Table(number, columns)
    return None


def _rows(grid: Grid, table: _Table) -> Iterator[int]:
    for number in range(table.header + 1, len(grid.rows) + 1):
        if any(cell not in (None, "") for cell in grid.rows[number - 1]):
            yield number


def _take_thresholds(
    thresholds: dict[str, list[dict[str, Any]]], grid: Grid, table: _Table, sha256: str
) -> Iterator[Issue]:
    """Add the thresholds of a table; an issue for each row that no rule reads."""
    for row in _rows(grid, table):
        nature = _text(grid, row, table.columns["nature"])
        setting = next((name for name, words in _NATURES.items() if words.search(normalised(nature))), None)
        if setting is None:
            cell = CellRef(sha256, grid.sheet, row, table.columns["nature"])
            text = msg("The setting “{name}” is not used by any rule.", name=nature)
            yield Issue("setting-unknown", Severity.INFO, text, cell)
            continue
        entry = {name: _text(grid, row, table.columns[name]) for name in _NAMED if name in table.columns}
        entry |= {"from": _day(grid, row, table.columns["from"]), "amount": _amount(grid, row, table.columns["amount"])}
        thresholds.setdefault(setting, []).append(entry)


_NAMED = ("country", "kind", "procedure")


def _credits(grid: Grid, table: _Table, sha256: str) -> Iterator[_Credit]:
    """The credits of each row that states a line, a year and an amount; other lines have none that are known."""
    for row in _rows(grid, table):
        line, year = (_text(grid, row, table.columns[name]) for name in ("line", "year"))
        column = table.columns["available"]
        stated = _number(grid, row, column)
        if line and year.isdigit() and stated is not None:
            trace = Trace(Operation.AS_PRINTED, (CellSelection((CellRef(sha256, grid.sheet, row, column),)),))
            yield _Credit(normalised(line), int(year), money(Amount.parse(stated), None, trace))


def _cell(grid: Grid, row: int, column: int) -> CellValue:
    cells = grid.rows[row - 1]
    return cells[column - 1] if column <= len(cells) else None


def _text(grid: Grid, row: int, column: int) -> str:
    cell = _cell(grid, row, column)
    return "" if cell is None else str(int(cell) if isinstance(cell, float) and cell.is_integer() else cell).strip()


def _day(grid: Grid, row: int, column: int) -> str:
    """The day in ISO 8601; a year alone is its first day."""
    cell, text = _cell(grid, row, column), _text(grid, row, column)
    if isinstance(cell, (date, datetime)):
        return cell.isoformat()[:10]
    if match := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text):
        text = f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}"
    elif re.fullmatch(r"\d{4}", text):
        text = f"{text}-01-01"
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError as error:
        raise _unreadable(row, column, text) from error


def _amount(grid: Grid, row: int, column: int) -> str:
    stated = _number(grid, row, column)
    if stated is None:
        raise _unreadable(row, column, _text(grid, row, column))
    return stated


def _number(grid: Grid, row: int, column: int) -> str | None:
    """A plain decimal string, None where the cell states no amount."""
    text = re.sub(r"[\s\u00a0\u202f]", "", _text(grid, row, column)).replace(",", ".")
    return text if re.fullmatch(r"\d+(?:\.\d+)?", text) else None


def _unreadable(row: int, column: int, text: str) -> flags.SettingsUnreadable:
    cell = CellRef("", "", row, column).a1
    return flags.SettingsUnreadable(msg("Cell {cell} cannot be read: “{text}”.", cell=cell, text=text))
