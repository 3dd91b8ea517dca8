"""Who may see an item: public, committee or closed session, as people choose; anything else has its usual circle."""

from __future__ import annotations

from collections.abc import Iterator

from budgetwatch.domain.audience import Chosen, Item, ItemKind, Shown
from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.message import msg
from budgetwatch.domain.terms import AUDIENCES
from budgetwatch.store import audiences as kept
from budgetwatch.store import hearings, work
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.current import imported, once

__all__ = [
    "Item",
    "ItemKind",
    "NotForAudience",
    "Shown",
    "chosen_audiences",
    "documents_for",
    "list_audiences",
    "refuse_narrower_documents",
]

QUESTIONS_USUAL = Audience.COMMITTEE


def list_audiences(dossier: Dossier) -> tuple[Shown, ...]:
    """The items that are not in their usual circle because a person chose another: by kind and key, questions last."""
    return (*kept.listed(dossier), *_questions(dossier))


def chosen_audiences(dossier: Dossier) -> Chosen:
    """The circle of every item that a person chose one for."""
    return once(dossier, "audiences", lambda: {one.item: one.audience for one in kept.listed(dossier)})


def documents_for(dossier: Dossier) -> Audience:
    """The narrowest circle that a document is for on which figures rest: whoever is not in it may get no figures."""
    chosen = chosen_audiences(dossier)
    circles = (chosen.get(Item(ItemKind.DOCUMENT, one.source.sha256), Audience.PUBLIC) for one in imported(dossier))
    return max(circles, key=lambda circle: circle.rank, default=Audience.PUBLIC)


def refuse_narrower_documents(dossier: Dossier, audience: Audience) -> None:
    """Stop where figures rest on a document that the audience may not see: without it, totals would be wrong."""
    chosen = chosen_audiences(dossier)
    for one in imported(dossier):
        item = Item(ItemKind.DOCUMENT, one.source.sha256)
        if not audience.may_see(chosen.get(item, Audience.PUBLIC)):
            raise NotForAudience(
                msg(
                    "{file} is for another audience ({audience}), and figures rest on it.",
                    file=one.source.name,
                    audience=AUDIENCES[chosen[item]],
                )
            )


class NotForAudience(BudgetWatchError):
    """A document that the figures rest on is not for this audience."""

    code = "not-for-audience"
    default_advice = msg(
        "Choose a narrower audience, show the document to this one, or remove it from the dossier and undo that afterwards."
    )


def _questions(dossier: Dossier) -> Iterator[Shown]:
    for hearing in hearings.hearings(dossier):
        for question in work.questions(dossier, hearing.id):
            if question.audience is not QUESTIONS_USUAL:
                yield Shown(Item(ItemKind.QUESTION, str(question.id)), question.audience)
