"""Years whose wage bill is missing: other years have lines of personnel, these have none.

Source: domain rules of the product, sections 4.5 and 10 (the year 2016 of the public accounts of Burkina Faso): such a
year is left out of statements over the years, and said so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from budgetwatch.analysis.amounts import comparable
from budgetwatch.analysis.bases import listed
from budgetwatch.analysis.keeping import kept_beside
from budgetwatch.analysis.proportions.structures import PERSONNEL, natures_of
from budgetwatch.domain.comparison import Break
from budgetwatch.domain.measure import CHAIN, Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import MEASURES
from budgetwatch.domain.year import Year

if TYPE_CHECKING:
    from budgetwatch.analysis.amounts import Amounts
    from budgetwatch.analysis.bases import Slot
    from budgetwatch.analysis.frame import FactFrame
    from budgetwatch.analysis.proportions.composition import Frame
    from budgetwatch.domain.grouping import Grouping


def wageless(frame: Frame, natures: Grouping) -> Mapping[tuple[int, Measure], Message]:
    """The years and stages without a wage bill, with the sentence that says so."""
    with_wages, told = _given(frame, natures)
    elsewhere = {stage for _, stage in with_wages}
    missing = sorted(told - with_wages, key=lambda at: (at[0], CHAIN.index(at[1])))
    return {at: _told(*at) for at in missing if at[1] in elsewhere}


def by_nature(frame: Frame, natures: Grouping) -> frozenset[tuple[int, Measure]]:
    """The years and stages some of whose amounts have a known nature: of the others nobody can tell."""
    return _given(frame, natures)[1]


def notes_on_wages(frame: Frame, natures: Grouping, stages: Collection[Measure] = CHAIN) -> Iterator[Break]:
    """The same as notes on a comparison, of these stages: one a year however many of them lack it."""
    missing: dict[int, list[Measure]] = defaultdict(list)
    for year, stage in wageless(frame, natures):
        if stage in stages:
            missing[year].append(stage)
    yield from (Break(year, without_wages(year, found)) for year, found in missing.items())


def without_wages(year: int, stages: Sequence[Measure]) -> Message:
    """The sentence that says that the wage bill of some stages of a year is missing."""
    if len(stages) == 1:
        return _told(year, stages[0])
    return msg(
        "In {year} no line of personnel has an amount at these stages: {stages}, though other years have some: the wage bill is missing, so the year is left out of growth and structure over the years.",
        year=Year(year),
        stages=listed(stages),
    )


def _given(frame: Frame, natures: Grouping) -> tuple[frozenset[tuple[int, Measure]], frozenset[tuple[int, Measure]]]:
    """The years and stages with a wage bill, and those with an amount of a known nature."""
    known = _known(frame, natures)
    slots = [((slot.year, slot.measure), *known[slot]) for slot in frame.chosen.amounts.present]
    return frozenset(at for at, personnel, _ in slots if personnel), frozenset(at for at, _, some in slots if some)


def _known(frame: Frame, natures: Grouping) -> Mapping[Slot, tuple[bool, bool]]:
    """For every slot whether it has a known amount of personnel, and one of any group."""
    amounts = frame.chosen.amounts if frame.chosen.bounds else comparable(frame.facts, ())
    return kept_beside(frame.facts, "wages", (natures, amounts), lambda: _counted(frame.facts, amounts, natures))


def _counted(frame: FactFrame, amounts: Amounts, natures: Grouping) -> dict[Slot, tuple[bool, bool]]:
    import numpy as np

    found = natures_of(frame, natures)
    width, personnel = len(found.keys), found.keys.index(PERSONNEL)
    known = np.zeros((len(amounts.slots), width), dtype=bool)
    for slot, own in amounts.slices:
        known[slot][found.group[amounts.line[own][amounts.missing[own] == 0]]] = True
    return {slot: (bool(row[personnel]), bool(row[:-1].any())) for slot, row in zip(amounts.slots, known, strict=True)}


def _told(year: int, stage: Measure) -> Message:
    return msg(
        "In {year} no line of personnel has an amount at the stage “{stage}”, though other years have some: the wage bill is missing, so the year is left out of growth and structure over the years.",
        year=Year(year),
        stage=MEASURES[stage],
    )
