"""R028: different tenderers bid the same amount in the same currency."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from budgetwatch.flags.cardinal.releases import Process
from budgetwatch.flags.cardinal.results import Mark
from budgetwatch.flags.cardinal.settings import CardinalSettings

CODE = "R028"


def find(found: Iterable[Process], settings: CardinalSettings) -> Iterator[Mark]:
    """The processes with equal prices, and the tenderers who bid them; a tenderer may repeat its own price."""
    for process in found:
        if settings.compares_prices(process.procedure):
            parties = frozenset(_alike(process))
            if parties:
                yield "OCID", process.ocid, CODE, 1.0
            yield from (("Tenderer", party, CODE, 1.0) for party in sorted(parties))


def _alike(process: Process) -> Iterator[str]:
    """The tenderers of each bid that follows another's of the same price."""
    before: dict[tuple[float, str], frozenset[str]] = {}
    for bid in process.submitted:
        parties = frozenset(bid.parties)
        if bid.price is not None and parties:
            price = bid.price, bid.currency
            if before.get(price, parties) != parties:
                yield from parties | before[price]
            before[price] = parties
