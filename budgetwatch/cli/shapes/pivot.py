"""The JSON of `pivot`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from budgetwatch.cli.shapes.values import figure
from budgetwatch.cli.told import Json
from budgetwatch.domain.comparison import Break
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.money import Absent
from budgetwatch.domain.pivot import Path, Pivot, PivotRow
from budgetwatch.i18n import Language


def pivot(told: Pivot, language: Language) -> Json:
    """The fields, the columns, and the rows in order, each with its path and a cell per column."""
    return {
        "currency": told.currency,
        "by": [str(field) for field in told.query.rows],
        "across": [str(field) for field in told.query.columns],
        "measure": told.query.measure.value if told.query.measure else None,
        "columns": [_path(path) for path in told.columns],
        "rows": [_row(row) for row in flat(told.rows)],
        "total": _row(told.total),
        "breaks": _noted(told.breaks, language),
        "notes": _noted(told.notes, language),
    }


def flat(rows: Iterable[PivotRow]) -> Iterator[PivotRow]:
    """The rows with those below them, in the order of the page."""
    for row in rows:
        yield row
        yield from flat(row.children)


def _row(row: PivotRow) -> Json:
    cells = [_cell(cell) for cell in row.cells]
    return {"path": _path(row.path), "depth": len(row.path), "cells": cells, "unknown": sorted(row.unknown)}


def _path(path: Path) -> list[Json]:
    return [
        {
            "field": str(one.field),
            "key": one.key,
            "code": one.code,
            "label": one.label,
            "rest": one.rest,
            "whole": one.whole,
        }
        for one in path
    ]


def _cell(cell: Figure | Absent | None) -> Json:
    if isinstance(cell, Figure):
        return {"amount": figure(cell), "state": "stated"}
    return {"amount": None, "state": cell.value if cell else None}


def _noted(known: tuple[Break, ...], language: Language) -> list[Json]:
    return [{"year": one.year, "reason": language.word(one.reason)} for one in known]
