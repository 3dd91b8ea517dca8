"""The axes of a national security policy, the places tagged with them, and what each axis got over the years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from budgetwatch.domain.checklist import Bilingual
from budgetwatch.domain.comparison import Break, ComparisonRow
from budgetwatch.domain.crosswalk import PlaceName
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.measure import EXECUTION, Measure

GIVEN = (Measure.VOTED, Measure.REVISED, Measure.PROPOSED)
"""What an axis was given, by the first of these that a year has."""


@dataclass(frozen=True, slots=True)
class PolicyAxis:
    """One axis as a committee enters it: `number` is its order and the key that tags with it.

    `source` names the document of the policy; `checked` says that someone has read the axis there. `words` are further
    words by which places may be suggested. `id` is its number in the dossier, 0 outside one.
    """

    number: int
    title: Bilingual
    source: str = ""
    checked: bool = False
    words: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Tagged:
    """What carries a tag: a place, a line that stands at several places at once, or a line known by its label alone."""

    places: tuple[PlaceName, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class AxisTag:
    """A person's word that what stands there serves an axis; `axis` is the id of that axis."""

    tagged: Tagged
    axis: int
    author: str = ""
    at: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class AxisYear:
    """What an axis got in a year, as a row of stages, beside everything that the year got.

    Of each stage `shares` gives the part of the whole, `growth` the change on the year before that has the stage, and
    `beside` that change minus the change of the whole: above zero the money follows the axis.
    """

    row: ComparisonRow
    shares: Mapping[Measure, Figure]
    growth: Mapping[Measure, Figure]
    beside: Mapping[Measure, Figure]


@dataclass(frozen=True, slots=True)
class AxisLine:
    """An axis with its years, oldest first; `axis` is None for what carries no tag."""

    axis: PolicyAxis | None
    years: tuple[AxisYear, ...]

    def of_year(self, year: int) -> AxisYear | None:
        """What it got in a year; None where it has no line then."""
        return next((one for one in self.years if one.row.year == year), None)


@dataclass(frozen=True, slots=True)
class Contest:
    """Two tags of different axes that share lines without either being part of the other: the one that counts, the other.

    `figures` are the amounts of these lines.
    """

    kept: AxisTag
    other: AxisTag
    figures: tuple[LabelledFigure, ...]


@dataclass(frozen=True, slots=True)
class AxesReport:
    """The money by axis; together with the untagged line the axes make up the totals, stage by stage.

    `lost` are tags whose place no document of the dossier prints; `tags` counts those that were found.
    """

    lines: tuple[AxisLine, ...]
    totals: tuple[ComparisonRow, ...]
    currency: str | None
    tags: int
    lost: tuple[AxisTag, ...] = ()
    contested: tuple[Contest, ...] = ()
    notes: tuple[Break, ...] = ()

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have an amount, oldest first."""
        return tuple(row.year for row in self.totals)

    @property
    def latest_year(self) -> int | None:
        """The latest year with an appropriation, else the latest one; None without any."""
        given = [row.year for row in self.totals if any(stage in row.stages for stage in GIVEN)]
        return max(given or self.years, default=None)

    def stages_of(self, year: int) -> tuple[Measure | None, Measure | None]:
        """The appropriation of a year and its furthest execution, None where it has none."""
        stages = next((row.stages for row in self.totals if row.year == year), {})
        given = next((stage for stage in GIVEN if stage in stages), None)
        return given, next((stage for stage in reversed(EXECUTION) if stage in stages), None)

    @property
    def untagged(self) -> AxisLine:
        """What serves no axis that anybody named."""
        return next(line for line in self.lines if line.axis is None)


@dataclass(frozen=True, slots=True)
class TaggedPlace:
    """A place that may be tagged: what it shows, the axes its lines serve, and the tag that stands on it itself.

    `axes` holds ids, None among them for lines without any; `amount` is its latest vote, else its furthest execution.
    """

    tagged: Tagged
    code: str
    label: str
    level: int
    axes: frozenset[int | None]
    own: int | None
    amount: Figure | None


@dataclass(frozen=True, slots=True)
class AxisQuestion:
    """A place that serves no axis yet and shares a word with one: does it serve it? Only a person can say."""

    place: TaggedPlace
    axis: PolicyAxis
    word: str
