"""The JSON of `proportions`: every figure with its exact value, its unit and how it was made."""

from __future__ import annotations

from collections.abc import Iterable

from budgetwatch.cli.shapes.values import words
from budgetwatch.cli.told import Json
from budgetwatch.domain.figure import Figure, Quantity
from budgetwatch.domain.grouping import Grouping
from budgetwatch.domain.message import Message
from budgetwatch.domain.proportions import (
    Composition,
    EquipmentRatios,
    Growth,
    Opacity,
    OutOfOrder,
    Payable,
    PayableYear,
    Proportions,
    Structure,
    Weight,
    Weights,
)
from budgetwatch.domain.series import SeriesKind
from budgetwatch.i18n import Language

PLACES = 6


def proportions(told: Proportions, language: Language) -> Json:
    """Structure, forces, weights, growth, opacity and payables of one stage."""
    return {
        "currency": told.currency,
        "stage": told.stage.value,
        "basis": told.basis,
        "stages": [stage.value for stage in told.stages],
        "perimeter": told.perimeter or None,
        "structure": _structure(told.natures, language),
        "equipment": [_equipment(one) for one in told.equipment],
        "forces": _structure(told.forces, language),
        "weights": [_weights(one, language) for one in told.weights],
        "growth": {**_growth(told.growth, language), "prices": _prices(told)},
        "wage_bill_missing": [_said(year, why, language) for year, why in told.wageless.items()],
        "opacity": {
            **_list(told.opacity_by, language),
            "years": [_opacity(one, told.opacity_by, language) for one in told.opacity],
        },
        "payables": {
            "total": _payable(told.payables.total),
            "places": [_payable(one) for one in told.payables.places],
            "out_of_order": [_out_of_order(one) for one in told.payables.out_of_order],
        },
    }


def traced(figure: Figure | None) -> Json | None:
    """`{"value": "0.250000", "unit": "share", "operation": "ratio"}`, or null; shares with six decimals."""
    if figure is None:
        return None
    share = figure.unit.quantity is Quantity.SHARE
    value = f"{figure.amount.decimal:.{PLACES}f}" if share else str(figure.amount)
    unit = figure.unit.currency or figure.unit.quantity.value
    return {"value": value, "unit": unit, "operation": figure.trace.operation.value}


def _structure(told: Structure, language: Language) -> Json:
    return {
        **_list(told.grouping, language),
        "years": [_composition(one, told.grouping, language) for one in told.years],
        "places": [{"code": one.code, "label": one.label, "group": one.key, "own": one.own} for one in told.named],
    }


def _list(grouping: Grouping, language: Language) -> Json:
    return {
        "definition": grouping.definition.text(language.code),
        "limits": grouping.limits.text(language.code),
        "since": grouping.since,
        "status": grouping.status,
    }


def _composition(one: Composition, grouping: Grouping, language: Language) -> Json:
    return {
        "year": one.year,
        "stage": one.stage.value,
        "total": traced(one.total),
        "parts": [
            {
                "group": part.key,
                "label": grouping.label_of(part.key).text(language.code),
                "amount": traced(part.amount),
                "share": traced(part.share),
                "lines": part.n_lines,
            }
            for part in one.parts
        ],
    }


def _equipment(one: EquipmentRatios) -> Json:
    return {
        "year": one.year,
        "stage": one.stage.value,
        "equipment": traced(one.equipment),
        "equipment_share": traced(one.share),
        "operations_over_equipment": traced(one.upkeep),
        "investment_not_split": traced(one.unsplit),
    }


def _weights(one: Weights, language: Language) -> Json:
    return {
        "denominator": language.word(one.name),
        "kind": one.kind.value,
        "source": one.source or None,
        "to_verify": one.to_verify,
        "missing": words(one.missing, language),
        "years": [_weight(year, language) for year in one.years],
    }


def _weight(one: Weight, language: Language) -> Json:
    return {
        "year": one.year,
        "stage": one.stage.value,
        "amount": traced(one.amount),
        "denominator": traced(one.denominator),
        "share": traced(one.share),
        "missing": words(one.missing, language),
    }


def _growth(one: Growth, language: Language) -> Json:
    return {
        "first": one.first,
        "last": one.last,
        "nominal": traced(one.nominal),
        "real": traced(one.real),
        "elasticity": traced(one.elasticity),
        "left_out": [_said(year, why, language) for year, why in one.left_out],
        "missing": _sentences(one.missing, language),
    }


def _prices(told: Proportions) -> Json | None:
    """Whose consumer prices growth in real terms uses."""
    prices = next((one for one in told.series if one.kind is SeriesKind.CONSUMER_PRICES), None)
    if prices is None or told.growth.real is None:
        return None
    return {"country": prices.country, "source": prices.source, "to_verify": prices.to_verify}


def _said(year: int, why: Message, language: Language) -> Json:
    return {"year": year, "reason": language.word(why)}


def _sentences(told: Iterable[Message], language: Language) -> list[str]:
    return [language.word(one) for one in told]


def _opacity(one: Opacity, grouping: Grouping, language: Language) -> Json:
    return {
        "year": one.composition.year,
        "hidden": traced(one.hidden),
        "rate": traced(one.rate),
        "withheld": traced(one.withheld),
        "rate_with_withheld": traced(one.rate_with),
        "cells_removed": traced(one.removed),
        "cells_unknown": traced(one.unknown),
        "composition": _composition(one.composition, grouping, language),
        "lines": [
            {"component": line.component, "label": line.label, "amount": traced(line.amount)} for line in one.lines
        ],
    }


def _payable(one: Payable) -> Json:
    return {"key": one.key, "code": one.code, "label": one.label, "years": [_payable_year(at) for at in one.years]}


def _payable_year(one: PayableYear) -> Json:
    return {
        "year": one.year,
        "ordered": traced(one.ordered),
        "paid": traced(one.paid),
        "unpaid": traced(one.unpaid),
        "unordered": traced(one.unordered),
        "stock": traced(one.stock),
        "part_year": one.part_year,
    }


def _out_of_order(one: OutOfOrder) -> Json:
    return {
        "code": one.code,
        "label": one.label,
        "year": one.year,
        "earlier": one.earlier.value,
        "later": one.later.value,
        "before": traced(one.before),
        "after": traced(one.after),
        "gap": traced(one.gap),
    }
