"""Places with the axes they serve, and what each axis got, as the rows of two tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from budgetwatch.domain.axis import AxesReport, AxisLine, AxisQuestion, AxisYear, PolicyAxis, Tagged, TaggedPlace
from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Absent
from budgetwatch.domain.terms import MEASURES
from budgetwatch.i18n import Language
from budgetwatch.jobs import Job
from budgetwatch.usecases.axes_words import NO_AXIS, question_of, title_of
from ui.models.figures import FigureRow, figure_cell
from ui.models.rows import Cell, Heading

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier


@dataclass(frozen=True, slots=True)
class AxesView:
    """The axes, the places of a level, what words would suggest there, and the money by axis."""

    axes: tuple[PolicyAxis, ...]
    levels: tuple[CompareQuery, ...]
    query: CompareQuery
    places: tuple[TaggedPlace, ...]
    questions: Mapping[Tagged, AxisQuestion]
    report: AxesReport


def look(dossier: Dossier, asked: CompareQuery | None, _job: Job) -> AxesView | None:
    """What a dossier holds on axes, at the level asked for or at the one that a committee reads; None without a budget."""
    from budgetwatch.usecases import axes, comparing

    offered = comparing.choices(dossier)
    if not offered.years:
        return None
    levels = (*(CompareQuery(one, level) for one, level in offered.levels), CompareQuery())
    query = asked if asked in levels and asked is not None else comparing.reading_query(dossier)
    known = axes.list_axes(dossier)
    questions = {one.place.tagged: one for one in axes.ask_about_places(dossier, query)} if known else {}
    return AxesView(known, levels, query, axes.taggable_places(dossier, query), questions, axes.report_axes(dossier))


def level_name(query: CompareQuery, names: Mapping[Classification, Message]) -> Message:
    """What the rows of the list are."""
    if query.classification is None:
        return msg("line by line")
    name = names[query.classification]
    return msg("{classification}, level {level}", classification=name, level=query.level)


# -- the list of places

PLACE_HEADS = ((msg("Axis"), False), (msg("Place"), False), (msg("Amount"), True))


def place_cells(view: AxesView, place: TaggedPlace, scale: int, language: Language) -> tuple[Cell, ...]:
    """The axis of a place, its name, its latest amount."""
    name = f"{place.code} {place.label}".strip()
    return _axis_cell(view, place, language), Cell(name, tip=name), figure_cell(place.amount, scale, language)


def _axis_cell(view: AxesView, place: TaggedPlace, language: Language) -> Cell:
    numbers = {axis.id: axis.number for axis in view.axes}
    served = sorted(numbers[axis] for axis in place.axes if axis in numbers)
    if place.own is not None:
        return Cell(str(numbers.get(place.own, "")), tag=True, tone="inf", spoken=_spoken(view, served, language))
    if place.tagged in view.questions:
        number = view.questions[place.tagged].axis.number
        return Cell(
            f"{number} ?",
            tag=True,
            tone="att",
            spoken=language.word(question_of(view.questions[place.tagged], language)),
        )
    if not served:
        return Cell("—", tone="ink3", spoken=language.word(NO_AXIS))
    text = ", ".join(map(str, served)) + (", —" if None in place.axes else "")
    return Cell(text, tone="ink2", spoken=_spoken(view, served, language))


def _spoken(view: AxesView, served: list[int], language: Language) -> str:
    titles = {axis.number: axis.title.text(language.code) for axis in view.axes}
    return ", ".join(f"{number}. {titles[number]}" for number in served)


def told_of(view: AxesView, place: TaggedPlace, language: Language) -> str:
    """A sentence on the place at the keyboard: its axis, or the question that waits."""
    if place.tagged in view.questions:
        return language.word(question_of(view.questions[place.tagged], language))
    numbers = sorted(axis.number for axis in view.axes if axis.id in place.axes)
    if not numbers:
        return language.word(msg("This place serves no axis yet."))
    axes = _spoken(view, numbers, language)
    if place.own is not None:
        return language.word(msg("Tagged here: {axes}", axes=axes))
    return language.word(msg("From its lines or the places above: {axes}", axes=axes))


# -- the money by axis


def report_heads(report: AxesReport, year: int, language: Language) -> tuple[Heading, ...]:
    """The axis, what was given and executed, and how that stands beside the whole."""
    given, executed = report.stages_of(year)
    stages = (MEASURES[stage] if stage else msg("voted") for stage in (given, executed))
    heads = (*stages, msg("rate"), msg("share"), msg("growth"), msg("beside the whole"))
    texts = (language.word(head) for head in heads)
    return (Heading(language.word(msg("Axis"))), *(Heading(text[:1].upper() + text[1:], right=True) for text in texts))


def report_lines(
    report: AxesReport, year: int, scale: int, language: Language
) -> Iterator[tuple[FigureRow, tuple[Cell, ...]]]:
    """An axis a row, then what serves none, then the whole."""
    given, executed = report.stages_of(year)
    lead = given or executed
    for line in report.lines:
        one = line.of_year(year)
        yield _line(line, one, (given, executed, lead), scale, language)
    total = next(row for row in report.totals if row.year == year)
    figures = (None, *(total.stages.get(stage) if stage else None for stage in (given, executed)), total.rate)
    cells = (figure_cell(figure, scale, language, strong=True, absent=Absent.NIL) for figure in figures[1:])
    blank = (Cell("", right=True),) * 3
    name = language.word(msg("Total"))
    yield FigureRow("total", figures), (Cell(name, strong=True), *cells, *blank)


def _line(
    line: AxisLine,
    one: AxisYear | None,
    stages: tuple[Measure | None, Measure | None, Measure | None],
    scale: int,
    language: Language,
) -> tuple[FigureRow, tuple[Cell, ...]]:
    given, executed, lead = stages
    own = one.row.stages if one else {}
    money = tuple(own.get(stage) if stage else None for stage in (given, executed))
    parts = (one.shares, one.growth, one.beside) if one else ({}, {}, {})
    rates = (one.row.rate if one else None, *(part.get(lead) if lead else None for part in parts))
    cells = [figure_cell(figure, scale, language, absent=Absent.NIL) for figure in (*money, *rates[:2])]
    cells += [figure_cell(figure, scale, language, signed=True, absent=Absent.NIL) for figure in rates[2:]]
    name = title_of(line, language)
    if line.axis is not None and not line.axis.checked:
        source = line.axis.source or "—"
        tip = language.word(msg("To be checked in the document of the policy: {source}", source=source))
        head = Cell(name, icon="info-circle", tone="att", tip=f"{name}\n{tip}", spoken=f"{name}. {tip}")
    else:
        head = Cell(name, tip=name, tone="" if line.axis else "ink2")
    key = f"axis:{line.axis.id}" if line.axis else "untagged"
    return FigureRow(key, (None, *money, *rates)), (head, *cells)
