"""R030: a valid bid dated after the deadline won."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from budgetwatch.flags.cardinal.releases import Process, node, text
from budgetwatch.flags.cardinal.results import Mark
from budgetwatch.flags.cardinal.settings import CardinalSettings

CODE = "R030"


def find(found: Iterable[Process], _: CardinalSettings) -> Iterator[Mark]:
    """The processes won late, and the winners; dates are compared as they are written."""
    for process in found:
        end = text(node(process.tender, "tenderPeriod"), "endDate")
        winners = {party for award in process.active for party in award.parties}
        late = {
            party
            for bid in process.valid
            if end is not None and bid.date > end
            for party in bid.parties
            if party in winners
        }
        if late:
            yield "OCID", process.ocid, CODE, 1.0
        yield from (("Tenderer", party, CODE, 1.0) for party in sorted(late))
