"""Credibility of the budget as tables: the measures of each year with their letters, and the working of one year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from budgetwatch.domain.code import Classification
from budgetwatch.domain.measure import EXECUTION, Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Absent
from budgetwatch.domain.pefa import Dimension, HeadKind, WorkedCredibility, WorkedHead, WorkedYear
from budgetwatch.i18n import Language
from budgetwatch.jobs import Job
from ui.models.figures import FigureRow, figure_cell
from ui.models.rows import Cell

if TYPE_CHECKING:
    from budgetwatch.usecases.credibility import HeadChoice
    from budgetwatch.usecases.dossiers import Dossier

MEASURED: dict[Dimension, Message] = {
    Dimension.OUTTURN: msg("PI-1 outturn ÷ budget"),
    Dimension.BY_HEAD: msg("PI-2.1 variance by head"),
    Dimension.BY_NATURE: msg("PI-2.2 variance by economic type"),
    Dimension.CONTINGENCY: msg("PI-2.3 charged to contingency"),
}
COLUMNS: tuple[tuple[Message, bool], ...] = (
    (msg("Head"), False),
    (msg("Budget"), True),
    (msg("Adjusted budget"), True),
    (msg("Outturn"), True),
    (msg("Deviation"), True),
    (msg("Deviation ÷ adjusted"), True),
    (msg("Contingency"), False),
    (msg("Interest"), False),
)
TICKS: dict[int, HeadKind] = {6: HeadKind.CONTINGENCY, 7: HeadKind.INTEREST}
"""The columns in which a row is ticked, and what it then is."""
Line = tuple[FigureRow, tuple[Cell, ...]]
Level = tuple[Classification, int]


@dataclass(frozen=True, slots=True)
class CredibilityView:
    """What was rated, from which choice, and what else can be chosen; `worked` None without a vote and an outturn."""

    worked: WorkedCredibility | None
    choice: HeadChoice
    levels: tuple[Level, ...]
    level: Level | None
    stages: tuple[Measure, ...]


def look(dossier: Dossier, _job: Job) -> CredibilityView:
    """The credibility of the dossier's budgets, by the heads that the committee chose."""
    from budgetwatch.usecases.comparing import choices
    from budgetwatch.usecases.credibility import compare_heads, kept_heads, work_out

    choice, offered = kept_heads(dossier), choices(dossier)
    worked = work_out(dossier, choice)
    level: Level | None = None
    if offered.years:
        query = compare_heads(dossier, choice).heads.query
        level = (query.classification, query.level) if query.classification else None
    stages = tuple(one for one in EXECUTION if one in offered.measures)
    return CredibilityView(worked, choice, offered.levels, level, stages)


def ticked(choice: HeadChoice, code: str, kind: HeadKind) -> HeadChoice:
    """The choice with that head taken for that kind, or no more where it was."""
    marked = {HeadKind.CONTINGENCY: choice.contingency, HeadKind.INTEREST: choice.interest}
    with_it = {
        name: (codes ^ {code} if name is kind else codes - {code}) for name, codes in marked.items()
    }  # a head is of one kind
    return replace(choice, contingency=with_it[HeadKind.CONTINGENCY], interest=with_it[HeadKind.INTEREST])


def measure_lines(worked: WorkedCredibility, language: Language) -> Iterator[Line]:
    """Each measure with its value in every year, and its letter."""
    for dimension, name in MEASURED.items():
        figures = tuple(one.measure(dimension) for one in worked.years)
        text = language.word(name)
        cells = [Cell(text, strong=True, tip=text)]
        cells += [figure_cell(figure, 1, language) for figure in figures]
        cells.append(_letter(worked.rated.scores.get(dimension), language))
        yield FigureRow(dimension.value, (None, *figures)), tuple(cells)
    text = language.word(msg("PI-2 composition of spending"))
    letter = _letter(worked.rated.scores.get(Dimension.COMPOSITION), language)
    blanks = tuple(Cell("") for _ in worked.years)
    yield FigureRow(Dimension.COMPOSITION.value, ()), (Cell(text, strong=True), *blanks, letter)


def head_lines(year: WorkedYear, scale: int, language: Language) -> Iterator[Line]:
    """Every head of a year with its working, then the total."""
    for head in year.heads:
        yield _head(head, scale, language)
    total = (year.budget, None, year.outturn, None, year.variance)
    cells = (
        Cell(language.word(msg("Total")), strong=True),
        figure_cell(year.budget, scale, language, strong=True),
        Cell(""),
        figure_cell(year.outturn, scale, language, strong=True),
        Cell(""),
        figure_cell(year.variance, scale, language, strong=True),
        Cell(""),
        Cell(""),
    )
    yield FigureRow("", (None, *total)), cells


def _head(head: WorkedHead, scale: int, language: Language) -> Line:
    name = f"{head.code} {head.label}".strip()
    composed = head.kind is HeadKind.HEAD
    cells = [Cell(name, tip=name)]
    for figure, signed in (
        (head.budget, False),
        (head.adjusted, False),
        (head.outturn, False),
        (head.deviation, True),
        (head.share, False),
    ):
        absent = Absent.UNKNOWN if composed else Absent.NIL
        cells.append(figure_cell(figure, scale, language, signed=signed, absent=absent))
    cells += [_tick(head.kind is kind, language) for kind in TICKS.values()]
    return FigureRow(head.code, (None, head.budget, head.adjusted, head.outturn, head.deviation, head.share)), tuple(
        cells
    )


def _tick(on: bool, language: Language) -> Cell:  # noqa: FBT001 - what a tick is
    spoken = language.word(msg("ticked") if on else msg("not ticked"))
    return Cell("", icon="circle-check" if on else "circle-dashed", tone="inf" if on else "ink3", spoken=spoken)


def _letter(letter: str | None, language: Language) -> Cell:
    if letter is None:
        return Cell(language.word(msg("not rated")), tone="ink3")
    return Cell(letter, tag=True, tone="inf", strong=True)
