"""Answers of earlier years beside this year's: carried from the dossier of that year, or kept when a year is closed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from budgetwatch.domain.checklist import Answer
from budgetwatch.domain.errors import BudgetWatchError, NotFound
from budgetwatch.domain.message import msg
from budgetwatch.store import work
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.checklists import TOUCHED
from budgetwatch.usecases.comparing import choices
from budgetwatch.usecases.done import Done
from budgetwatch.usecases.dossiers import open_dossier

PastAnswers = Mapping[int, Mapping[str, Answer]]
"""What people answered in earlier years, by year and then by topic; what the data proposed then is no answer."""

_KEPT = "past answers"


class NothingToCarry(BudgetWatchError):
    """No answer can be carried into this dossier."""

    code = "nothing-to-carry"
    default = msg("No answer can be carried over.")
    default_advice = msg(
        "Answers are carried from the dossier of an earlier year in which people answered; what the data propose is carried once a person confirmed it."
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
    """Carry what people answered in another dossier; gives its year, which `year` names where its documents do not.

    What that dossier had from years before comes along where this one has nothing of that year.

    Raises:
        NothingToCarry: nobody answered there, its year is unknown, or it is not before this dossier's.
        StorageFailed: the other dossier cannot be opened.
    """
    with open_dossier(earlier, write=False) as other:
        given, before, found = _given(other), list_past_answers(other), year or year_of(other)
    own = year_of(dossier)
    if found is None or not given:
        raise NothingToCarry
    if own is not None and found >= own:
        raise NothingToCarry(
            msg(
                "The answers of that dossier are of {year}, and this dossier is of {own}.",
                year=str(found),
                own=str(own),
            )
        )
    kept = {**before, **list_past_answers(dossier), found: given}
    label = msg("Carry the answers of {year}", year=str(found))
    with dossier.change(label, author) as change:
        work.set_setting(change, _KEPT, _plain(kept))
    return Done(found, TOUCHED, label)


def close_year(dossier: Dossier, author: str = "", year: int | None = None) -> Done[int]:
    """Keep the answers that people gave as those of the dossier's year, and leave every topic open for the next.

    NothingToCarry where nobody answered, or no document and no `year` tells the year.
    """
    given, found = _given(dossier), year or year_of(dossier)
    if found is None or not given:
        raise NothingToCarry
    kept = {**list_past_answers(dossier), found: given}
    label = msg("Close the answers of {year}", year=str(found))
    with dossier.change(label, author) as change:
        work.set_setting(change, _KEPT, _plain(kept))
        for item in work.answers(dossier):
            work.withdraw_answer(change, item)
    return Done(found, TOUCHED, label)


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
