"""The places of a comparison as a tree, each with its years, and the filters that keep some of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from budgetwatch.domain.comparison import Comparison, ComparisonRow
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import MEASURES
from budgetwatch.domain.year import Year

NOT_CLASSIFIED = "not_classified"

FLAGS: dict[str, tuple[Message, str, str]] = {
    "over_revised": (msg("Executed above the revised credits"), "alert-octagon", "ale"),
    "over_voted": (msg("Executed above the voted credits"), "alert-triangle", "att"),
    "under_executed": (msg("Largely under-executed"), "alert-triangle", "att"),
    "no_counterpart": (msg("Without counterpart: voted or executed only"), "unlink", "inf"),
    "new_line": (msg("Absent the year before"), "plus", "ink3"),
    NOT_CLASSIFIED: (msg("Lines without a place in this classification"), "eye-off", "ink3"),
}
"""What a flag of a row says, its icon, and the colour of the icon; the weightiest first."""

_EXCEEDED = {"over_revised": Measure.REVISED, "over_voted": Measure.VOTED}


def told(flag: str, row: ComparisonRow) -> Message:
    """What a flag of a row says; one that says that an appropriation is exceeded names the stage and the year."""
    base = _EXCEEDED.get(flag)
    stage = row.overrun(base) if base else None
    if base is None or stage is None:
        return FLAGS[flag][0]
    return msg("{year}: {stage} above {base}", year=Year(row.year), stage=MEASURES[stage], base=MEASURES[base])


FILTERS: dict[str, Message] = {
    "": msg("All lines"),
    "over_revised": msg("Above revised"),
    "over_voted": msg("Above voted"),
    "under_executed": msg("Under-executed"),
    "no_counterpart": msg("No counterpart"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the classification in all its years, with the places below it."""

    key: str
    code: str
    label: str
    level: int
    years: Mapping[int, ComparisonRow]
    children: tuple[Place, ...] = ()

    def flags(self, year: int) -> tuple[str, ...]:
        """The flags of a year, the weightiest first."""
        row = self.years.get(year)
        return tuple(flag for flag in FLAGS if row is not None and flag in row.flags)

    def marks(self, year: int) -> tuple[str, ...]:
        """The flags that deserve an icon: above the vote is ordinary where credits were revised since."""
        row = self.years.get(year)
        ordinary = {"new_line"} | ({"over_voted"} if row is not None and Measure.REVISED in row.stages else set())
        return tuple(flag for flag in self.flags(year) if flag not in ordinary)

    def leaves(self) -> Iterator[Place]:
        """The most detailed places at or below this one."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()


def nest(comparisons: Sequence[Comparison]) -> tuple[Place, ...]:
    """The places of comparisons of one classification, the coarsest level first, each under the place above it."""
    rows: dict[str, dict[int, ComparisonRow]] = {}
    for depth, comparison in enumerate(comparisons):
        for row in comparison.rows:
            if depth == 0 or row.key != NOT_CLASSIFIED:
                rows.setdefault(row.key, {})[row.year] = row
    below: dict[str | None, list[str]] = {}
    for key, years in rows.items():
        parent = _latest(years).parent
        below.setdefault(parent if parent in rows else None, []).append(key)
    return tuple(_place(key, rows, below) for key in below.get(None, ()))


def total(comparison: Comparison, label: str) -> Place:
    """The total of all lines as a place of its own."""
    return Place("total", "", label, 0, {row.year: row for row in comparison.totals})


def kept(places: Sequence[Place], flag: str, year: int) -> tuple[Place, ...]:
    """The places whose lines carry the flag that year, with the places above them; no flag keeps all."""
    if not flag:
        return tuple(places)
    return tuple(found for place in places if (found := _pruned(place, flag, year)) is not None)


def counts(places: Sequence[Place]) -> Counter[tuple[str, int]]:
    """How many of the most detailed places carry each flag in each year; all of them under ("", 0)."""
    counted: Counter[tuple[str, int]] = Counter()
    for place in places:
        for leaf in place.leaves():
            counted["", 0] += 1
            counted.update((flag, year) for year, row in leaf.years.items() for flag in row.flags)
    return counted


def _pruned(place: Place, flag: str, year: int) -> Place | None:
    if not place.children:
        row = place.years.get(year)
        return place if row is not None and flag in row.flags else None
    below = kept(place.children, flag, year)
    return replace(place, children=below) if below else None


def _place(key: str, rows: Mapping[str, dict[int, ComparisonRow]], below: Mapping[str | None, list[str]]) -> Place:
    latest = _latest(rows[key])
    children = tuple(_place(child, rows, below) for child in below.get(key, ()))
    return Place(key, latest.code, latest.label, latest.level, rows[key], children)


def _latest(years: Mapping[int, ComparisonRow]) -> ComparisonRow:
    return years[max(years)]
