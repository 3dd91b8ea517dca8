"""The budget in proportion: structure, forces, weight, growth, payables and opacity of one stage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from budgetwatch.analysis import proportions
from budgetwatch.analysis.proportions import Frame
from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import CompareQuery, Comparison
from budgetwatch.domain.figure import Figure, Span
from budgetwatch.domain.grouping import Grouping, GroupingKind
from budgetwatch.domain.measure import CHAIN, Basis, Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.perimeter import Perimeter
from budgetwatch.domain.proportions import Growth, Proportions, Weights
from budgetwatch.domain.series import Series, SeriesKind
from budgetwatch.domain.year import Year
from budgetwatch.store import links
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.comparing import choices, compare, reading_query
from budgetwatch.usecases.current import facts, once
from budgetwatch.usecases.findings import checked_tables
from budgetwatch.usecases.groupings import grouping
from budgetwatch.usecases.perimeters import in_force
from budgetwatch.usecases.series import SERIES, SeriesUnknown, find_series, point_figure


class Denominator(StrEnum):
    """Whose total the State's budget is: the one entered with its source, or all that the documents hold."""

    ENTERED = "entered"
    DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True)
class ProportionsQuery:
    """What to set in proportion. `stage` None takes the one that most years have; `basis` and `years` as in a comparison.

    `perimeter` None takes the one in force; `denominator` None shows both totals of the State where both are known;
    `span` None lets growth go from the first year to the last.
    """

    stage: Measure | None = None
    basis: Basis | None = None
    years: tuple[int, ...] = ()
    perimeter: Perimeter | None = None
    denominator: Denominator | None = None
    span: Span | None = None


def work_out(dossier: Dossier, query: ProportionsQuery | None = None) -> Proportions | None:
    """Everything in proportion; None where the dossier has no budget, or no amount inside the perimeter."""
    asked = query or ProportionsQuery()
    asked = asked if asked.perimeter else replace(asked, perimeter=in_force(dossier))
    return once(dossier, f"proportions {asked}", lambda: _worked_out(dossier, asked))


def _worked_out(dossier: Dossier, asked: ProportionsQuery) -> Proportions | None:
    if not choices(dossier).years:
        return None
    frame = _frame(dossier, asked)
    stages = {stage: frame.totals(stage) for stage in CHAIN}
    present = tuple(stage for stage, totals in stages.items() if totals)
    if not present:
        return None
    stage = asked.stage if asked.stage in present else _most_told(stages)
    places = _places(dossier, asked)
    return _Desk(dossier, frame, stage, asked, places).told(present)


def _frame(dossier: Dossier, asked: ProportionsQuery) -> Frame:
    query = CompareQuery(Classification.NATURE, 1, asked.years, asked.basis, perimeter=asked.perimeter)
    return proportions.look_at(facts(dossier), query, links.listed(dossier))


def _most_told(stages: Mapping[Measure, Mapping[int, Figure]]) -> Measure:
    """The stage of most years; among equals the vote, then the earliest of the chain."""
    return max(stages, key=lambda stage: (len(stages[stage]), stage is Measure.VOTED, -CHAIN.index(stage)))


def _places(dossier: Dossier, asked: ProportionsQuery) -> Comparison:
    """The dossier compared at the level that a committee reads."""
    query = reading_query(dossier)
    return compare(dossier, replace(query, years=asked.years, basis=asked.basis, perimeter=asked.perimeter))


