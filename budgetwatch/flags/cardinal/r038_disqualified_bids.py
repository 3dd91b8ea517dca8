"""R038: a buyer, entity or tenderer with a far greater share of disqualified bids than the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from budgetwatch.flags.cardinal.quartiles import upper_fence
from budgetwatch.flags.cardinal.releases import Process
from budgetwatch.flags.cardinal.results import Mark
from budgetwatch.flags.cardinal.settings import CardinalSettings

CODE, _LEAST = "R038", 2


def find(found: Iterable[Process], settings: CardinalSettings) -> Iterator[Mark]:
    """Who stands apart, group by group. Each least number counts bids, also the one that names processes."""
    submitted, out = _record(found)
    for group in ("Buyer", "ProcuringEntity", "Tenderer"):
        key = "minimum_submitted_bids" if group == "Tenderer" else "minimum_contracting_processes"
        least = settings.number(CODE, key, _LEAST)
        ratios = {party: out[group][party] / count for party, count in submitted[group].items() if count >= least}
        limit = settings.given(CODE, "threshold")
        limit = upper_fence(ratios.values()) if limit is None else limit
        for party, ratio in ratios.items():
            if ratio >= limit > 0:
                yield group, party, CODE, ratio


def _record(found: Iterable[Process]) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
    """How many bids each buyer, entity and tenderer had, and how many of them were disqualified."""
    submitted, out = defaultdict[str, Counter[str]](Counter), defaultdict[str, Counter[str]](Counter)
    for process in found:
        of_process = (("Buyer", process.buyer), ("ProcuringEntity", process.entity))
        for bid in process.submitted:
            for group, party in (*of_process, *(("Tenderer", party) for party in bid.parties)):
                if party is not None:
                    submitted[group][party] += 1
                    out[group][party] += bid.status == "disqualified"
    return submitted, out
