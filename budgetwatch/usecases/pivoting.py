"""Cut a budget by fields of one's choice, drill down to its lines, and keep stages apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from budgetwatch import analysis
from budgetwatch.domain.comparison import Break, CompareQuery, Comparison
from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.explanation import Explanation, SourceCell
from budgetwatch.domain.figure import FactSelection, Figure, Trace
from budgetwatch.domain.measure import EXECUTION, Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.pivot import LINES, STAGES, YEARS, FieldKind, Member, Pivot, PivotField, PivotQuery, level_of
from budgetwatch.domain.series import SeriesKind
from budgetwatch.domain.terms import CLASSIFICATIONS, MEASURES
from budgetwatch.jobs import SILENT, Job
from budgetwatch.store import links
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.comparing import CompareChoices, choices, compare, main_query
from budgetwatch.usecases.current import facts
from budgetwatch.usecases.explaining import explain
from budgetwatch.usecases.line_places import placed
from budgetwatch.usecases.perimeters import in_force
from budgetwatch.usecases.series import find_series

_NAMES = {FieldKind.YEAR: msg("year"), FieldKind.STAGE: msg("stage"), FieldKind.LINE: msg("line")}
MOST_COLUMNS = 120
"""Columns beyond which nobody finds one."""


class StagesNotAdded(BudgetWatchError):
    """Stages cannot be added together."""

    code = "stages-not-added"
    default = msg("Stages cannot be added together. Choose voted, revised or paid.")
    default_advice = msg("Put the stage in the rows or in the columns, or take the amounts of one stage only.")


class FieldUnknown(BudgetWatchError):
    """The dossier has no such field."""

    code = "field-unknown"


class TooManyColumns(BudgetWatchError):
    """So many columns cannot be read."""

    code = "too-many-columns"


@dataclass(frozen=True, slots=True)
class PivotChoices:
    """The fields that the dossier's lines offer, and the stages that amounts can be taken of alone."""

    fields: tuple[PivotField, ...]
    measures: tuple[Measure, ...]
    years: tuple[int, ...]

    @property
    def first_measure(self) -> Measure | None:
        """The stage to take where none is named: the furthest of the execution, else the last that there is."""
        executed = [one for one in self.measures if one in EXECUTION]
        return next(reversed(executed or self.measures), None)


def pivot_choices(dossier: Dossier) -> PivotChoices:
    """What a budget can be cut by."""
    offered: CompareChoices = choices(dossier)
    levels = tuple(level_of(one, level) for one, level in offered.levels)
    return PivotChoices((*levels, YEARS, STAGES, LINES), offered.measures, offered.years)


def pivot(dossier: Dossier, query: PivotQuery) -> Pivot:
    """The sums of every combination of the fields' values, exact, each with the way back to its cells.

    Inside the perimeter of the query, else inside the one in force. Breaks and notes are those of the comparisons along
    the fields.

    Raises:
        StagesNotAdded: no field tells stages apart and the query names none.
        FieldUnknown: a field stands twice, or no line of the dossier carries it.
        TooManyColumns: more columns than anyone can read.
    """
    _check(query, pivot_choices(dossier))
    query = query if query.perimeter else replace(query, perimeter=in_force(dossier))
    prices = None if query.prices is None else find_series(dossier, SeriesKind.CONSUMER_PRICES)
    told = analysis.pivot(facts(dossier), query, links.listed(dossier), prices)
    if len(told.columns) > MOST_COLUMNS:
        raise TooManyColumns(
            msg("This arrangement has {count} columns.", count=len(told.columns)),
            msg("Put the field with the most values in the rows."),
        )
    compared = [compare(dossier, asked) for asked in _comparisons(dossier, query)]
    notes = (*_added_years(told), *told.notes, *(one for each in compared for one in each.notes))
    return replace(told, breaks=_distinct(_breaks(compared, query)), notes=_distinct(notes))


