"""The command `pace`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from budgetwatch.cli.commands.comparing import WrongQuestion
from budgetwatch.cli.opened import opened
from budgetwatch.cli.shapes import pace as shape
from budgetwatch.cli.told import Told
from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.message import msg
from budgetwatch.domain.pace import Counting, Pace
from budgetwatch.domain.terms import MEASURES, status_of
from budgetwatch.i18n import Language
from budgetwatch.usecases import pace
from budgetwatch.usecases.committee_limits import set_limits
from budgetwatch.usecases.dossiers import Dossier

_WIDTH = 52


def tell(asked: Namespace, language: Language) -> Told:
    """`pace DOSSIER`: what was said of a table is kept, then the pace is told."""
    own = {"december": asked.december, "last_quarter": asked.last_quarter}
    given = {name: text for name, text in own.items() if text is not None}
    with opened(asked, write=bool(asked.say or given)) as dossier:
        if asked.say:
            _say(dossier, asked.say, asked.author)
        if given:
            set_limits(dossier, of_pace={name: _share(text) for name, text in given.items()}, author=asked.author)
        told, limits = pace.tell_pace(dossier, _query(asked.by)), pace.pace_limits(dossier)
        shown = {**shape.pace(told, language), "limits": shape.limits(limits, pace.own_pace_limits(dossier))}
    return Told(shown, "\n".join((*_lines(told, language), _limits(limits, language))))


def _share(text: str) -> Decimal | None:
    """The part of a year that was typed; None for an empty text."""
    try:
        return Decimal(text) if text else None
    except InvalidOperation as problem:
        raise pace.WrongPaceLimit from problem


def _limits(limits: pace.PaceLimits, language: Language) -> str:
    december, quarter = limits.percents
    return language.word(
        msg(
            "Asked about: more than {december}% of the year in December, or {quarter}% in the last quarter ({status}).",
            december=december,
            quarter=quarter,
            status=status_of(limits.status),
        )
    )


def _say(dossier: Dossier, text: str, author: str) -> None:
    number, _, counting = text.partition("=")
    if not number.isdecimal() or counting not in ("", Counting.FLOWS, Counting.CUMULATED):
        raise WrongQuestion(
            msg("{text} does not say how a table counts.", text=text), msg("Write 3=flows, 3=cumulated, or 3=.")
        )
    pace.say_counting(dossier, int(number), Counting(counting) if counting else None, author)


def _query(by: str) -> CompareQuery | None:
    if not by:
        return None
    name, _, level = by.partition(":")
    try:
        return CompareQuery(Classification(name), int(level or 1))
    except ValueError as problem:
        raise WrongQuestion(
            msg("{by} is not a classification.", by=by),
            msg("Use one of: line, {names}.", names=", ".join(Classification)),
        ) from problem


def _lines(told: Pace, language: Language) -> Iterator[str]:
    word = language.word
    heads = (msg("whole year"), msg("end of the year"), msg("share of the year"), msg("even pace"), msg("other years"))
    yield f"{language.currency(told.currency):<{_WIDTH}}" + "".join(f"{word(head):>20}" for head in heads)
    for row in (*told.rows, *told.totals):
        name = f"{row.code} {row.label}".strip() or word(msg("Total"))
        cells = [language.number(one.amount.decimal) for one in (row.whole, row.end)]
        cells += [language.share(row.share.amount) if row.share else "—", f"{row.months}/12"]
        cells.append(language.share(row.usual.amount) if row.usual else "—")
        label = f"{row.year} {word(MEASURES[row.stage])} · {name}"[: _WIDTH - 1]
        yield f"{label:<{_WIDTH}}" + "".join(f"{cell:>20}" for cell in cells)
    if not told.totals:
        yield word(
            msg("No table gives a stage of spending by months or quarters for a whole year: the pace is not known.")
        )
    yield from (language.told_of(note.year, word(note.reason)) for note in told.notes)
