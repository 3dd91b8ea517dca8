"""BW06: purchases of one kind by one buyer in a few weeks, each below the amount from which competition is required.

Source: Open Contracting Partnership R011 (splitting purchases to avoid procurement thresholds); checklist E06.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from budgetwatch.domain.contract import Contract
from budgetwatch.domain.finding import Finding, LabelledFigure
from budgetwatch.domain.message import msg, msgn
from budgetwatch.flags.figures import left_out, number, percent, subject, total
from budgetwatch.flags.flag import Flag, gives
from budgetwatch.flags.plain import plain
from budgetwatch.flags.settings import Settings

FLAG = Flag(
    "BW06",
    msg("Purchases that may have been split"),
    (
        msg("Lots of one tender, each with its own contract."),
        msg("Needs of different units that were not known together."),
        msg("A framework whose orders are recorded one by one."),
    ),
    msg("Were these purchases one need, and why were they not tendered together?"),
)


@dataclass(frozen=True, slots=True)
class _Purchase:
    """A contract below the threshold of its day."""

    contract: Contract
    day: date
    worth: Decimal
    limit: Decimal


def judge(contracts: Sequence[Contract], settings: Settings) -> Finding:
    """The contracts of one buyer and category that lie close in time and below the threshold, as the rule weighs them."""
    if not settings.competitive_threshold:
        return FLAG.unavailable(msg("No legal threshold is entered for this country."), len(contracts))
    if not gives(contracts, "buyer") or not gives(contracts, "category"):
        return FLAG.unavailable(msg("The register gives no category beside a buyer."), len(contracts))
    cases = [one for one in contracts if id(one) in settings.competition and one.buyer and one.category]
    below = list(_below(cases, settings))
    if not cases:
        return FLAG.unavailable(
            msg("No contract has both an amount and a date under a known threshold."), len(contracts)
        )
    together = _together(below, settings)
    split = [one.contract for one in below if id(one.contract) in together]
    why = msgn(
        "One contract of {below} below the threshold has others of its kind around it.",
        "{count} contracts of {below} below the threshold have others of their kind around them.",
        len(split),
        below=len(below),
    )
    threshold = msg(
        "one buyer and category within {days} days: two contracts of {share}% of the threshold, or together above it",
        days=settings.splitting_days,
        share=percent(settings.splitting_share),
    )
    figures = [
        LabelledFigure(msg("contracts close together"), number(split)),
        LabelledFigure(msg("contracts below the threshold"), number([one.contract for one in below])),
        *left_out(contracts, cases),
    ]
    stake = total("awarded", split) if split else None
    return FLAG.fired(why, len(cases), threshold, [subject(one) for one in split], figures, stake)


def _below(contracts: Sequence[Contract], settings: Settings) -> Iterator[_Purchase]:
    worth, limits = settings.worth, settings.competition
    for one in contracts:
        if worth[id(one)] < limits[id(one)] and (day := one.day):
            yield _Purchase(one, day, worth[id(one)], limits[id(one)])


def _together(purchases: Sequence[_Purchase], settings: Settings) -> set[int]:
    """The identities of the contracts that stand in a group the rule names."""
    kinds: dict[tuple[str, str], list[_Purchase]] = defaultdict(list)
    for one in purchases:
        kinds[plain(one.contract.buyer), plain(one.contract.category)].append(one)
    return {
        id(one.contract)
        for alike in kinds.values()
        for window in _windows(sorted(alike, key=lambda each: each.day), settings.splitting_days)
        for one in _named(window, settings)
    }


def _windows(purchases: Sequence[_Purchase], days: int) -> Iterator[Sequence[_Purchase]]:
    """For each purchase, those that follow it within some days, itself first."""
    for start, first in enumerate(purchases):
        end = start
        while end < len(purchases) and (purchases[end].day - first.day).days <= days:
            end += 1
        yield purchases[start:end]


def _named(window: Sequence[_Purchase], settings: Settings) -> Sequence[_Purchase]:
    """All of a group that adds up above the threshold, else those that each come near it, where they are several."""
    if len(window) > 1:
        if sum(one.worth for one in window) > max(one.limit for one in window):
            return window
        near = [one for one in window if one.worth >= one.limit * settings.splitting_share]
        return near if len(near) > 1 else ()
    return ()
