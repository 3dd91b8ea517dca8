"""R003: fewer whole days to bid than the limit, which a procedure may have of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from budgetwatch.flags.cardinal.releases import Process, node, text
from budgetwatch.flags.cardinal.results import Mark
from budgetwatch.flags.cardinal.settings import CardinalSettings

CODE, _DAYS = "R003", 15
_DAY = timedelta(days=1)


def find(found: Iterable[Process], settings: CardinalSettings) -> Iterator[Mark]:
    """The processes whose period is short; both its days must be given, as moments of RFC 3339."""
    methods = settings.words(CODE, "procurement_methods")
    usual = settings.number(CODE, "threshold", _DAYS)
    for process in found:
        if methods and process.tender.get("procurementMethod") not in methods:
            continue
        period = node(process.tender, "tenderPeriod")
        start, end = _moment(text(period, "startDate")), _moment(text(period, "endDate"))
        limit = settings.days.get(process.procedure or "", usual)
        if start and end and int((end - start) / _DAY) < limit:
            yield "OCID", process.ocid, CODE, 1.0


def _moment(written: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat(written or "")
    except ValueError:
        return None
    return found if found.tzinfo else None
