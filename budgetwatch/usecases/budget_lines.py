"""The lines of the budget that contracts may weigh on, with what is available on each in a year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from budgetwatch.domain.code import normalised
from budgetwatch.domain.comparison import CompareQuery, ComparisonRow
from budgetwatch.domain.contract_line import BudgetLine
from budgetwatch.domain.crosswalk import PlaceName
from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.perimeter import WHOLE
from budgetwatch.domain.year import Year
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.comparing import choices, compare
from budgetwatch.usecases.current import once

LineKey: TypeAlias = tuple[str, int]
"""A line as its code is plainly written, or by its place where a person chose one among namesakes; and the year."""


def list_budget_lines(dossier: Dossier) -> tuple[BudgetLine, ...]:
    """Every place of the budget in every year that has credits, the most detailed level first.

    What is available is the revised appropriation, else the voted one; AE where the budget gives them, because
    contracts commit.
    """
    return once(dossier, "budget lines of contracts", lambda: tuple(_lines(dossier)))


def credits_by_code(dossier: Dossier) -> Mapping[LineKey, Figure]:
    """What is available by plain code and year.

    A code that stands for several different amounts of a year is left out: nothing says which is meant.
    """
    return once(dossier, "credits by code", lambda: _unambiguous(dossier))


def labels_by_code(dossier: Dossier) -> Mapping[LineKey, str]:
    """The label of each plain code and year, of the most detailed level that has it."""
    found: dict[LineKey, str] = {}
    for one in list_budget_lines(dossier):
        found.setdefault((normalised(one.place.code), one.year), one.place.label)
    return found


def find_place(dossier: Dossier, line: str, year: int) -> PlaceName:
    """The place of a line by its key, or by its code where no other has it in that year; NotFound otherwise."""
    lines = [one for one in list_budget_lines(dossier) if one.year == year]
    found = [one for one in lines if one.key == line] or [one for one in lines if one.place.code == line]
    if not found:
        raise NotFound(
            msg("The budget has no line {line} with credits in {year}.", line=line, year=Year(year)),
            msg("The list of lines shows their codes and years: contracts --lines."),
        )
    if len(found) > 1:
        keys = ", ".join(one.key for one in found)
        raise NotFound(
            msg("Several lines have the code {line} in {year}: {keys}.", line=line, year=Year(year), keys=keys),
            msg("Name one of them by its key."),
        )
    return found[0].place


def find_line(dossier: Dossier, place: PlaceName, year: int) -> BudgetLine | None:
    """The line at a place in a year, under another label too; None where the budget has it no more."""
    lines = [one for one in list_budget_lines(dossier) if one.year == year and _is_alike(one.place, place)]
    return next((one for one in lines if one.place == place), lines[0] if len(lines) == 1 else None)


def _lines(dossier: Dossier) -> Iterator[BudgetLine]:
    for query in reversed(_queries(dossier)):
        for row in compare(dossier, query).rows:
            figure = _available(row)
            if figure is not None and row.place is not None:
                yield BudgetLine(row.key, row.place, row.year, figure)


def _unambiguous(dossier: Dossier) -> Mapping[LineKey, Figure]:
    found: dict[LineKey, dict[int, Figure]] = {}
    for query in _queries(dossier):
        for row in compare(dossier, query).rows:
            figure = _available(row)
            if figure is not None and row.code:
                found.setdefault((normalised(row.code), row.year), {})[figure.value] = figure
    return {key: next(iter(figures.values())) for key, figures in found.items() if len(figures) == 1}


def _queries(dossier: Dossier) -> list[CompareQuery]:
    """Every level of the budget, and its lines, which have a place only where a level names it."""
    offered = choices(dossier)
    basis = Basis.AE if Basis.AE in offered.bases else None
    levels = [CompareQuery(name, level, basis=basis, perimeter=WHOLE) for name, level in offered.levels]
    return [*levels, CompareQuery(basis=basis, perimeter=WHOLE)]


def _available(row: ComparisonRow) -> Figure | None:
    return row.stages.get(Measure.REVISED) or row.stages.get(Measure.VOTED)


def _is_alike(one: PlaceName, other: PlaceName) -> bool:
    """Whether two places are one under another label, or under another place: a corrected budget may rename them."""
    if one == other:
        return True
    return bool(one.code) and (one.classification, one.level, one.code) == (
        other.classification,
        other.level,
        other.code,
    )
