"""Which tables speak for a stage of a year, where several give the same money: no franc is counted twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from budgetwatch.domain.comparison import Break, CompareQuery
from budgetwatch.domain.measure import CHAIN, EXECUTION, Basis, Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import MEASURES

if TYPE_CHECKING:
    import pandas as pd

    from budgetwatch.analysis.frame import FactFrame
    from budgetwatch.analysis.places import LinePlaces

SAME_MONEY = 0.5
"""Two tables that share at least this part of their places speak of the same money."""


class Slot(NamedTuple):
    """The amounts of one stage, year and basis in one table."""

    dataset: int
    year: int
    measure: Measure
    basis: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """The amounts a comparison takes, the tables they come from, and a note for every table set aside.

    `tables` gives the datasets of each stage and year, by basis.
    """

    facts: pd.DataFrame
    tables: Mapping[tuple[int, Measure], tuple[tuple[Basis | None, tuple[int, ...]], ...]]
    notes: tuple[Break, ...]

    def datasets(self, year: int) -> tuple[int, ...]:
        """The tables that speak for a year."""
        return tuple(
            sorted({one for at, found in self.tables.items() if at[0] == year for _, of in found for one in of})
        )

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have an amount, oldest first."""
        return tuple(sorted({year for year, _ in self.tables}))


def choose(frame: FactFrame, query: CompareQuery, places: LinePlaces) -> Chosen:
    """The amounts that answer a query: one basis per table, one table where several give the same money."""
    facts = _comparable(frame, query)
    names = ["dataset", "year", "measure", "basis"]
    groups = facts.groupby(names, observed=True, sort=False)
    number = groups.ngroup()
    present = facts.loc[~number.duplicated(), names].assign(number=number[~number.duplicated()])
    slots = {
        Slot(int(row[0]), int(row[1]), Measure(row[2]), str(row[3])): int(row[4])
        for row in present.itertuples(index=False, name=None)
    }
    kept, notes = _Choice(frame, query, places, facts).kept(_one_basis(slots, query.basis))
    mask = number.isin([slots[slot] for slot in kept])
    return Chosen(facts[mask], _tables(kept), tuple(notes))


def _tables(slots: Iterable[Slot]) -> dict[tuple[int, Measure], tuple[tuple[Basis | None, tuple[int, ...]], ...]]:
    found: dict[tuple[int, Measure], dict[Basis | None, list[int]]] = defaultdict(lambda: defaultdict(list))
    for slot in sorted(slots):
        found[slot.year, slot.measure][Basis(slot.basis) if slot.basis else None].append(slot.dataset)
    return {at: tuple((basis, tuple(of)) for basis, of in by_basis.items()) for at, by_basis in found.items()}


def _comparable(frame: FactFrame, query: CompareQuery) -> pd.DataFrame:
    """Spending that counts, of a known year and a stage of the chain."""
    facts = frame.facts
    wanted = facts["counts"] & (facts["year"] > 0) & facts["measure"].isin([str(measure) for measure in CHAIN])
    wanted &= facts["flow"] != "revenue"
    if query.years:
        wanted &= facts["year"].isin(query.years)
    return facts[wanted]


def _one_basis(slots: Iterable[Slot], asked: Basis | None) -> list[Slot]:
    """The slots whose basis answers the query: the asked one, else payments, else the only one there is.

    Amounts printed without a basis stand beside payment appropriations, never beside commitment authorisations.
    """
    order = {Basis.AE: ["AE"], Basis.CP: ["CP", ""]}[asked] if asked else ["CP", "", "AE"]
    best: dict[tuple[int, int, Measure], Slot] = {}
    for slot in slots:
        key = slot[:3]
        if slot.basis in order and (key not in best or order.index(slot.basis) < order.index(best[key].basis)):
            best[key] = slot
    return list(best.values())


