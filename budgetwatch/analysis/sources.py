"""Which tables speak for a stage of a year, where several give the same money: no franc is counted twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from budgetwatch.analysis.amounts import comparable
from budgetwatch.analysis.bases import Slot, listed, notes_on_basis, one_basis
from budgetwatch.analysis.gaps import WHOLE
from budgetwatch.analysis.keeping import kept_beside
from budgetwatch.analysis.line_rows import LineWording
from budgetwatch.analysis.overlap import SAME_MONEY, Likeness, Overlap
from budgetwatch.domain.comparison import Break, CompareQuery, Conflict, PlaceGap
from budgetwatch.domain.figure import FactSelection, Figure, Operation, Quantity, Trace, Unit
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.measure import CHAIN, EXECUTION, Basis, Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.pace import MONTHS_OF_YEAR, Counting

if TYPE_CHECKING:
    from budgetwatch.analysis.amounts import Amounts, Numbers
    from budgetwatch.analysis.frame import FactFrame
    from budgetwatch.analysis.gaps import Gaps, PlaceSums
    from budgetwatch.analysis.perimeters import Bounds
    from budgetwatch.analysis.places import LinePlaces
    from budgetwatch.domain.pace import YearParts

_SHOWN = 5
"""So many of the places where two tables disagree are told with their amounts: those of the largest gaps."""


Question: TypeAlias = tuple[Basis | None, tuple[int, ...], tuple[str, ...]]
"""A basis, the tables that give it, and the parts of the year that count; no part means the whole."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The amounts a comparison takes, the tables they come from, and a note for every table set aside.

    `tables` gives the datasets of each stage and year, by basis. `conflicts` are the tables set aside that contradict
    the one used. `families` numbers the tables of a year that use the same codes for other money. `bounds` are those of
    the perimeter that the amounts were taken in, if any.
    """

    amounts: Amounts
    tables: Mapping[tuple[int, Measure], tuple[tuple[Basis | None, tuple[int, ...]], ...]]
    notes: tuple[Break, ...]
    conflicts: tuple[Conflict, ...]
    families: Mapping[tuple[int, int], int]
    bounds: Bounds | None = None
    _questions: dict[tuple[int, Measure], tuple[Question, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def datasets(self, year: int) -> tuple[int, ...]:
        """The tables that speak for a year."""
        return tuple(
            sorted({one for at, found in self.tables.items() if at[0] == year for _, of in found for one in of})
        )

    def questions(self, year: int, measure: Measure) -> tuple[Question, ...]:
        """What must be asked for a stage of a year: tables by basis, with the parts of the year where only some count."""
        if (year, measure) not in self._questions:
            self._questions[year, measure] = tuple(self._asked(year, measure))
        return self._questions[year, measure]

    def _asked(self, year: int, measure: Measure) -> Iterator[Question]:
        for basis, datasets in self.tables[year, measure]:
            by_parts: dict[tuple[str, ...], list[int]] = defaultdict(list)
            for dataset in datasets:
                by_parts[self.amounts.parts.asked(Slot(dataset, year, measure, str(basis or "")))].append(dataset)
            yield from ((basis, tuple(own), parts) for parts, own in by_parts.items())

    def parts(self, year: int, measure: Measure) -> tuple[YearParts, ...]:
        """How its tables give a stage of a year, where each of them gives it by parts; none where one gives the whole."""
        slots = [
            Slot(dataset, year, measure, str(basis or ""))
            for basis, datasets in self.tables[year, measure]
            for dataset in datasets
        ]
        known = [self.amounts.parts.of[slot] for slot in slots if slot in self.amounts.parts.of]
        return tuple(known) if len(known) == len(slots) else ()

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have an amount, oldest first."""
        return tuple(sorted({year for year, _ in self.tables}))


def choose(frame: FactFrame, query: CompareQuery, places: LinePlaces) -> Chosen:
    """The amounts that answer a query: one basis per year, one table where several give the same money."""
    amounts = comparable(frame, query.years)
    answering = one_basis(amounts.present, query.basis)
    overlap = _overlap(frame, places, amounts.of(answering))
    choice = _Choice(frame, query, places, overlap, amounts)
    taken = choice.kept(answering)
    notes = (*choice.notes(), *choice.notes_apart(taken), *notes_on_basis(amounts.present, answering, query.basis))
    return Chosen(amounts.of(taken), _tables(taken), tuple(notes), tuple(choice.conflicts()), choice.families(taken))


def _overlap(frame: FactFrame, places: LinePlaces, amounts: Amounts) -> Overlap:
    return kept_beside(frame, "overlap", amounts, lambda: Overlap(frame.datasets, frame.exponent, places, amounts))