class _Desk:
    """One stage of a dossier, with what it is set against."""

    def __init__(
        self, dossier: Dossier, frame: Frame, stage: Measure, asked: ProportionsQuery, places: Comparison
    ) -> None:
        self._dossier, self._frame, self._stage, self._asked, self._places = dossier, frame, stage, asked, places
        self._totals = frame.totals(stage)
        self._natures = grouping(dossier, GroupingKind.NATURE)
        self._series: dict[SeriesKind, Series] = {}
        self._unknown: dict[SeriesKind, Message] = {}
        for kind in SeriesKind:
            self._look_up(kind)

    def told(self, stages: tuple[Measure, ...]) -> Proportions:
        """Every proportion of the stage."""
        frame, natures, perimeter = self._frame, self._natures, self._asked.perimeter
        investments, words = (self._list(kind) for kind in (GroupingKind.INVESTMENT, GroupingKind.OPACITY))
        return Proportions(
            currency=frame.unit.currency,
            stage=self._stage,
            basis=self._asked.basis,
            stages=stages,
            natures=proportions.cut_by_nature(frame, natures),
            equipment=tuple(proportions.equipment_ratios(frame, natures, investments)),
            forces=proportions.cut_by_force(frame, self._list(GroupingKind.FORCE)),
            weights=tuple(map(self._of_known, self._weights())),
            growth=self._growth(),
            opacity=tuple(proportions.find_opacity(frame, words, self._stage, checked_tables(self._dossier))),
            opacity_by=words,
            payables=proportions.find_payables(self._places),
            wageless=self._wageless(),
            series=tuple(self._series.values()),
            perimeter=perimeter.name if perimeter else "",
        )

    def _list(self, kind: GroupingKind) -> Grouping:
        return grouping(self._dossier, kind)

    def _look_up(self, kind: SeriesKind) -> None:
        try:
            self._series[kind] = find_series(self._dossier, kind)
        except SeriesUnknown:
            self._unknown[kind] = msg("Not entered yet: {series}. Enter it with its source.", series=SERIES[kind])

    def _points(self, kind: SeriesKind) -> dict[int, Figure]:
        series = self._series.get(kind)
        return {year: point_figure(series, year) for year in self._totals if series and year in series.values}

    def _weights(self) -> Iterator[Weights]:
        if self._asked.denominator is not Denominator.DOCUMENTS:
            yield self._against_series(SeriesKind.STATE_BUDGET)
        if self._asked.denominator is not Denominator.ENTERED and self._is_part:
            whole = self._frame.totals(self._stage, whole=True)
            yield proportions.weigh_in_documents(self._totals, whole, self._stage)
        yield self._against_series(SeriesKind.GDP)
        yield self._against_series(SeriesKind.POPULATION)

    @property
    def _is_part(self) -> bool:
        """Whether the documents hold more than what is set in proportion."""
        return self._asked.perimeter is not None and not self._asked.perimeter.is_whole

    def _against_series(self, kind: SeriesKind) -> Weights:
        series, missing = self._series.get(kind), self._unknown.get(kind)
        points = self._points(kind)
        if kind is SeriesKind.STATE_BUDGET and series and self._stage is not Measure.VOTED:
            missing, points = _VOTED_ONLY, {}
        named = Weights(
            SERIES[kind], kind, series.source if series else "", bool(series and series.to_verify), (), missing
        )
        return proportions.weigh_against(self._totals, self._stage, points, named)

    def _growth(self) -> Growth:
        prices = self._series.get(SeriesKind.CONSUMER_PRICES)
        span, totals = self._asked.span, self._totals
        if span is not None:
            totals = {year: total for year, total in totals.items() if span.first <= year <= span.last}
        return proportions.grow(self._stage, totals, self._left_out(), prices, self._state())

    def _state(self) -> Mapping[int, Figure]:
        """The State's budget that growth is set against: the one entered for votes, else that of the documents."""
        entered = self._points(SeriesKind.STATE_BUDGET) if self._stage is Measure.VOTED else {}
        comparable = {year: one for year, one in entered.items() if one.unit.currency == self._frame.unit.currency}
        if comparable and self._asked.denominator is not Denominator.DOCUMENTS:
            return comparable
        return self._frame.totals(self._stage, whole=True) if self._is_part else {}

    def _wageless(self) -> dict[int, Message]:
        missing = proportions.wageless(self._frame, self._natures)
        return {year: told for (year, stage), told in missing.items() if stage is self._stage}

    def _left_out(self) -> dict[int, Message]:
        unfinished = {year: _UNFINISHED for year, stage in self._places.part_year if stage is self._stage}
        partly = {year: _partly_known(year) for year in self._totals if not self._known(year)}
        return {**unfinished, **partly, **self._wageless()}

    def _known(self, year: int) -> bool:
        return self._frame.wholly_known(self._stage, year)

    def _of_known(self, told: Weights) -> Weights:
        """The same, each share of what is known in part only with the sentence that says so."""
        years = (
            one if one.share is None or self._known(one.year) else replace(one, missing=_partly_weighed(one.year))
            for one in told.years
        )
        return replace(told, years=tuple(years))


def _partly_known(year: int) -> Message:
    return msg("Some amounts of {year} are not known, so the year is left out of growth.", year=Year(year))


def _partly_weighed(year: int) -> Message:
    return msg("Some amounts of {year} are not known: the share is that of the others.", year=Year(year))


_UNFINISHED = msg("The amounts stop before the end of the year, so the year is left out of growth.")
_VOTED_ONLY = msg(
    "The total entered is the voted one: choose the stage “voted” to see the share of the State's budget."
)
