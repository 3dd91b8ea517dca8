"""Which basis a year is compared in: commitment authorisations never stand beside payment appropriations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from budgetwatch.domain.comparison import Break
from budgetwatch.domain.figure import FactSelection, Figure
from budgetwatch.domain.measure import CHAIN, Basis, Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import MEASURES

_BESIDE_PAYMENTS = ("CP", "")
"""Amounts printed without a basis stand beside payment appropriations."""


class Slot(NamedTuple):
    """The amounts of one stage, year and basis in one table."""

    dataset: int
    year: int
    measure: Measure
    basis: str


def one_basis(slots: Iterable[Slot], asked: Basis | None) -> list[Slot]:
    """The slots whose basis answers the query: the asked one, else payments, else the only one that the year has."""
    given = list(slots)
    orders = {year: _order(given, year, asked) for year in {slot.year for slot in given}}
    best: dict[tuple[int, int, Measure], Slot] = {}
    for slot in given:
        key, order = slot[:3], orders[slot.year]
        if slot.basis in order and (key not in best or order.index(slot.basis) < order.index(best[key].basis)):
            best[key] = slot
    return list(best.values())


def notes_on_basis(slots: Iterable[Slot], answering: Collection[Slot], asked: Basis | None) -> Iterator[Break]:
    """A note for every year that leaves out stages given as commitment authorisations only; none where these are asked."""
    if asked is not None:
        return
    present = {(slot.year, slot.measure) for slot in answering}
    missing: dict[int, set[Measure]] = defaultdict(set)
    for slot in slots:
        if (slot.year, slot.measure) not in present:
            missing[slot.year].add(slot.measure)
    for year, measures in sorted(missing.items()):
        reason = msg(
            "In commitment authorisations (AE) only, so not beside payment appropriations (CP): {stages}. Compare in AE to see them.",
            stages=listed(sorted(measures, key=CHAIN.index)),
        )
        yield Break(year, reason)


def authorises(figure: Figure) -> bool:
    """Whether a stage of a comparison is given in commitment authorisations."""
    return any(isinstance(asked, FactSelection) and asked.basis is Basis.AE for asked in figure.trace.inputs)


def _order(slots: Iterable[Slot], year: int, asked: Basis | None) -> tuple[str, ...]:
    if asked is not None:
        return ("AE",) if asked is Basis.AE else _BESIDE_PAYMENTS
    payments = any(slot.basis in _BESIDE_PAYMENTS for slot in slots if slot.year == year)
    return _BESIDE_PAYMENTS if payments else ("AE",)


def listed(measures: Sequence[Measure]) -> Message:
    """One to many stages as one enumeration."""
    if len(measures) == 1:
        return MEASURES[measures[0]]
    return msg("{first}, {others}", first=MEASURES[measures[0]], others=listed(measures[1:]))
