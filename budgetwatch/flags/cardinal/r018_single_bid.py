"""R018: one tenderer alone in an open or selective procedure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from budgetwatch.flags.cardinal.releases import Process
from budgetwatch.flags.cardinal.results import Mark
from budgetwatch.flags.cardinal.settings import CardinalSettings

CODE = "R018"


def find(found: Iterable[Process], settings: CardinalSettings) -> Iterator[Mark]:
    """The processes that say they had one tenderer; their list of bids is not looked at."""
    methods = settings.words(CODE, "procurement_methods", "open|selective")
    for process in found:
        count = process.tender.get("numberOfTenderers")
        if type(count) is int and count == 1 and process.tender.get("procurementMethod") in methods:
            yield "OCID", process.ocid, CODE, 1.0
