"""The JSON of `compare` and `trace`."""

from __future__ import annotations

from budgetwatch.cli.shapes.recipes import correction
from budgetwatch.cli.shapes.values import figure, state
from budgetwatch.cli.told import Json
from budgetwatch.domain.comparison import Break, Comparison, ComparisonRow
from budgetwatch.domain.explanation import Explanation, PointRead, PriceFactor, rounded
from budgetwatch.domain.measure import CHAIN
from budgetwatch.domain.perimeter import Perimeter
from budgetwatch.i18n import Language


def comparison(told: Comparison, language: Language) -> Json:
    """Rows and totals per year, what the rates divide, and breaks."""
    numerators = {rate.numerator for rate in told.rates.values()}
    last = told.rates[max(told.rates)] if told.rates else None
    return {
        "currency": told.currency,
        "perimeter": _bounds(told.query.perimeter),
        "rows": [_row(row) for row in told.rows],
        "totals": [_row(row) for row in told.totals],
        "rate": {
            "numerator": last.numerator.value if last and last.numerator else None,
            "denominator": last.denominator.value if last else told.query.rate_of.value,
        },
        "rates": {
            str(year): {
                "numerator": rate.numerator.value if rate.numerator else None,
                "denominator": rate.denominator.value,
            }
            for year, rate in told.rates.items()
        },
        "same_rate_every_year": len(numerators) <= 1,
        "breaks": _noted(told.breaks, language),
        "notes": _noted(told.notes, language),
    }


def _bounds(perimeter: Perimeter | None) -> Json | None:
    """The perimeter that the amounts were taken in, None for everything."""
    if perimeter is None or perimeter.is_whole:
        return None
    return {"name": perimeter.name, "footnote": perimeter.footnote}


def _noted(known: tuple[Break, ...], language: Language) -> list[Json]:
    return [{"year": one.year, "reason": language.word(one.reason)} for one in known]


def _row(row: ComparisonRow) -> Json:
    return {
        "key": row.key,
        "parent": row.parent,
        "level": row.level,
        "code": row.code,
        "label": row.label,
        "year": row.year,
        **{measure.value: figure(row.stages.get(measure)) for measure in CHAIN},
        "execution_rate": figure(row.rate),
        "deviation": figure(row.deviation),
        "unknown": [measure.value for measure in CHAIN if measure in row.unknown],
        "flags": list(row.flags),
        "lines": row.n_lines,
        "called": list(row.called),
    }


def explanation(told: Explanation, language: Language) -> Json:
    """A figure's value, the cells it was made from, and what those still lack."""
    return {
        "value": figure(told.recomputed),
        "operation": told.operation.value,
        "holds": told.holds,
        "cautions": [language.word(one) for one in told.cautions],
        "cells": [
            {
                "file": one.source.name,
                "sha256": one.source.sha256,
                "sheet": one.cell.sheet,
                "cell": one.cell.a1,
                "raw": one.raw,
                "label": one.label,
                **state(one.value),
                "correction": correction(one.correction) if one.correction else None,
            }
            for one in told.cells
        ],
        "prices": _prices(told.prices) if told.prices else None,
        "series": _point(told.point) if told.point else None,
        "inputs": [explanation(one, language) for one in told.inputs],
    }


def _prices(known: PriceFactor) -> Json:
    """What brought the one input to the prices of another year."""
    return {
        "country": known.country,
        "year": known.year,
        "base": known.base,
        "factor": str(rounded(known.factor, 6)),
        "source": known.source,
        "to_verify": known.to_verify,
    }


def _point(read: PointRead) -> Json:
    """The value of a series that a figure is, with who published and who entered it."""
    return {
        "kind": read.point.kind.value,
        "country": read.point.country,
        "year": read.point.year,
        "source": read.series.source,
        "entered_by": read.series.author,
        "entered_at": read.series.at,
        "to_verify": read.series.to_verify,
    }
