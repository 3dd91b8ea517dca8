"""What the budget page shows of a dossier: what can be compared, and one comparison with its coarser levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import CompareQuery, Comparison, ComparisonRow
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.pivot import LINES, PivotField, level_of
from budgetwatch.domain.terms import CLASSIFICATIONS
from budgetwatch.jobs import Job
from ui.models.budget_columns import Column
from ui.models.budget_rows import Place, counts, kept, nest

if TYPE_CHECKING:
    from budgetwatch.usecases.comparing import CompareChoices
    from budgetwatch.usecases.dossiers import Dossier

BY_LINE: tuple[Classification | None, int] = (None, 1)
_PREFERRED = (
    Classification.PROGRAMME,
    Classification.ADMINISTRATION,
    Classification.FUNCTION,
    Classification.NATURE,
)
_FIRST_DEPTH = 2
_MANY = 1000


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person chose: the lines (None chooses for the person), what rates divide by, and the prices of a year."""

    lines: tuple[Classification | None, int] | None = None
    rate_of: Measure = Measure.VOTED
    prices: int | None = None


@dataclass(frozen=True, slots=True)
class BudgetView:
    """The choices, the lines on show, their comparison at the asked level, and its places as a tree, counted."""

    choices: CompareChoices
    lines: tuple[Classification | None, int]
    comparison: Comparison
    places: tuple[Place, ...]
    counted: Counter[tuple[str, int]]
    _found: dict[tuple[str, int], tuple[Place, ...]] = field(default_factory=dict, compare=False)
    """The places that carry a flag in a year, as far as they were looked for: another width or unit asks again."""

    def at_hand(self, flag: str, year: int) -> bool:
        """Whether the window can have `kept` in one turn: there are few places, or they were looked for before."""
        return not flag or self.counted["", 0] <= _MANY or (flag, year) in self._found

    def kept(self, flag: str, year: int) -> tuple[Place, ...]:
        """The places whose lines carry the flag that year, with the places above them; no flag keeps all."""
        if not flag:
            return self.places
        if (flag, year) not in self._found:
            self._found[flag, year] = kept(self.places, flag, year)
        return self._found[flag, year]

    def count(self, flag: str, year: int) -> int:
        """How many of the most detailed places carry the flag that year; no flag counts all."""
        return self.counted[(flag, year) if flag else ("", 0)]

    @property
    def first_year(self) -> int:
        """The year to expand first: the latest that has execution, else the latest."""
        rates = self.comparison.rates
        executed = [year for year in self.comparison.years if rates[year].numerator is not None]
        return (executed or list(self.comparison.years) or [0])[-1]

    @property
    def largest(self) -> Figure | None:
        """The largest total, which needs the widest column."""
        figures = (figure for row in self.comparison.totals for figure in row.stages.values())
        return max(figures, key=lambda figure: abs(figure.amount), default=None)

    @property
    def fields(self) -> tuple[PivotField, ...]:
        """The levels on show, as the fields to begin a pivot with."""
        classification, deepest = self.lines
        if classification is None:
            return (LINES,)
        levels = sorted(level for one, level in self.choices.levels if one is classification and level <= deepest)
        return tuple(level_of(classification, level) for level in levels)

    def notes(self, shown: tuple[Column, ...]) -> list[Message]:
        """What to know before reading: breaks, documents left aside, years that found no room."""
        told = [one.reason for one in (*self.comparison.breaks, *self.comparison.notes)]
        hidden = [str(year) for year in self.comparison.years if year not in {column.year for column in shown}]
        if hidden:
            told.append(
                msg("Not shown for lack of room: {years}. Choose a year, or widen the window.", years=", ".join(hidden))
            )
        return told

    @property
    def bases(self) -> tuple[Measure, ...]:
        """What rates can divide by in this dossier."""
        return tuple(one for one in (Measure.VOTED, Measure.REVISED) if one in self.choices.measures)


def count_links(dossier: Dossier, _job: Job) -> int | None:
    """How many correspondences wait for a person; None where counting them would take long."""
    from budgetwatch.usecases.crosswalk import count_to_review

    return count_to_review(dossier)


def lineage(rows: Iterable[ComparisonRow]) -> tuple[Message, ...]:
    """What a place was called before, the oldest name first."""
    from budgetwatch.usecases.crosswalk import lineage as names_before

    return names_before(rows)


def level_called(classification: Classification, level: int) -> Message:
    """What the lines of a level of a classification are called."""
    return msg("{classification}, level {level}", classification=CLASSIFICATIONS[classification], level=level)


def look(dossier: Dossier, asked: Asked, job: Job) -> BudgetView | None:
    """The view of what was asked; None while the dossier holds no budget."""
    from budgetwatch.usecases.comparing import choices, compare

    offered = choices(dossier)
    if not offered.years:
        return None
    prices = known_prices(dossier, asked.prices)
    lines = asked.lines if asked.lines in (*offered.levels, BY_LINE) and asked.lines else first_lines(offered.levels)
    compared = []
    for query in _queries(offered.levels, lines, asked.rate_of):
        job.check()
        compared.append(compare(dossier, replace(query, prices=prices)))
    places = nest(compared)
    return BudgetView(offered, lines, compared[-1], places, counts(places))


def known_prices(dossier: Dossier, base: int | None) -> int | None:
    """The year whose prices were asked for; None where prices are no longer known, as after an undo."""
    from budgetwatch.domain.series import SeriesKind
    from budgetwatch.usecases.series import SeriesUnknown, find_series

    if base is None:
        return None
    try:
        find_series(dossier, SeriesKind.CONSUMER_PRICES)
    except SeriesUnknown:
        return None
    return base


def first_lines(levels: tuple[tuple[Classification, int], ...]) -> tuple[Classification | None, int]:
    """The lines to show before anyone chose: two levels of programmes where there are, else the next best."""
    for classification in _PREFERRED:
        depths = sorted(level for one, level in levels if one is classification)
        if depths:
            return classification, depths[:_FIRST_DEPTH][-1]
    return BY_LINE


def _queries(
    levels: tuple[tuple[Classification, int], ...], lines: tuple[Classification | None, int], rate_of: Measure
) -> list[CompareQuery]:
    classification, deepest = lines
    if classification is None:
        return [CompareQuery(rate_of=rate_of)]
    depths = sorted(level for one, level in levels if one is classification and level <= deepest)
    return [CompareQuery(classification, depth, rate_of=rate_of) for depth in depths]
