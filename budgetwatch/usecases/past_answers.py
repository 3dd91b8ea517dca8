"""Answers of earlier years beside this year's: carried from the dossier of that year, or kept when a year is closed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from budgetwatch.domain.checklist import Answer
from budgetwatch.domain.errors import BudgetWatchError, NotFound
from budgetwatch.domain.message import msg
from budgetwatch.domain.year import Year
from budgetwatch.store import work
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.checklists import TOUCHED
from budgetwatch.usecases.comparing import choices
from budgetwatch.usecases.done import Done
from budgetwatch.usecases.dossiers import open_dossier

PastAnswers = Mapping[int, Mapping[str, Answer]]
"""What people answered in earlier years, by year and then by topic; what the data proposed then is no answer."""

_KEPT = "past answers"
_YEARS = range(1900, 2201)
"""Years that a budget may be about, where no document tells which."""


class NothingToCarry(BudgetWatchError):
    """No answer can be carried into this dossier."""

    code = "nothing-to-carry"
    default = msg("No answer can be carried over.")
    default_advice = msg(
        "Answers are carried from the dossier of an earlier year in which people answered; what the data propose is carried once a person confirmed it."
    )


class YearClosed(BudgetWatchError):
    """The answers of that year are kept already."""

    code = "year-closed"
    default = msg("The answers of this year are closed already.")
    default_advice = msg(
        "Those given since are of another year: name it with `--year`, or import a document of it. Closed answers are taken out by Compare with a year…, or `--forget-year`."
    )


def list_past_answers(dossier: Dossier) -> PastAnswers:
    """The answers of earlier years, the latest year first; NotFound where what the dossier holds cannot be read."""
    try:
        content = json.loads(work.settings(dossier).get(_KEPT, "{}"))
        years = {int(year): {str(item): Answer(said) for item, said in own.items()} for year, own in content.items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise NotFound(msg("The answers of earlier years in this dossier cannot be read.")) from error
    return dict(sorted(years.items(), reverse=True))


def year_of(dossier: Dossier) -> int | None:
    """The year that the answers of a dossier are about: the latest of its documents; None where there is none."""
    return max(choices(dossier).years, default=None)


def carry_answers(dossier: Dossier, earlier: Path, author: str = "", year: int | None = None) -> Done[int]:
    """Carry what people answered in another dossier, open or closed there; gives the latest year that comes.

    `year` names the year of answers that stand open where documents do not, else the latest of the closed ones to
    carry. What that dossier has from years before comes along where this one has nothing of that year.

    Raises:
        NothingToCarry: nobody answered there, the year is unknown, or it is not before this dossier's.
        NotFound: no document there is of that year, nor of a year beside it.
        StorageFailed: the other dossier cannot be opened.
    """
    with open_dossier(earlier, write=False) as other:
        there = _years_there(other, year)
    found, own = max(there), year_of(dossier)
    if own is not None and found >= own:
        raise NothingToCarry(
            msg(
                "The answers of that dossier are of {year}, and this dossier is of {own}.",
                year=str(found),
                own=str(own),
            )
        )
    kept = {**there, **list_past_answers(dossier), found: there[found]}
    label = msg("Carry the answers of {year}", year=str(found))
    with dossier.change(label, author) as change:
        work.set_setting(change, _KEPT, _plain(kept))
    return Done(found, TOUCHED, label)


def _years_there(other: Dossier, year: int | None) -> PastAnswers:
    """One year or more of a dossier; answers given after its year was closed are of a later year, and stay there."""
    closed, given = list_past_answers(other), _given(other)
    named = year_of(other) if year is None else year
    if given and named is not None and named not in closed:
        _check_year(other, named)
        return {**{one: own for one, own in closed.items() if year is None or one < year}, named: given}
    if closed and year is not None and year not in closed:
        raise NothingToCarry(
            msg("That dossier has no answers of {year}.", year=str(year)),
            msg("It has those of {years}.", years=", ".join(map(str, closed))),
        )
    if not closed:
        raise NothingToCarry
    return {one: own for one, own in closed.items() if year is None or one <= year}


def close_year(dossier: Dossier, author: str = "", year: int | None = None) -> Done[int]:
    """Keep the answers that people gave as those of the dossier's year, and leave every topic open for the next.

    Raises:
        NothingToCarry: nobody answered, or no document and no `year` tells the year.
        NotFound: no document is of that year, nor of a year beside it.
        YearClosed: answers of that year are kept already.
    """
    given, closed = _given(dossier), list_past_answers(dossier)
    found = year_of(dossier) if year is None else year
    if found is None or not given:
        raise NothingToCarry
    _check_year(dossier, found)
    if found in closed:
        raise YearClosed
    label = msg("Close the answers of {year}", year=str(found))
    with dossier.change(label, author) as change:
        work.set_setting(change, _KEPT, _plain({**closed, found: given}))
        for item in work.answers(dossier):
            work.withdraw_answer(change, item)
    return Done(found, TOUCHED, label)


def _check_year(dossier: Dossier, year: int) -> None:
    """A year beside those of the documents passes: a bill is examined before its year, the next one after the last."""
    known = choices(dossier).years
    if known and min(abs(year - one) for one in known) > 1:
        raise NotFound(
            msg("No document is of {year}, nor of a year beside it.", year=str(year)),
            msg("The documents are of {years}.", years=", ".join(map(str, known))),
        )
    if year not in _YEARS:
        raise NotFound(
            msg("{year} is no budget year.", year=Year(year)), msg("Write the year that the answers are about: 2024.")
        )


def forget_year(dossier: Dossier, year: int, author: str = "") -> Done[None]:
    """Take the answers of an earlier year out; NotFound where there are none."""
    kept = dict(list_past_answers(dossier))
    if kept.pop(year, None) is None:
        raise NotFound(msg("This dossier holds no answers of {year}.", year=str(year)))
    label = msg("Take out the answers of {year}", year=str(year))
    with dossier.change(label, author) as change:
        work.set_setting(change, _KEPT, _plain(kept) if kept else None)
    return Done(None, TOUCHED, label)


def _given(dossier: Dossier) -> dict[str, Answer]:
    """What people answered; topics with a note alone are left out."""
    return {item: kept.answer for item, kept in work.answers(dossier).items() if kept.answer is not None}


def _plain(kept: PastAnswers) -> str:
    return json.dumps({str(year): dict(sorted(own.items())) for year, own in kept.items()})
