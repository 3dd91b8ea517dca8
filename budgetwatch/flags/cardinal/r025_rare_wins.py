"""R025: among those who bid most often, the tenderers who win far less than the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from budgetwatch.flags.cardinal.quartiles import lower_fence, quantile
from budgetwatch.flags.cardinal.releases import Process
from budgetwatch.flags.cardinal.results import Mark
from budgetwatch.flags.cardinal.settings import CardinalSettings

CODE, _PERCENTILE = "R025", 75


def find(found: Iterable[Process], settings: CardinalSettings) -> Iterator[Mark]:
    """The tenderers with a low share of wins in the processes in which they bid alone."""
    bids, wins = _record(found)
    if not bids:
        return
    ratios = {party: wins[party] / count for party, count in bids.items()}
    often = quantile(bids.values(), settings.number(CODE, "percentile", _PERCENTILE) / 100)
    limit = settings.given(CODE, "threshold")
    limit = lower_fence(ratios.values()) if limit is None else limit
    for party, ratio in ratios.items():
        if bids[party] >= often and ratio <= limit and limit > 0:
            yield "Tenderer", party, CODE, ratio


def _record(found: Iterable[Process]) -> tuple[Counter[str], Counter[str]]:
    """How often each tenderer bid, once a process, and won."""
    bids, wins = Counter[str](), Counter[str]()
    for process in found:
        winner = process.winner
        if winner is not None:
            parties = {bid.alone for bid in process.valid if bid.alone is not None}
            bids.update(parties)
            wins.update(parties & {winner})
    return bids, wins