class _Choice:
    """Which of the tables that give a stage of a year is taken."""

    def __init__(self, frame: FactFrame, query: CompareQuery, places: LinePlaces, facts: pd.DataFrame) -> None:
        self._frame, self._query, self._places, self._facts = frame, query, places, facts
        self._shared: dict[tuple[int, int], float] = {}
        self._lines: dict[int, list[int]] = {}

    def kept(self, slots: Sequence[Slot]) -> tuple[list[Slot], list[Break]]:
        """The slots that are taken, and a note for every table set aside."""
        self._furthest = _furthest(slots)
        rivals: dict[tuple[int, Measure], list[Slot]] = defaultdict(list)
        for slot in slots:
            rivals[slot.year, slot.measure].append(slot)
        kept: list[Slot] = []
        aside: dict[tuple[int, int, int], list[Measure]] = defaultdict(list)
        for (year, measure), same in sorted(rivals.items(), key=lambda rival: (rival[0][0], CHAIN.index(rival[0][1]))):
            largest = max(len(self._lines_of(slot.dataset)) for slot in same)
            for slot in sorted(same, key=lambda slot: self._preference(slot, largest), reverse=True):
                taken = next((other for other in kept if self._repeats(slot, other)), None)
                if taken is None:
                    kept.append(slot)
                else:
                    aside[year, taken.dataset, slot.dataset].append(measure)
        return kept, list(self._notes(aside))

    def _preference(self, slot: Slot, largest: int) -> tuple[bool, bool, bool, int, int]:
        """Larger is better: has the asked classification, payments, is no mere part, is the act itself, came last."""
        classified = self._places.has(slot.dataset, self._query.classification, self._query.level)
        whole = len(self._lines_of(slot.dataset)) >= SAME_MONEY * largest
        beyond = 0 if slot.measure in EXECUTION else self._furthest[slot.dataset, slot.year]
        return classified, slot.basis != "AE", whole, -beyond, slot.dataset

    def _repeats(self, slot: Slot, other: Slot) -> bool:
        if (slot.year, slot.measure) != (other.year, other.measure):
            return False
        return self._share(slot.dataset, other.dataset) >= SAME_MONEY

    def _share(self, left: int, right: int) -> float:
        """The part of their places that two tables share."""
        pair = (min(left, right), max(left, right))
        if pair not in self._shared:
            self._shared[pair] = self._places.shared(*map(self._lines_of, pair))
        return self._shared[pair]

    def _lines_of(self, dataset: int) -> list[int]:
        if dataset not in self._lines:
            of_dataset = self._facts["dataset"] == dataset
            self._lines[dataset] = self._facts.loc[of_dataset, "line"].unique().tolist()
        return self._lines[dataset]

    def _notes(self, aside: dict[tuple[int, int, int], list[Measure]]) -> Iterator[Break]:
        for (year, taken, left), measures in sorted(aside.items()):
            whole = self._share(left, taken) == 1
            yield Break(year, _note(_named(self._frame, taken), _named(self._frame, left), measures, whole=whole))


def _note(taken: str, left: str, measures: Sequence[Measure], *, whole: bool) -> Message:
    """What is said of a table set aside, all or part of whose places stand in the one that is used."""
    stages = _listed(measures)
    if whole:
        return msg(
            "“{left}” gives the same money again ({stages}): “{taken}” is used, so that nothing counts twice.",
            left=left,
            taken=taken,
            stages=stages,
        )
    return msg(
        "“{left}” gives much of the same money again ({stages}): only “{taken}” is used; lines of the other alone are not counted.",
        left=left,
        taken=taken,
        stages=stages,
    )


def _furthest(slots: Iterable[Slot]) -> dict[tuple[int, int], int]:
    """How far down the chain each table goes in each year."""
    furthest: dict[tuple[int, int], int] = defaultdict(int)
    for slot in slots:
        key = (slot.dataset, slot.year)
        furthest[key] = max(furthest[key], CHAIN.index(slot.measure))
    return furthest


def _named(frame: FactFrame, dataset: int) -> str:
    """The file and table of a dataset, as people know it."""
    found = frame.datasets[frame.datasets["dataset"] == dataset]
    return f"{found['name'].iloc[0]} · {found['table'].iloc[0]}" if len(found) else str(dataset)


def _listed(measures: Sequence[Measure]) -> Message:
    """One to many stages as one enumeration."""
    if len(measures) == 1:
        return MEASURES[measures[0]]
    return msg("{first}, {others}", first=MEASURES[measures[0]], others=_listed(measures[1:]))
