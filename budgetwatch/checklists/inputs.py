"""What automatic answers are made from: values of the domain, handed over by a use case."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from budgetwatch.checklists.labels import is_named
from budgetwatch.checklists.register import Register
from budgetwatch.domain.comparison import Comparison, ComparisonRow
from budgetwatch.domain.fact import SubtotalCheck, TotalCheck
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.measure import EXECUTION, Measure
from budgetwatch.domain.pace import Pace
from budgetwatch.domain.pefa import WorkedCredibility
from budgetwatch.domain.piece import ExpectedPiece

NOT_CLASSIFIED = "not_classified"
"""The flag of the row that gathers the lines outside a classification."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The dossier as checklists see it.

    `lines` compares line by line, `nature` by economic nature at level 1. `totals` and `subtotals` are the
    printed ones with the number of the dataset they stand in. `state_totals` is the State's whole budget by year. `explained` holds the keys of the
    findings that a person judged explained. `natures` gives the economic natures of a line by the key of its row, each as
    code and as label, `places` the labels of the programmes and services that it stands in. `ae` and `cp` compare the lines in commitment authorisations and in payment appropriations, where
    the documents give both. `credibility` is worked out in the logic of PEFA. `year` is the year examined; None takes the latest that has what a topic
    asks for. `currency` is that of all amounts. `pieces` are those expected, by their id and budget year. `pace` is that of the
    years whose months or quarters are known.
    """

    lines: Comparison | None = None
    nature: Comparison | None = None
    totals: tuple[tuple[int, TotalCheck], ...] = ()
    subtotals: tuple[tuple[int, SubtotalCheck], ...] = ()
    state_totals: Mapping[int, Figure] = field(default_factory=dict)
    explained: frozenset[str] = frozenset()
    year: int | None = None
    currency: str | None = None
    natures: Mapping[str, frozenset[str]] = field(default_factory=dict)
    ae: Comparison | None = None
    cp: Comparison | None = None
    credibility: WorkedCredibility | None = None
    register: Register | None = None
    places: Mapping[str, frozenset[str]] = field(default_factory=dict)
    pieces: Mapping[tuple[str, int], ExpectedPiece] = field(default_factory=dict)
    pace: Pace | None = None

    def is_named(self, row: ComparisonRow, words: Sequence[str]) -> bool:
        """Whether a line, or a programme or service that it stands in, has one of these names."""
        return any(is_named(label, words) for label in (row.label, *self.places.get(row.key, ())))

    def total(self, year: int) -> ComparisonRow | None:
        """The total of a year."""
        return next((row for row in self.lines.totals if row.year == year), None) if self.lines else None

    def rows(self, year: int) -> tuple[ComparisonRow, ...]:
        """The budget lines of a year."""
        return tuple(row for row in self.lines.rows if row.year == year) if self.lines else ()

    def budget_year(self) -> int | None:
        """The year examined, else the latest with a budget."""
        return self._latest(lambda row: initial(row) is not None)

    def budget(self) -> tuple[int, Figure, list[tuple[ComparisonRow, Figure]]] | None:
        """The budget year, its credits and those of each line that has any; None without a budget."""
        year = self.budget_year()
        total = self.total(year) if year is not None else None
        whole = initial(total) if total is not None else None
        if year is None or whole is None:
            return None
        return year, whole, [(row, figure) for row in self.rows(year) if (figure := initial(row)) is not None]

    def year_with(self, *measures: Measure) -> int | None:
        """The year examined, else the latest whose total has all these stages."""
        return self._latest(lambda row: all(measure in row.stages for measure in measures))

    def executed_year(self) -> int | None:
        """The year examined, else the latest with any execution stage."""
        return self._latest(lambda row: any(stage in row.stages for stage in EXECUTION))

    def stops_early(self, year: int, *stages: Measure) -> bool:
        """Whether one of these stages is not counted to the end of the year."""
        return self.lines is not None and any((year, stage) in self.lines.part_year for stage in stages)

    def _latest(self, fits: Callable[[ComparisonRow], bool]) -> int | None:
        years = [row.year for row in self.lines.totals if fits(row)] if self.lines else []
        return max((year for year in years if self.year in (None, year)), default=None)


def initial(row: ComparisonRow) -> Figure | None:
    """The budget of a row before execution: voted, or proposed where the vote is still to come."""
    return row.stages.get(Measure.VOTED) or row.stages.get(Measure.PROPOSED)