def read_field(text: str, offered: Sequence[PivotField]) -> PivotField:
    """The field of that name (`programme:2`, `nature`, `line`, `year`, `measure`); the coarsest where no level is named.

    Raises:
        FieldUnknown: the dossier's lines do not carry it.
    """
    named = [one for one in offered if str(one) == text]
    named += [one for one in offered if one.classification is not None and one.classification.value == text]
    if not named:
        raise FieldUnknown(
            msg("The dossier has no field “{name}”.", name=text),
            msg("Use one of: {names}.", names=", ".join(map(str, offered))),
        )
    return min(named, key=lambda one: one.level)


def called(member: Member) -> Message:
    """How a value of a field is called: stages in their words, the lines that lack a field as its rest."""
    field = member.field
    if member.whole:
        return msg("all together")
    if field.kind is FieldKind.STAGE:
        return MEASURES[Measure(member.key)]
    if member.rest:
        return msg("without {field}", field=field_name(field))
    return Message(f"{member.code} {member.label}".strip() or member.key)


def field_name(field: PivotField, offered: Sequence[PivotField] = ()) -> Message:
    """How a field is called; the only level that is offered of a classification goes without its number."""
    if field.classification is not None:
        name = CLASSIFICATIONS[field.classification]
        if [one.classification for one in offered].count(field.classification) == 1:
            return name
        return msg("{classification}, level {level}", classification=name, level=field.level)
    return _NAMES[field.kind]


def lines_behind(dossier: Dossier, figure: Figure, job: Job = SILENT) -> tuple[SourceCell, ...]:
    """The cells that a figure is made of, the largest amounts first; each names its line, file, sheet and place."""
    told = placed(dossier, explain(dossier, figure, job, raw=False))
    found = {cell.cell: cell for part in _with_cells(told) for cell in part.cells}
    return tuple(sorted(found.values(), key=_size, reverse=True))


def _size(cell: SourceCell) -> float:
    return float(abs(cell.value.decimal)) if not isinstance(cell.value, str) else -1.0


def _with_cells(told: Explanation) -> Iterable[Explanation]:
    yield told
    for part in told.inputs:
        yield from _with_cells(part)


def _check(query: PivotQuery, offered: PivotChoices) -> None:
    if STAGES not in query.fields and query.measure is None:
        raise StagesNotAdded
    for field in query.fields:
        if query.fields.count(field) > 1:
            raise FieldUnknown(msg("The field “{name}” stands twice.", name=str(field)))
        if field not in offered.fields:
            read_field(str(field), offered.fields)
    if LINES in query.columns:
        raise TooManyColumns(
            msg("Lines cannot stand in columns."), msg("Put the field with the most values in the rows.")
        )


def _comparisons(dossier: Dossier, query: PivotQuery) -> list[CompareQuery]:
    """The comparisons along the fields of a pivot, which know the breaks of their places."""
    own = [one for one in query.fields if one.kind is FieldKind.PLACE]
    asked = [CompareQuery(one.classification, one.level) for one in own] or [main_query(dossier)]
    return [
        replace(one, years=query.years, basis=query.basis, perimeter=query.perimeter, prices=query.prices)
        for one in asked
    ]


def _breaks(compared: Sequence[Comparison], query: PivotQuery) -> Iterable[Break]:
    """What breaks a row of years: nothing to tell where no years stand side by side."""
    return (one for each in compared for one in each.breaks if YEARS in query.fields or not query.years)


def _added_years(told: Pivot) -> Iterable[Break]:
    """That amounts of several years stand in one sum, where they do."""
    if YEARS in told.query.fields:
        return
    figures = (cell for cell in told.total.cells if isinstance(cell, Figure))
    years = sorted({year for figure in figures for year in _years_of(figure)})
    if len(years) > 1:
        names = ", ".join(map(str, years))
        yield Break(years[-1], msg("Each figure adds up the amounts of several years: {years}.", years=names))


def _years_of(figure: Figure) -> Iterable[int]:
    pending = list(figure.trace.inputs)
    while pending:
        asked = pending.pop()
        if isinstance(asked, Trace):
            pending += asked.inputs
        elif isinstance(asked, FactSelection):
            yield asked.year


def _distinct(breaks: Iterable[Break]) -> tuple[Break, ...]:
    return tuple({(one.year, one.key, one.reason): one for one in breaks}.values())
