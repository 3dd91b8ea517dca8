"""All indicators that the settings ask for, over all releases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from budgetwatch.flags.cardinal import (
    r003_short_period,
    r018_single_bid,
    r024_r058_margins,
    r025_rare_wins,
    r028_same_prices,
    r030_late_winner,
    r035_others_disqualified,
    r036_lowest_disqualified,
    r038_disqualified_bids,
    r048_scattered_supplies,
)
from budgetwatch.flags.cardinal.releases import Process, processes
from budgetwatch.flags.cardinal.results import Mark, Results, gathered
from budgetwatch.flags.cardinal.settings import CardinalSettings

INDICATORS: Mapping[str, Callable[[Iterable[Process], CardinalSettings], Iterator[Mark]]] = {
    "R003": r003_short_period.find,
    "R018": r018_single_bid.find,
    "R024": r024_r058_margins.find_close,
    "R025": r025_rare_wins.find,
    "R028": r028_same_prices.find,
    "R030": r030_late_winner.find,
    "R035": r035_others_disqualified.find,
    "R036": r036_lowest_disqualified.find,
    "R038": r038_disqualified_bids.find,
    "R048": r048_scattered_supplies.find,
    "R058": r024_r058_margins.find_wide,
}


def compute(releases: Iterable[Mapping[str, Any]], settings: CardinalSettings) -> Results:
    """Cardinal's output object, with the indicators that have a section in the settings.

    Args:
        releases: compiled releases, one for each contracting process.
        settings: where they name no currency, prices are compared in the first one met.
    """
    found = tuple(processes(releases, settings.excluded))
    settings = replace(settings, currency=settings.currency or _first_currency(found))
    asked = (rule for code, rule in INDICATORS.items() if code in settings.sections)
    return gathered(mark for rule in asked for mark in rule(found, settings))


def _first_currency(found: Sequence[Process]) -> str:
    return next((bid.currency for process in found for bid in process.submitted if bid.price is not None), "")
