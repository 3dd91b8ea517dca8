"""The JSON of recipes and corrections."""

from __future__ import annotations

from budgetwatch.cli.shapes.values import state
from budgetwatch.cli.told import Json
from budgetwatch.domain.correction import Correction
from budgetwatch.domain.layout import Column
from budgetwatch.domain.source import column_letters
from budgetwatch.usecases.recipes import Recipe


def recipe(one: Recipe) -> Json:
    """A recipe with its columns, its unit and what the document is."""
    return {
        "name": one.name,
        "kind": one.kind.value,
        "columns": [_column(column) for column in one.columns],
        "unit": {"currency": one.unit.currency, "scale": one.unit.scale},
        "document_type": one.document_type,
        "institution": one.institution,
        "country": one.country,
        "author": one.author,
        "at": one.at.isoformat(),
    }


def _column(column: Column) -> Json:
    return {
        "column": column_letters(column.index),
        "header": column.header,
        "role": column.role.value,
        "measure": column.measure.value if column.measure else None,
        "basis": column.basis.value if column.basis else None,
        "classification": column.classification.value if column.classification else None,
        "level": column.level,
    }


def correction(one: Correction) -> Json:
    """A corrected cell: received and corrected value in whole currency units, who decided it, when and why."""
    return {
        "sha256": one.cell.file_sha256,
        "sheet": one.cell.sheet,
        "cell": one.cell.a1,
        "line": one.label,
        "received": state(one.received),
        "corrected": state(one.corrected),
        "reason": one.reason,
        "author": one.author,
        "at": one.at,
    }
