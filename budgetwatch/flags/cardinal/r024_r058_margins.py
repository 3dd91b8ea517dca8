"""R024 and R058: how far the second lowest bid is from the winning one, set against the other processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from budgetwatch.flags.cardinal.quartiles import lower_fence, upper_fence
from budgetwatch.flags.cardinal.releases import Process
from budgetwatch.flags.cardinal.results import Mark
from budgetwatch.flags.cardinal.settings import CardinalSettings


class Margin(NamedTuple):
    """The winner, the lowest other tenderer, and (second − winning) ÷ winning of a process."""

    ocid: str
    winner: str
    second: str
    ratio: float


def find_close(found: Iterable[Process], settings: CardinalSettings) -> Iterator[Mark]:
    """R024: processes whose second bid is close to the winning one, with both tenderers."""
    known = list(_margins(found, settings))
    limit = settings.given("R024", "threshold")
    limit = lower_fence(one.ratio for one in known) if limit is None else limit
    for one in known:
        if one.ratio <= limit and limit > 0:
            yield "OCID", one.ocid, "R024", one.ratio
            yield from (("Tenderer", party, "R024", 0.0) for party in (one.winner, one.second))


def find_wide(found: Iterable[Process], settings: CardinalSettings) -> Iterator[Mark]:
    """R058: processes whose winning bid is far below the second one, with the winner."""
    known = list(_margins(found, settings))
    limit = settings.given("R058", "threshold")
    limit = upper_fence(one.ratio for one in known) if limit is None else limit
    for one in known:
        if one.ratio >= limit > 0:
            yield "OCID", one.ocid, "R058", one.ratio
            yield "Tenderer", one.winner, "R058", 0.0


def _margins(found: Iterable[Process], settings: CardinalSettings) -> Iterator[Margin]:
    """Margins of processes that price decided: one winner alone, who is the lowest bidder, in the main currency."""
    for process in found:
        winner = process.winner
        if winner is None or not settings.compares_prices(process.procedure):
            continue
        priced = [
            (bid.price, bid.alone)
            for bid in process.valid
            if bid.price is not None and bid.alone is not None and bid.currency == settings.currency
        ]
        won = min((price for price, party in priced if party == winner), default=None)
        other = min(
            ((price, party) for price, party in priced if party != winner), key=lambda one: one[0], default=None
        )
        if won and other is not None and other[0] >= won:
            yield Margin(process.ocid, winner, other[1], (other[0] - won) / won)