def _tables(slots: Iterable[Slot]) -> dict[tuple[int, Measure], tuple[tuple[Basis | None, tuple[int, ...]], ...]]:
    found: dict[tuple[int, Measure], dict[Basis | None, list[int]]] = defaultdict(lambda: defaultdict(list))
    for slot in sorted(slots):
        found[slot.year, slot.measure][Basis(slot.basis) if slot.basis else None].append(slot.dataset)
    return {at: tuple((basis, tuple(of)) for basis, of in by_basis.items()) for at, by_basis in found.items()}


class _Choice:
    """Which of the tables that give a stage of a year is taken."""

    def __init__(
        self, frame: FactFrame, query: CompareQuery, places: LinePlaces, overlap: Overlap, amounts: Amounts
    ) -> None:
        self._frame, self._query, self._places, self._overlap = frame, query, places, overlap
        self._amounts = amounts
        self._aside: list[tuple[Slot, Slot]] = []

    def kept(self, slots: Sequence[Slot]) -> list[Slot]:
        """The slots that are taken; the others are remembered beside the one that says the same."""
        self._furthest = _furthest(slots)
        self._given = {year: {slot.dataset for slot in slots if slot.year == year} for _, year in self._furthest}
        rivals: dict[tuple[int, Measure], list[Slot]] = defaultdict(list)
        for slot in slots:
            rivals[slot.year, slot.measure].append(slot)
        kept: list[Slot] = []
        for _, same in sorted(rivals.items(), key=lambda rival: (rival[0][0], CHAIN.index(rival[0][1]))):
            largest = max(len(self._overlap.lines(slot.dataset)) for slot in same)
            for slot in sorted(same, key=lambda slot: self._preference(slot, largest), reverse=True):
                taken = next((other for other in kept if self._repeats(slot, other)), None)
                if taken is None:
                    kept.append(slot)
                else:
                    self._aside.append((taken, slot))
        return kept

    def notes(self) -> Iterator[Break]:
        """A note for every table set aside, and why."""
        told: dict[tuple[int, int, int, bool], list[Measure]] = defaultdict(list)
        for taken, left in self._aside:
            told[left.year, taken.dataset, left.dataset, bool(self._gaps(taken, left).names)].append(left.measure)
        for (year, used, aside, contradicts), measures in sorted(told.items()):
            names = _named(self._frame, used), _named(self._frame, aside)
            whole = all(self._overlap.adds_nothing(aside, used, year, measure) for measure in measures)
            worded = _contradiction if contradicts else _repetition
            yield Break(year, worded(*names, measures, whole=whole))

    def notes_apart(self, kept: Iterable[Slot]) -> Iterator[Break]:
        """A note for two tables that number the same places for other money: both count."""
        pairs = {
            (left.year, left.dataset, right.dataset)
            for left in kept
            for right in kept
            if left.dataset < right.dataset and left[1:3] == right[1:3] and self._namesakes(left, right)
        }
        for year, left, right in sorted(pairs):
            yield Break(year, _apart(_named(self._frame, left), _named(self._frame, right)))

    def families(self, kept: Iterable[Slot]) -> dict[tuple[int, int], int]:
        """A number per table and year, 0 for most: tables that use the same codes for other money have others."""
        families: dict[tuple[int, int], int] = {}
        for year, dataset in sorted({(slot.year, slot.dataset) for slot in kept}):
            others = {
                number
                for (at, other), number in families.items()
                if at == year and self._same_codes_apart(other, dataset, year)
            }
            families[year, dataset] = next(number for number in range(len(others) + 1) if number not in others)
        return families

    def conflicts(self) -> Iterator[Conflict]:
        """The tables set aside whose amounts contradict those of the table that is used, place by place."""
        wording = LineWording(self._places)
        for taken, left in self._aside:
            gaps = self._gaps(taken, left)
            if gaps.names:
                key = f"{left.year}:{left.measure}:{taken.dataset}:{left.dataset}"
                wholes = self._whole(taken), self._whole(left)
                places = tuple(self._place_gap(taken, left, gaps, name, wording) for name in gaps.names[:_SHOWN])
                cut_alike = WHOLE not in gaps.names
                told = (len(gaps.names), places) if cut_alike else ()
                yield Conflict(key, left.year, left.measure, *wholes, *told)

    def _place_gap(self, taken: Slot, left: Slot, gaps: Gaps, name: int, wording: LineWording) -> PlaceGap:
        ours, theirs = gaps.ours.lines_at(name), gaps.theirs.lines_at(name)
        comparable = bool(self._places.common((taken.dataset, left.dataset)))
        words = wording.of(self._places.names.texts[name] if comparable else "", int(ours[0]), "")
        label = " ".join(part for part in (words.code, words.label) if part)
        return PlaceGap(label, self._at(taken, gaps.ours, ours, name), self._at(left, gaps.theirs, theirs, name))

    def _at(self, slot: Slot, sums: PlaceSums, lines: Numbers, name: int) -> Figure:
        """What a table says about a place."""
        value = int(sums.sums[sums.names == name][0])
        return self._figure(slot, value, tuple(self._places.codes.lines[lines].tolist()))

    def _whole(self, slot: Slot) -> LabelledFigure:
        """Everything that a table says about a stage and year."""
        figure = self._figure(slot, self._overlap.total(*slot[:3]))
        return LabelledFigure(Message(_named(self._frame, slot.dataset)), figure)

    def _figure(self, slot: Slot, value: int, lines: tuple[int, ...] = ()) -> Figure:
        basis = Basis(slot.basis) if slot.basis else None
        periods = self._amounts.parts.asked(slot)
        asked = FactSelection(slot.measure, slot.year, basis, lines=lines, datasets=(slot.dataset,), periods=periods)
        unit = Unit(Quantity.MONEY, self._frame.exponent, self._frame.currency)
        return Figure(value, unit, Trace(Operation.SUM, (asked,)))

    def _preference(self, slot: Slot, largest: int) -> tuple[bool, bool, int, int, int]:
        """Larger is better: has the asked classification, is no mere part, is the act itself, has most months, came last."""
        classified = self._places.has(slot.dataset, self._query.classification, self._query.level)
        whole = len(self._overlap.lines(slot.dataset)) >= SAME_MONEY * largest
        beyond = 0 if slot.measure in EXECUTION else self._furthest[slot.dataset, slot.year]
        parts = self._amounts.parts.of.get(slot)
        return classified, whole, -beyond, len(parts.months if parts else MONTHS_OF_YEAR), slot.dataset

    def _repeats(self, slot: Slot, other: Slot) -> bool:
        if (slot.year, slot.measure) != (other.year, other.measure) or self._completes(slot, other):
            return False
        return self._likeness(slot.dataset, other.dataset, slot.year) is not Likeness.APART

    def _gaps(self, taken: Slot, left: Slot) -> Gaps:
        return self._overlap.gaps(taken.dataset, left.dataset, left.year, left.measure)

    def _completes(self, slot: Slot, other: Slot) -> bool:
        """Whether two tables give other months of a year, which add up."""
        ours, theirs = (self._amounts.parts.of.get(one) for one in (slot, other))
        if ours is None or theirs is None or Counting.CUMULATED in (ours.counting, theirs.counting):
            return False
        return not ours.months & theirs.months

    def _namesakes(self, left: Slot, right: Slot) -> bool:
        return not self._completes(left, right) and self._same_codes_apart(left.dataset, right.dataset, left.year)

    def _same_codes_apart(self, left: int, right: int, year: int) -> bool:
        apart = self._likeness(left, right, year) is Likeness.APART
        return apart and self._overlap.share(min(left, right), max(left, right)) >= SAME_MONEY

    def _likeness(self, left: int, right: int, year: int) -> Likeness:
        """How alike two tables are; those at the same places that a third shows to be the same money are not apart."""
        found = self._overlap.of(min(left, right), max(left, right), year)
        if found is not Likeness.APART or self._overlap.share(min(left, right), max(left, right)) < SAME_MONEY:
            return found
        linked = any(self._same(left, other, year) and self._same(other, right, year) for other in self._given[year])
        return Likeness.UNSURE if linked else found

    def _same(self, left: int, right: int, year: int) -> bool:
        return left == right or self._overlap.of(min(left, right), max(left, right), year) is Likeness.SAME


def _repetition(taken: str, left: str, measures: Sequence[Measure], *, whole: bool) -> Message:
    """What is said of a table set aside, all or part of whose places stand in the one that is used."""
    stages = listed(measures)
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


def _contradiction(taken: str, left: str, measures: Sequence[Measure], *, whole: bool) -> Message:
    if not whole:
        return msg(
            "“{left}” gives other amounts than “{taken}” for the same places ({stages}): only “{taken}” is used, and lines of the other alone are not counted. Compare the two documents.",
            left=left,
            taken=taken,
            stages=listed(measures),
        )
    return msg(
        "“{left}” gives other amounts than “{taken}” for the same places ({stages}): only “{taken}” is used. Compare the two documents.",
        left=left,
        taken=taken,
        stages=listed(measures),
    )


def _apart(left: str, right: str) -> Message:
    return msg(
        "“{left}” and “{right}” use the same codes for other amounts: both are counted, as different money. If they give the same money, set one aside.",
        left=left,
        right=right,
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
