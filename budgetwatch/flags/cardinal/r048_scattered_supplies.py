"""R048: a supplier of far more classes of goods than the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from budgetwatch.flags.cardinal.quartiles import upper_fence
from budgetwatch.flags.cardinal.releases import Process
from budgetwatch.flags.cardinal.results import Mark
from budgetwatch.flags.cardinal.settings import CardinalSettings

CODE, _DIGITS, _LEAST = "R048", 2, 20


def find(found: Iterable[Process], settings: CardinalSettings) -> Iterator[Mark]:
    """The suppliers whose classes are many; one who won few processes is neither used nor named."""
    classes, won = _record(found, int(settings.number(CODE, "digits", _DIGITS)))
    least = settings.number(CODE, "minimum_contracting_processes", _LEAST)
    counts = {party: float(len(classes[party])) for party, processes in won.items() if processes >= least}
    limit = settings.given(CODE, "threshold")
    limit = upper_fence(counts.values()) if limit is None else limit
    yield from (("Tenderer", party, CODE, count) for party, count in counts.items() if count >= limit)


def _record(found: Iterable[Process], digits: int) -> tuple[dict[str, set[str]], Counter[str]]:
    """The classes that each supplier alone provides, to their first digits, and in how many processes."""
    classes, won = defaultdict[str, set[str]](set), Counter[str]()
    for process in found:
        seen: set[str] = set()
        for award in process.active:
            if award.alone is not None and award.classes:
                classes[award.alone].update(one[:digits] for one in award.classes)
                seen.add(award.alone)
        won.update(seen)
    return classes, won
