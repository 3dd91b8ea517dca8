"""The JSON of `pace`."""

from __future__ import annotations

from budgetwatch.cli.shapes.values import figure
from budgetwatch.cli.told import Json
from budgetwatch.domain.pace import Pace, PaceRow, YearParts
from budgetwatch.i18n import Language
from budgetwatch.usecases.pace import PaceLimits


def pace(told: Pace, language: Language) -> Json:
    """Rows and totals with their months or quarters, and how each table counts."""
    return {
        "currency": told.currency,
        "rows": [_row(row) for row in told.rows],
        "totals": [_row(row) for row in told.totals],
        "tables": [_table(one, told.names.get(one.dataset, "")) for one in told.tables],
        "notes": [{"year": note.year, "reason": language.word(note.reason)} for note in told.notes],
    }


def _row(row: PaceRow) -> Json:
    return {
        "key": row.key,
        "code": row.code,
        "label": row.label,
        "year": row.year,
        "stage": row.stage.value,
        "parts": {part: figure(row.parts[part]) for part in sorted(row.parts)},
        "whole": figure(row.whole),
        "end": figure(row.end),
        "end_months": row.months,
        "share": figure(row.share),
        "even": f"{row.months / 12:.6f}",
        "other_years": figure(row.usual),
        "table": row.table,
    }


def _table(one: YearParts, name: str) -> Json:
    return {
        "dataset": one.dataset,
        "name": name,
        "year": one.year,
        "stage": one.measure.value,
        "parts": list(one.parts),
        "counting": one.counting.value,
        "evidence": one.evidence,
        "counted": list(one.counted),
        "missing_months": list(one.missing),
    }


def limits(used: PaceLimits, own: frozenset[str]) -> Json:
    """From which part of a year its end is asked about, and what the committee set itself."""
    return {"december": str(used.december), "last_quarter": str(used.last_quarter), "own": sorted(own)}
