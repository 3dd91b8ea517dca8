"""Show an item of a dossier to another circle, or to its usual one again, in one step that names the item."""

from __future__ import annotations

from collections.abc import Iterator

from budgetwatch.domain.audience import Item, ItemKind, correction_item
from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import AUDIENCES
from budgetwatch.store import audiences as kept
from budgetwatch.store import datasets, hearings, work
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.audiences import QUESTIONS_USUAL
from budgetwatch.usecases.correcting import corrections, place_of
from budgetwatch.usecases.done import Done, Topic
from budgetwatch.usecases.titles import finding_named, question_named

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


def set_audience(dossier: Dossier, item: Item, audience: Audience, author: str = "") -> Done[None]:
    """Show an item to another circle, in one step that can be undone; NotFound for a question that is not there.

    The questions that ask about a finding follow it into a narrower circle: their words would tell it to the others.
    """
    named = _named(dossier, item)
    label = msg("Change who may see to “{audience}”: {item}", item=named, audience=AUDIENCES[audience])
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
    label = msg("Show {item} to its usual audience again", item=_named(dossier, item))
    with dossier.change(label, author) as change:
        if item.kind is ItemKind.QUESTION:
            work.edit_question(change, _number(item), audience=QUESTIONS_USUAL)
        else:
            kept.forget(change, item)
    return Done(None, _touched(item), label)


def _number(item: Item) -> int:
    if not item.key.isdecimal():
        raise NotFound
    return int(item.key)


def _touched(item: Item) -> frozenset[Topic]:
    return frozenset({*_PAGES[item.kind], Topic.HISTORY})


def _named(dossier: Dossier, item: Item) -> Message:
    """What an item is called where people see it; by its key where the dossier has it no more."""
    match item.kind:
        case ItemKind.FINDING:
            return finding_named(dossier, item.key)
        case ItemKind.DOCUMENT:
            files = {one.source.sha256: one.source.name for one in datasets.listed(dossier, hidden=True)}
            return msg("the document {name}", name=files.get(item.key, item.key))
        case ItemKind.CORRECTION:
            found = (one.cell for one in corrections(dossier) if correction_item(one.cell) == item)
            return msg("the correction of {cell}", cell=next((place_of(dossier, cell) for cell in found), item.key))
        case ItemKind.CONTRACT:
            return msg("the contract {contract}", contract=item.key)
        case ItemKind.TOPIC:
            return msg("the topic {topic}", topic=item.key)
        case ItemKind.QUESTION:
            return question_named(dossier, _number(item))
        case ItemKind.COMMITMENT:
            return msg("the commitment no. {number}", number=item.key)
