"""The JSON of `inspect`: what a file is taken for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from budgetwatch.cli.shapes.values import amount, error, issues, state, words
from budgetwatch.cli.told import Json
from budgetwatch.domain.contract import Contract
from budgetwatch.domain.errors import Unreadable
from budgetwatch.domain.fact import Inspection, Line, Reading, TotalCheck, Verdict
from budgetwatch.domain.layout import Column, RowKind
from budgetwatch.domain.money import Amount
from budgetwatch.domain.record import Record
from budgetwatch.domain.source import CellRef, column_letters
from budgetwatch.i18n import Language

ROW_NAMES = {
    RowKind.HEADER: "header",
    RowKind.LINE: "lines",
    RowKind.HEADING: "headings",
    RowKind.SUBTOTAL: "subtotals",
    RowKind.OF_WHICH: "of_which",
    RowKind.TOTAL: "totals",
    RowKind.NOTE: "notes",
    RowKind.REPEATED_HEADER: "repeated_headers",
    RowKind.EMPTY: "empty",
    RowKind.UNREADABLE: "unreadable",
}


def inspection(told: Inspection, language: Language, *, lines: bool) -> Json:
    """The whole answer of `inspect`."""
    source = told.source
    return {
        "file": {
            "name": source.name,
            "sha256": source.sha256,
            "bytes": source.bytes,
            "format": source.format,
            "encoding": source.encoding,
            "delimiter": source.delimiter,
        },
        "sheets": [
            {"name": sheet.name, "rows": sheet.rows, "columns": sheet.columns, "hidden": sheet.hidden}
            for sheet in told.sheets
        ],
        "tables": [table(one, source.sha256, language, lines=lines) for one in told.tables],
        "verdict": told.verdict.value,
        "reasons": [{"code": one.code, "message": language.word(one.message)} for one in told.reasons],
        "issues": issues(told.issues, language),
    }


def refusal(path: Path, problem: Unreadable, language: Language) -> Json:
    """The answer of `inspect` for a file that cannot be read: the same places, empty, and why."""
    return {
        "file": {"name": path.name, "sha256": None, "bytes": path.stat().st_size if path.is_file() else None},
        "sheets": [],
        "tables": [],
        "verdict": Verdict.REFUSED.value,
        "reasons": [{"code": problem.code, "message": language.word(problem.message)}],
        **error(problem, language),
    }


def table(reading: Reading, sha256: str, language: Language, *, lines: bool) -> Json:
    """One table: structure, unit, columns, rows counted, totals and subtotals checked."""
    layout, unit = reading.layout, reading.layout.unit
    told: Json = {
        "id": layout.id,
        "sheet": layout.sheet,
        "range": layout.area.a1,
        "kind": layout.kind.value,
        "primary": layout.primary,
        "primary_reason": words(layout.primary_reason, language),
        "header_rows": list(layout.header_rows),
        "flow": layout.flow.value,
        "flow_reason": words(layout.flow_reason, language),
        "currency": unit.currency,
        "scale": unit.scale,
        "scale_evidence": {"how": unit.how.value, "cell": unit.cell.a1 if unit.cell else None, "text": unit.text},
        "columns": [column(one, language) for one in layout.columns],
        "rows": {name: layout.count(kind) for kind, name in ROW_NAMES.items()},
        "totals": totals(reading.totals),
        "subtotals": {
            "checked": len(reading.subtotals),
            "agree": sum(check.agrees for check in reading.subtotals),
            "disagree": [
                {
                    "cell": check.cell.a1,
                    "label": check.label,
                    "stated": amount(check.stated),
                    "lines_sum": amount(check.lines_sum),
                    "gap": amount(check.gap),
                }
                for check in reading.subtotals
                if not check.agrees
            ],
        },
        "issues": issues(reading.issues, language),
        "confidence": round(layout.confidence, 4),
    }
    if reading.contracts:
        told["contracts"] = len(reading.contracts)
    if reading.records:
        told["records"] = len(reading.records)
    if lines:
        contracts = {row: {"contract": _contract(one)} for one in reading.contracts for row in one.rows}
        told["lines"] = [
            _line(reading, place, one, sha256) | contracts.get(one.row, {}) | _record(reading, place)
            for place, one in enumerate(reading.lines)
        ]
    return told


def column(one: Column, language: Language) -> Json:
    """One column: what its header says and what it is taken for, and why."""
    return {
        "column": column_letters(one.index),
        "header": one.header,
        "role": one.role.value,
        "classification": one.classification.value if one.classification else None,
        "level": one.level,
        "measure": one.measure.value if one.measure else None,
        "basis": one.basis.value if one.basis else None,
        "year": one.year.number if one.year else None,
        "year_label": one.year.label or str(one.year.number) if one.year else None,
        "period": one.period.part if one.period else None,
        "variant": one.variant,
        "counts": one.counts,
        "field": one.field,
        "why": language.word(one.why) if one.why else None,
    }


def totals(checks: Iterable[TotalCheck]) -> list[Json]:
    """Sums of lines beside the printed totals."""
    return [
        {
            "measure": check.measure.value if check.measure else None,
            "basis": check.basis.value if check.basis else None,
            "year": check.year.number if check.year else None,
            "year_label": str(check.year) if check.year else None,
            "variant": check.variant,
            "counts": check.counts,
            "filter": check.filter,
            "lines_sum": amount(check.lines_sum),
            "stated": amount(check.stated),
            "stated_cell": check.stated_cell.a1 if check.stated_cell else None,
            "gap": amount(check.gap),
        }
        for check in checks
    ]


def _contract(one: Contract) -> Json:
    """Every field of a contract that was read; `rows` are all the rows that speak of it."""
    fields: Json = {name: _plain(getattr(one, name)) for name in one.columns if name != "procedure_text"}
    return {**fields, "rows": list(one.rows), "procedure": one.procedure.value}


def _record(reading: Reading, place: int) -> Json:
    """The record of a line in another register."""
    return {"record": record(reading.records[place])} if reading.records else {}


def record(one: Record) -> Json:
    """Every field of a record that was read, and the cells."""
    fields: Json = {name: _plain(getattr(one, name)) for name in one.columns}
    cells = {name: f"{column_letters(column)}{one.row}" for name, column in one.columns.items()}
    return {**fields, "year": one.year, "cells": cells}


def _plain(value: object) -> object:
    """A field as JSON holds it: amounts as exact strings, dates as ISO texts."""
    match value:
        case Amount():
            return str(value)
        case date():
            return value.isoformat()
        case _:
            return value


def _line(reading: Reading, place: int, line: Line, sha256: str) -> Json:
    told: Json = {
        "row": line.row,
        "label": line.label,
        "code": next((code.code for code in reversed(line.codes) if code.code), None),
        "codes": [
            {
                "classification": code.classification.value,
                "level": code.level,
                "code": code.code or None,
                "label": code.label,
            }
            for code in line.codes
        ],
        "amounts": [
            {
                "measure": one.measure.value if one.measure else None,
                "basis": one.basis.value if one.basis else None,
                "year": year.number if (year := one.year or line.year) else None,
                "period": period.part if (period := one.period or line.period) else None,
                "variant": one.variant,
                **state(reading.value(place, one)),
                "cell": CellRef(sha256, reading.layout.sheet, line.row, one.column).a1,
            }
            for one in reading.amounts
        ],
    }
    return told
