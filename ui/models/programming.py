"""A programming law as a table of years: its lines, its tranche, and the budgets of the same years."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from budgetwatch.domain.figure import Figure
from budgetwatch.domain.measure import EXECUTION, Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Absent
from budgetwatch.domain.programming import LawYear, ProgrammingLaw
from budgetwatch.domain.terms import MEASURES
from budgetwatch.i18n import Language
from budgetwatch.jobs import Job
from ui.models.figures import FigureRow, figure_cell
from ui.models.rows import Cell, Heading

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier

Line = tuple[FigureRow, tuple[Cell, ...]]
Value = Callable[[LawYear], Figure | None]


def look(dossier: Dossier, _job: Job) -> tuple[ProgrammingLaw, ...]:
    """The programming laws of a dossier."""
    from budgetwatch.usecases.programming import list_laws

    return list_laws(dossier)


def law_headings(law: ProgrammingLaw, language: Language) -> tuple[Heading, ...]:
    """The lines of the law, a column for each year, and the total."""
    years = (Heading(str(one.year), right=True) for one in law.years)
    return (Heading(language.word(msg("Line of the law"))), *years, Heading(language.word(msg("Total")), right=True))


def law_lines(law: ProgrammingLaw, scale: int, language: Language) -> Iterator[Line]:
    """Every line of the law, its tranches, then votes and execution beside them, year by year and cumulated."""
    for category in law.categories:
        figures = tuple(category.tranches.get(one.year) for one in law.years)
        yield _line(category.label, (*figures, category.total), scale, language)
    tranches = tuple(one.tranche for one in law.years)
    yield _line(language.word(msg("Tranche of the law")), (*tranches, law.total), scale, language, strong=True)
    for name, value, signed in _beside(law):
        text = language.word(name)
        figures = (*(value(one) for one in law.years), None)
        yield _line(text[:1].upper() + text[1:], figures, scale, language, signed=signed)


def _beside(law: ProgrammingLaw) -> Iterator[tuple[Message, Value, bool]]:
    for stage in (Measure.VOTED, Measure.REVISED, _furthest(law)):
        if stage is not None and any(stage in one.stages for one in law.years):
            yield MEASURES[stage], lambda one, stage=stage: one.stages.get(stage), False  # type: ignore[misc]  # bound
    yield msg("Voted − tranche"), lambda one: one.gap, True
    yield msg("Voted ÷ tranche"), lambda one: one.share, False
    yield msg("Tranches, cumulated"), lambda one: one.cumulated, False
    yield msg("Votes, cumulated"), lambda one: one.voted_since, False


def _furthest(law: ProgrammingLaw) -> Measure | None:
    return next((stage for stage in reversed(EXECUTION) if any(stage in one.stages for one in law.years)), None)


def _line(
    name: str,
    figures: tuple[Figure | None, ...],
    scale: int,
    language: Language,
    *,
    signed: bool = False,
    strong: bool = False,
) -> Line:
    cells = [Cell(name, tip=name, strong=strong)]
    last = len(figures) - 1
    for at, figure in enumerate(figures):
        if figure is None and at == last:
            cells.append(Cell(""))
        else:
            cells.append(figure_cell(figure, scale, language, signed=signed, strong=strong, absent=Absent.UNKNOWN))
    return FigureRow(name, (None, *figures)), tuple(cells)
