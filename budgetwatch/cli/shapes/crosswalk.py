"""The JSON of `crosswalk`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from budgetwatch.cli.shapes.values import figure
from budgetwatch.cli.told import Json
from budgetwatch.domain.crosswalk import LinkState
from budgetwatch.i18n import Language
from budgetwatch.usecases.crosswalk import LinkRow, LinkSide


def crosswalk(rows: Iterable[LinkRow], language: Language) -> Json:
    """Every correspondence with both sides, and how many there are of each state."""
    links = list(rows)
    counts = Counter(row.state for row in links)
    return {"links": [_row(row, language) for row in links], "counts": {one.value: counts[one] for one in LinkState}}


def _row(row: LinkRow, language: Language) -> Json:
    return {
        "id": row.id,
        "kind": row.kind.value,
        "state": row.state.value,
        "year": row.year,
        "before": [_side(side) for side in row.before],
        "after": [_side(side) for side in row.after],
        "confidence": row.confidence,
        "reasons": [language.word(reason) for reason in row.reasons],
        "reason": row.reason,
        "author": row.author,
        "at": row.at or None,
    }


def _side(side: LinkSide) -> Json:
    return {
        "classification": side.place.classification.value,
        "level": side.place.level,
        "code": side.place.code,
        "label": side.place.label,
        "under": side.place.under,
        "year": side.year,
        "measure": side.measure.value if side.measure else None,
        "amount": figure(side.figure),
        "currency": side.figure.unit.currency if side.figure else None,
    }
