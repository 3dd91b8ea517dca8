"""Appropriations against execution: one row per place in a classification and year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from budgetwatch.domain.code import Classification
from budgetwatch.domain.crosswalk import PlaceName
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.measure import EXECUTION, Basis, Measure
from budgetwatch.domain.message import Message
from budgetwatch.domain.perimeter import Perimeter


@dataclass(frozen=True, slots=True)
class CompareQuery:
    """What to compare. `classification` None compares line by line; empty `years` means all.

    `basis` None takes CP where a sheet gives both and the only basis otherwise. `rate_of` is the denominator. `prices`
    is the year at whose prices amounts are given; None leaves them as printed. `perimeter` None takes the one in force.
    """

    classification: Classification | None = None
    level: int = 1
    years: tuple[int, ...] = ()
    basis: Basis | None = None
    rate_of: Measure = Measure.VOTED
    prices: int | None = None
    perimeter: Perimeter | None = None


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One place and year. `stages` holds the stages that the dossier has for this row; a missing stage is not zero.

    `key` is the same for the same place in every year; `parent` is the key of the place above it, if any.
    `flags` are stable codes: `over_voted`, `over_revised`, `under_executed`, `no_counterpart`, `new_line`.
    `unknown` names the stages for which a line of the row has a cell but no known amount: its figure, and what
    is divided by it or into it, is that of the other lines and shown with a mark. `place` is the place as
    documents name it, `called` what those of the year call it where that is not what it is called now.
    """

    key: str
    code: str
    label: str
    year: int
    stages: Mapping[Measure, Figure]
    rate: Figure | None
    deviation: Figure | None
    flags: tuple[str, ...] = ()
    parent: str | None = None
    level: int = 1
    n_lines: int = 0
    unknown: frozenset[Measure] = frozenset()
    place: PlaceName | None = None
    called: tuple[str, ...] = ()

    def whole(self, stage: Measure) -> Figure | None:
        """A stage that is wholly known; None where the row lacks it, or where some of it is not known."""
        return None if stage in self.unknown else self.stages.get(stage)

    def overrun(self, base: Measure) -> Measure | None:
        """The execution stage that goes furthest above an appropriation, if any goes above.

        The figures of one comparison share their unit, so their values compare as they are. An appropriation of which a
        part is unknown is no limit; what is known of the execution may well be above one.
        """
        limit = self.stages.get(base)
        if limit is None or base in self.unknown:
            return None
        above = [stage for stage in EXECUTION if stage in self.stages and self.stages[stage].value > limit.value]
        return max(above, key=lambda stage: self.stages[stage].value, default=None)


@dataclass(frozen=True, slots=True)
class Rate:
    """What an execution rate of a year divides by what."""

    numerator: Measure | None
    denominator: Measure


SOME_ROWS = "some rows"
"""The key of a break that concerns several rows of a year and leaves the others as they are."""


@dataclass(frozen=True, slots=True)
class Break:
    """Something to know about a year of a comparison: why it does not simply go on, or what was chosen.

    `key` is that of the row it concerns, `SOME_ROWS`, or empty where it concerns the whole year. `brief` says it in two
    words, where a chart has no more room.
    """

    year: int
    reason: Message
    key: str = ""
    brief: Message | None = None


@dataclass(frozen=True, slots=True)
class PlaceGap:
    """A place, as documents name it, for which two tables give different amounts."""

    place: str
    used: Figure
    aside: Figure


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two tables that give different amounts for the same places, stage and year: the one used, the one set aside.

    `places` counts the places whose amounts differ, `largest` are some of them, the largest gap first; there is none
    where tables cut in different ways only differ as a whole.
    """

    key: str
    year: int
    measure: Measure
    used: LabelledFigure
    aside: LabelledFigure
    places: int = 0
    largest: tuple[PlaceGap, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Rows, the total of each year (from lines only), what the rates divide, and breaks. One currency throughout.

    `notes` say, for a year, which of several documents that give the same money was kept, and what is not in it.
    `conflicts` are the documents that contradict each other; `part_year` holds the years and stages whose amounts stop
    before the end of the year.
    """

    query: CompareQuery
    currency: str | None
    rows: Sequence[ComparisonRow]
    totals: tuple[ComparisonRow, ...]
    rates: Mapping[int, Rate]
    breaks: tuple[Break, ...] = ()
    notes: tuple[Break, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    part_year: frozenset[tuple[int, Measure]] = frozenset()

    @property
    def years(self) -> tuple[int, ...]:
        """The years that are present, oldest first."""
        return tuple(row.year for row in self.totals)
