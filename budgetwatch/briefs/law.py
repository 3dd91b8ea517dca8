"""Programming laws on paper: what each year was to get, what was voted and executed, and how that adds up."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from budgetwatch.briefs.stages import chart_scale, scale_for
from budgetwatch.domain.document import (
    Block,
    Cell,
    Chart,
    ChartKind,
    Paragraph,
    Pattern,
    Row,
    RowStyle,
    Section,
    Series,
    Table,
    TableColumn,
    Verbatim,
    Words,
)
from budgetwatch.domain.figure import Figure, difference
from budgetwatch.domain.measure import EXECUTION, Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Absent
from budgetwatch.domain.programming import LawYear, ProgrammingLaw
from budgetwatch.domain.terms import MEASURES
from budgetwatch.domain.year import Year

TRANCHE = msg("tranche of the law")
Value = Callable[[LawYear], Figure | None]


def law_section(laws: Iterable[ProgrammingLaw]) -> Section | None:
    """The laws that have at least one year beside a budget; None where there is none."""
    blocks = tuple(block for law in laws for block in _blocks(law))
    return Section(msg("The programming law and the budgets"), blocks) if blocks else None


def law_chart(law: ProgrammingLaw) -> Chart:
    """The tranche of each year beside its vote and what was executed furthest."""
    stage = furthest_of(law)
    series: list[tuple[Message, Pattern, Value]] = [
        (TRANCHE, Pattern.PALE, lambda one: one.tranche),
        (MEASURES[Measure.VOTED], Pattern.HOLLOW, lambda one: one.stages.get(Measure.VOTED)),
    ]
    if stage is not None:
        series.append((MEASURES[stage], Pattern.SOLID, lambda one: one.stages.get(stage)))
    return _chart(msg("The law, the votes and the execution, year by year"), law, series)


def cumulated_chart(law: ProgrammingLaw) -> Chart:
    """The tranches since the law began beside the votes since then."""
    return _chart(
        msg("Cumulated since {year}", year=Year(law.years[0].year)),
        law,
        [
            (TRANCHE, Pattern.PALE, lambda one: one.cumulated),
            (MEASURES[Measure.VOTED], Pattern.HOLLOW, lambda one: one.voted_since),
        ],
    )


def furthest_of(law: ProgrammingLaw) -> Measure | None:
    """The furthest stage of execution that a year of the law has."""
    return next((stage for stage in reversed(EXECUTION) if any(stage in one.stages for one in law.years)), None)


def file_of(law: ProgrammingLaw) -> str:
    """The file that gives the law, without the place of its table."""
    return law.name.split(" \u00b7 ")[0]


def _chart(caption: Message, law: ProgrammingLaw, wanted: list[tuple[Message, Pattern, Value]]) -> Chart:
    years: tuple[Words, ...] = tuple(Verbatim(str(one.year)) for one in law.years)
    series = tuple(
        Series(name, pattern, tuple(value(one) or Absent.UNKNOWN for one in law.years))
        for name, pattern, value in wanted
    )
    shown = [value for one in series for value in one.values if isinstance(value, Figure)]
    return Chart(caption, ChartKind.GROUPED_BARS, years, series, chart_scale(shown), law.total.unit.currency)


def _blocks(law: ProgrammingLaw) -> tuple[Block, ...]:
    told = [one for one in law.years if one.gap is not None]
    if not told:
        return ()
    return (_said(told[-1]), _table(law), law_chart(law))


def _said(last: LawYear) -> Paragraph:
    """Where the votes stand beside the law after the last year that has one."""
    if last.share is None or last.voted_since is None:
        return Paragraph(msg("The law has no tranche, or a year before has no vote: nothing is added up."))
    return Paragraph(
        msg(
            "In {year} the vote makes {share} of the tranche; since the law began the votes differ from it by {gap}.",
            year=Year(last.year),
            share=last.share,
            gap=difference(last.voted_since, last.cumulated),
        )
    )


def _table(law: ProgrammingLaw) -> Table:
    stage = furthest_of(law)
    years = [one for one in law.years if one.stages]
    executed = (MEASURES[stage],) if stage else ()
    heads = (
        TRANCHE,
        MEASURES[Measure.VOTED],
        *executed,
        msg("voted \u2212 tranche"),
        msg("voted \u00f7 tranche"),
    )
    rows = tuple(Row((Verbatim(str(one.year)), *_cells(one, stage)), RowStyle.LINE) for one in years)
    columns = (TableColumn(msg("Year"), numeric=False), *(TableColumn(head) for head in heads))
    scale = scale_for([law.total], 10**7)
    return Table(msg("{law}, beside the budgets", law=file_of(law)), columns, rows, scale, law.total.unit.currency)


def _cells(one: LawYear, stage: Measure | None) -> tuple[Cell, ...]:
    voted = one.stages.get(Measure.VOTED)
    executed = (one.stages.get(stage),) if stage else ()
    shown = (one.tranche, voted, *executed, one.gap, one.share)
    return tuple(figure or Absent.UNKNOWN for figure in shown)
