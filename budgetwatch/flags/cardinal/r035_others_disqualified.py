"""R035: every tenderer but the winner was disqualified."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from budgetwatch.flags.cardinal.releases import Process
from budgetwatch.flags.cardinal.results import Mark
from budgetwatch.flags.cardinal.settings import CardinalSettings

CODE, _OTHERS = "R035", 1


def find(found: Iterable[Process], settings: CardinalSettings) -> Iterator[Mark]:
    """The processes with one valid tenderer, who won; their value is how many others were disqualified."""
    least = settings.number(CODE, "threshold", _OTHERS)
    for process in found:
        if not process.settled:
            continue
        valid = {party for bid in process.valid for party in bid.parties}
        winners = {party for award in process.active for party in award.parties}
        out = {party for bid in process.bids if bid.status == "disqualified" for party in bid.parties} - valid
        if len(valid) == 1 and valid == winners and len(out) >= least:
            yield "OCID", process.ocid, CODE, float(len(out))
            yield from (("Tenderer", party, CODE, 0.0) for party in valid)
