"""Who may see an item: public, committee or closed session, as people choose; anything else has its usual circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from budgetwatch.domain.audience import Chosen, Item, ItemKind, Shown, correction_item
from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.message import msg
from budgetwatch.domain.source import CellRef
from budgetwatch.domain.terms import AUDIENCES
from budgetwatch.store import audiences as kept
from budgetwatch.store import corrections, hearings, work
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.current import imported, once

__all__ = [
    "Item",
    "ItemKind",
    "NotForAudience",
    "Shown",
    "chosen_audiences",
    "evidence_for",
    "list_audiences",
    "refuse_narrower_documents",
    "refuse_narrower_evidence",
]

QUESTIONS_USUAL = Audience.COMMITTEE
CORRECTION_USUAL = Audience.COMMITTEE


def list_audiences(dossier: Dossier) -> tuple[Shown, ...]:
    """The items that are not in their usual circle because a person chose another: by kind and key, questions last."""
    return (*kept.listed(dossier), *_questions(dossier))


def chosen_audiences(dossier: Dossier) -> Chosen:
    """The circle of every item that a person chose one for."""
    return once(dossier, "audiences", lambda: {one.item: one.audience for one in kept.listed(dossier)})


def evidence_for(dossier: Dossier) -> Audience:
    """The narrowest circle that something is for on which figures rest: whoever is not in it may get no figures."""
    circles = (circle for _, circle in _evidence(dossier))
    return max(circles, key=lambda circle: circle.rank, default=Audience.PUBLIC)


def refuse_narrower_evidence(dossier: Dossier, audience: Audience) -> None:
    """Stop where figures rest on what the audience may not see: without it, totals would be wrong."""
    _refuse(_evidence(dossier), audience)


def refuse_narrower_documents(dossier: Dossier, audience: Audience) -> None:
    """Stop where words, but no corrected amounts, may come from a document that the audience may not see."""
    _refuse(_documents(dossier), audience)


def _refuse(evidence: Iterable[tuple[str, Audience]], audience: Audience) -> None:
    for name, circle in evidence:
        if not audience.may_see(circle):
            told = msg(
                "{name} is for another audience ({audience}), and figures rest on it.",
                name=name,
                audience=AUDIENCES[circle],
            )
            raise NotForAudience(told)


def _evidence(dossier: Dossier) -> Iterator[tuple[str, Audience]]:
    """What figures rest on, as it is called, with its circle: the documents, and corrections kept from the committee.

    Who corrected an amount and why is for the committee, yet the amount is in every figure; a person who chose a
    narrower circle for the correction means the amount too.
    """
    yield from _documents(dossier)
    chosen = chosen_audiences(dossier)
    for correction in corrections.listed(dossier):
        cell = CellRef(correction.source, correction.sheet, correction.row, correction.column)
        circle = chosen.get(correction_item(cell), CORRECTION_USUAL)
        if not CORRECTION_USUAL.may_see(circle):
            yield f"{cell.sheet}!{cell.a1}", circle


def _documents(dossier: Dossier) -> Iterator[tuple[str, Audience]]:
    chosen = chosen_audiences(dossier)
    for one in imported(dossier):
        yield one.source.name, chosen.get(Item(ItemKind.DOCUMENT, one.source.sha256), Audience.PUBLIC)


class NotForAudience(BudgetWatchError):
    """A document or a correction that the figures rest on is not for this audience."""

    code = "not-for-audience"
    default_advice = msg(
        "Choose a narrower audience, show the document or the correction to this one, or remove it from the dossier and undo that afterwards."
    )


def _questions(dossier: Dossier) -> Iterator[Shown]:
    for hearing in hearings.hearings(dossier):
        for question in work.questions(dossier, hearing.id):
            if question.audience is not QUESTIONS_USUAL:
                yield Shown(Item(ItemKind.QUESTION, str(question.id)), question.audience)
