"""R036: the lowest bid was disqualified while another was valid and an award is in force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from budgetwatch.flags.cardinal.releases import Process
from budgetwatch.flags.cardinal.results import Mark
from budgetwatch.flags.cardinal.settings import CardinalSettings

CODE = "R036"


def find(found: Iterable[Process], settings: CardinalSettings) -> Iterator[Mark]:
    """The processes whose lowest bid is out; of equal bids the first counts, in the main currency only."""
    for process in found:
        if not process.active or not settings.compares_prices(process.procedure):
            continue
        priced = [
            (bid.price, bid.status)
            for bid in process.submitted
            if bid.price is not None and bid.currency == settings.currency
        ]
        lowest = min(priced, key=lambda one: one[0], default=None)
        valid = any(status == "valid" for _, status in priced)
        if lowest is not None and lowest[1] == "disqualified" and valid:
            yield "OCID", process.ocid, CODE, 1.0
