"""Who may see an item: public, committee or closed session, as people choose; anything else has its usual circle."""

from __future__ import annotations

from collections.abc import Iterator

from budgetwatch.domain.audience import Chosen, Item, ItemKind, Shown
from budgetwatch.domain.errors import BudgetWatchError, NotFound
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.message import msg
from budgetwatch.domain.terms import AUDIENCES
from budgetwatch.store import audiences as kept
from budgetwatch.store import hearings, work
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.current import imported, once
from budgetwatch.usecases.done import Done, Topic

__all__ = [
    "Item",
    "ItemKind",
    "NotForAudience",
    "Shown",
    "back_to_usual",
    "chosen_audiences",
    "documents_for",
    "list_audiences",
    "refuse_narrower_documents",
    "set_audience",
]

_PAGES = {
    ItemKind.FINDING: (Topic.FINDINGS, Topic.CONTRACTS, Topic.HEARING),
    ItemKind.CONTRACT: (Topic.CONTRACTS,),
    ItemKind.TOPIC: (Topic.CHECKLISTS,),
    ItemKind.QUESTION: (Topic.HEARING,),
    ItemKind.COMMITMENT: (Topic.HEARING,),
    ItemKind.CORRECTION: (Topic.DOCUMENTS,),
    ItemKind.DOCUMENT: (Topic.DOCUMENTS,),
}
"""The pages that show the items of a kind."""
QUESTIONS_USUAL = Audience.COMMITTEE


def list_audiences(dossier: Dossier) -> tuple[Shown, ...]:
    """The items that are not in their usual circle because a person chose another: by kind and key, questions last."""
    return (*kept.listed(dossier), *_questions(dossier))


def chosen_audiences(dossier: Dossier) -> Chosen:
    """The circle of every item that a person chose one for."""
    return once(dossier, "audiences", lambda: {one.item: one.audience for one in kept.listed(dossier)})


def set_audience(dossier: Dossier, item: Item, audience: Audience, author: str = "") -> Done[None]:
    """Show an item to another circle, in one step that can be undone; NotFound for a question that is not there.

    The questions that ask about a finding follow it into a narrower circle: their words would tell it to the others.
    """
    label = msg("Change who may see an item: {audience}", audience=AUDIENCES[audience])
    with dossier.change(label, author) as change:
        if item.kind is ItemKind.QUESTION:
            work.edit_question(change, _number(item), audience=audience)
        else:
            kept.choose(change, item, audience)
            for question in _asking_about(dossier, item, audience):
                work.edit_question(change, question, audience=audience)
    return Done(None, _touched(item), label)


def _asking_about(dossier: Dossier, item: Item, audience: Audience) -> Iterator[int]:
    """The numbers of the questions that would tell more people than the circle of the finding they ask about."""
    for hearing in hearings.hearings(dossier) if item.kind is ItemKind.FINDING else ():
        for question in work.questions(dossier, hearing.id):
            if question.origin == item.key and question.audience.rank < audience.rank:
                yield question.id


def back_to_usual(dossier: Dossier, item: Item, author: str = "") -> Done[None]:
    """Leave an item to its usual circle again."""
    label = msg("Show an item to its usual audience again")
    with dossier.change(label, author) as change:
        if item.kind is ItemKind.QUESTION:
            work.edit_question(change, _number(item), audience=QUESTIONS_USUAL)
        else:
            kept.forget(change, item)
    return Done(None, _touched(item), label)


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


def _number(item: Item) -> int:
    if not item.key.isdecimal():
        raise NotFound
    return int(item.key)


def _touched(item: Item) -> frozenset[Topic]:
    return frozenset({*_PAGES[item.kind], Topic.HISTORY})
