"""The commands `compare` and `trace`."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Sequence

from budgetwatch.cli.opened import opened
from budgetwatch.cli.shapes import comparison as shape
from budgetwatch.cli.told import Told
from budgetwatch.cli.watching import watched
from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import CompareQuery, Comparison, ComparisonRow
from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.explanation import Explanation
from budgetwatch.domain.figure import Quantity
from budgetwatch.domain.measure import CHAIN, Basis, Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Absent
from budgetwatch.domain.series import SeriesKind
from budgetwatch.domain.terms import MEASURES
from budgetwatch.i18n import Language
from budgetwatch.usecases import comparing, contracts, explaining
from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.perimeters import find_perimeter
from budgetwatch.usecases.series import find_series

WIDTH = 44
NOT_CLASSIFIED = msg("Not classified")
NO_BUDGET = msg("No budget is in the dossier.")
UNNAMED = {"total": msg("Total")}


def compare(asked: Namespace, language: Language) -> Told:
    """`compare DOSSIER`."""
    with opened(asked) as dossier:
        told = comparing.compare(dossier, _query(asked, dossier))
        _check_prices(told, dossier)
    return Told(shape.comparison(told, language), _table(told, language))


def _check_prices(told: Comparison, dossier: Dossier) -> None:
    """Refuse prices of a year that leave every year out: the table would hold nothing."""
    if told.query.prices is None or any(row.stages for row in told.totals):
        return
    known = sorted(find_series(dossier, SeriesKind.CONSUMER_PRICES).values)
    raise WrongQuestion(
        msg("No year of the dossier can be set at prices of {base}.", base=str(told.query.prices)),
        msg("Consumer prices are known for {years}.", years=_span(known))
        if known
        else msg("Give the committee's own series of consumer prices with the command `series`."),
    )


def _span(years: Sequence[int]) -> str:
    """2013-2020 for years that follow each other, 2013, 2015 for others."""
    whole = len(years) > 1 and list(years) == list(range(years[0], years[-1] + 1))
    return f"{years[0]}-{years[-1]}" if whole else ", ".join(map(str, years))


def trace(asked: Namespace, language: Language) -> Told:
    """`trace DOSSIER --year Y --measure M`."""
    with opened(asked) as dossier:
        measure = Measure(asked.measure)
        if measure in contracts.FIELDS:
            figure = contracts.find_contract_figure(dossier, measure, asked.year, asked.code)
        else:
            figure = comparing.find_figure(dossier, _query(asked, dossier), measure, asked.year, asked.code)
        told = explaining.explain(dossier, figure, watched(language))
    return Told(shape.explanation(told, language), _cells(told, language))


def _query(asked: Namespace, dossier: Dossier) -> CompareQuery:
    classification, level = _rows_by(asked.by, dossier)
    return CompareQuery(
        classification,
        level,
        years_held(getattr(asked, "years", ""), dossier),
        Basis(asked.basis) if asked.basis else None,
        Measure(getattr(asked, "rate_of", Measure.VOTED)),
        getattr(asked, "real", None),
        None if asked.perimeter is None else find_perimeter(dossier, asked.perimeter),
    )


def _rows_by(by: str, dossier: Dossier) -> tuple[Classification | None, int]:
    """The classification and level asked for; what is not said is the coarsest that the dossier's lines have."""
    if by == "line":
        return None, 1
    levels = comparing.choices(dossier).levels
    if not by:
        return min(levels, key=lambda one: one[1]) if levels else (None, 1)
    name, _, depth = by.partition(":")
    try:
        asked = Classification(name)
        level = int(depth) if depth else min((one for kind, one in levels if kind is asked), default=1)
    except ValueError as problem:
        raise WrongQuestion(
            msg("{by} is not a classification.", by=by),
            msg("Use one of: line, {names}.", names=", ".join(Classification)),
        ) from problem
    if levels and (asked, level) not in levels:
        there = ", ".join(f"{kind}:{one}" for kind, one in sorted(levels))
        raise WrongQuestion(
            msg("No line of the dossier has {by}.", by=by), msg("Use one of: line, {names}.", names=there)
        )
    return asked, level


def years_named(text: str) -> tuple[int, ...]:
    """The years of a text such as 2013 or 2013-2020; none for an empty one."""
    if not text:
        return ()
    found = re.fullmatch(r"(\d{4})(?:-(\d{4}))?", text)
    if not found:
        raise WrongQuestion(
            msg("{years} is not a year or a range of years.", years=text), msg("Write 2013 or 2013-2020.")
        )
    first, last = int(found[1]), int(found[2] or found[1])
    if last < first:
        raise WrongQuestion(
            msg("{years} ends before it begins.", years=text),
            msg("Write the earlier year first: {years}.", years=f"{last}-{first}"),
        )
    return tuple(range(first, last + 1))


def years_held(text: str, dossier: Dossier) -> tuple[int, ...]:
    """The years of such a text, of which the dossier must hold one at least."""
    asked, there = years_named(text), comparing.choices(dossier).years
    if asked and there and not set(asked) & set(there):
        raise WrongQuestion(
            msg("The dossier holds no amounts of {years}.", years=text),
            msg("Its years are: {years}.", years=_span(there)),
        )
    return asked


def _table(told: Comparison, language: Language) -> str:
    shown = [measure for measure in CHAIN if any(measure in row.stages for row in told.totals)]
    head = "".join(f"{language.word(MEASURES[measure]):>24}" for measure in shown)
    unit = f"{language.currency(told.currency)} {told.query.basis or ''}".strip()
    if not told.rows:
        return language.word(NO_BUDGET)
    lines = [f"{unit:<{WIDTH}}      {head}{'%':>10}"]
    lines += [_compared(row, shown, language) for row in told.rows]
    lines += [_compared(row, shown, language) for row in told.totals]
    lines += [language.told_of(one.year, language.word(one.reason)) for one in (*told.breaks, *told.notes)]
    return "\n".join(lines)


def _compared(row: ComparisonRow, shown: Sequence[Measure], language: Language) -> str:
    words = f"{row.code} {row.label}".strip() or language.word(UNNAMED.get(row.key, NOT_CLASSIFIED))
    name = words[: WIDTH - 1]
    cells = "".join(
        f"{language.number(figure.amount.decimal) if (figure := row.stages.get(measure)) else '—':>24}"
        for measure in shown
    )
    return f"{name:<{WIDTH}} {row.year} {cells}{language.share(row.rate.amount) if row.rate else '—':>10}"


def _cells(told: Explanation, language: Language) -> str:
    figure = told.recomputed
    is_money = figure.unit.quantity is Quantity.MONEY
    lines = [language.exact(figure.amount, figure.unit.currency) if is_money else language.figure(figure)]
    for cell in told.cells:
        value = language.absent(cell.value) if isinstance(cell.value, Absent) else language.number(cell.value.decimal)
        lines.append(f"  {cell.source.name} › {cell.cell.sheet} › {cell.cell.a1}  {value:>26}  {cell.label}")
    return "\n".join(lines)


class WrongQuestion(BudgetWatchError):
    """The question cannot be understood."""

    code = "wrong-question"
