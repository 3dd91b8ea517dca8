"""The oversight checklists: what the data propose, and what people answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from budgetwatch import checklists
from budgetwatch.domain.audience import Item, ItemKind
from budgetwatch.domain.checklist import (
    REASONED,
    Answer,
    AnsweredItem,
    Bilingual,
    Checklist,
    ProposedAnswer,
    told_by,
)
from budgetwatch.domain.errors import BudgetWatchError, NotFound
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.issue import Issue
from budgetwatch.domain.message import msg
from budgetwatch.domain.person import may_be_same, names_somebody
from budgetwatch.domain.terms import ANSWERS
from budgetwatch.paths import resources
from budgetwatch.store import work
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.audiences import chosen_audiences
from budgetwatch.usecases.checklist_inputs import gather_inputs
from budgetwatch.usecases.contracts import register_for
from budgetwatch.usecases.current import once
from budgetwatch.usecases.done import Done, Topic
from budgetwatch.usecases.following_findings import following_findings
from budgetwatch.usecases.materiality import under_materiality

TOUCHED = frozenset({Topic.CHECKLISTS, Topic.HISTORY})


EVERY_LIST, EVERY_TITLE = "all", Bilingual("Toutes les grilles", "All checklists")


@dataclass(frozen=True, slots=True)
class Progress:
    """How many topics are answered by a person, proposed by the data, and there in all."""

    answered: int
    automatic: int
    total: int


@dataclass(frozen=True, slots=True)
class AnsweredChecklist:
    """A list with its topics answered."""

    checklist: Checklist
    items: tuple[AnsweredItem, ...]

    @property
    def progress(self) -> Progress:
        """How far the list is."""
        answered = sum(1 for one in self.items if one.recorded is not None and one.recorded.answer is not None)
        return Progress(answered, sum(1 for one in self.items if one.automatic), len(self.items))


class AnswerUnreasoned(BudgetWatchError):
    """This answer needs a reason."""

    code = "answer-unreasoned"
    default = msg("This answer needs a reason.")
    default_advice = msg(
        "Write it in the note: who refused, which secrecy and on which legal basis, why the topic does not apply, or why the answer is not the one that the data give."
    )


class NotReviewed(BudgetWatchError):
    """This answer cannot be signed so."""

    code = "not-reviewed"
    default = msg("This answer cannot be signed so.")
    default_advice = msg("An answer is read over by another person than the one who gave it, under that person's name.")


def list_checklists() -> tuple[Checklist, ...]:
    """The lists that are installed."""
    return checklists.load_checklists(resources() / "checklists")[0]


def list_faults() -> tuple[Issue, ...]:
    """What is wrong in the files of the lists: topics and files that are left out, each with its line and field."""
    return checklists.load_checklists(resources() / "checklists")[1]


def answer_checklist(
    dossier: Dossier, name: str | None = None, audience: Audience = Audience.CLOSED
) -> AnsweredChecklist:
    """A list with the recorded answers, and proposals where the data have one; every topic once where no name is given.

    The proposals rest on no contract that is kept from the audience. A topic follows the findings that its answer rests
    on into the narrowest of their circles.
    """
    checklist, seen = _named(name), register_for(dossier, audience)
    proposed = once(dossier, f"answers {checklist.name} {seen}", lambda: _proposed(dossier, checklist, seen))
    recorded, chosen = work.answers(dossier), chosen_audiences(dossier)
    answered = (
        AnsweredItem(
            item,
            proposed.get(item.id),
            recorded.get(item.id),
            chosen.get(Item(ItemKind.TOPIC, item.id), Audience.COMMITTEE),
        )
        for item in checklist.items
    )
    return AnsweredChecklist(checklist, tuple(following_findings(dossier, answered, audience)))


def _named(name: str | None) -> Checklist:
    known = list_checklists()
    if name is None:
        topics = {item.id: item for checklist in known for item in checklist.items}
        return Checklist(EVERY_LIST, EVERY_TITLE, tuple(topics.values()))
    for checklist in known:
        if checklist.name == name:
            return checklist
    raise NotFound(
        msg("There is no checklist called {name}.", name=name),
        msg("The lists are: {names}.", names=", ".join(one.name for one in known)),
    )


def _proposed(dossier: Dossier, checklist: Checklist, audience: Audience) -> dict[str, ProposedAnswer]:
    inputs = once(dossier, f"checklist inputs {audience}", lambda: gather_inputs(dossier, audience))
    return checklists.propose_answers(under_materiality(dossier, checklist), inputs)


def _topic(dossier: Dossier, item: str) -> AnsweredItem:
    found = next((one for one in answer_checklist(dossier).items if one.item.id == item), None)
    if found is None:
        raise NotFound(
            msg("No topic is called “{item}”.", item=item),
            msg("The number of a topic stands before it in its list, such as D03."),
        )
    return found


def proposed_answer(dossier: Dossier, item: str) -> Answer | None:
    """The answer that the data propose to a topic; NotFound where they propose none, or there is no such topic."""
    found = _topic(dossier, item)
    if found.proposed is None or found.proposed.answer is None:
        raise NotFound(
            msg("The data propose no answer to {item}.", item=item), msg("Answer it yourself, with `--answer`.")
        )
    return found.proposed.answer


def record_answer(
    dossier: Dossier,
    item: str,
    answer: Answer | None,
    note: str = "",
    author: str = "",
    evidence: Sequence[str] | None = None,
) -> Done[None]:
    """Keep a person's answer to a topic; the proposal of the data stays beside it, and None sets it aside.

    What the data propose now is kept too, so that people see when it changes. Without `evidence` the links that the
    topic has stay.

    Raises:
        NotFound: no list has such a topic.
        AnswerUnreasoned: the answer withholds, does not apply, or is another than the data's, and the note does not say why.
    """
    current = _topic(dossier, item)
    proposed = current.proposed
    against = proposed is not None and proposed.answer is not None and proposed.answer is not answer
    if (answer in REASONED or against) and not note.strip():
        raise AnswerUnreasoned
    if evidence is None:
        evidence = current.recorded.evidence if current.recorded else ()
    label = msg("Answer {item}: {answer}", item=item, answer=ANSWERS[answer])
    with dossier.change(label, author) as change:
        work.record_answer(change, item, answer, note, evidence, told_by(proposed))
    return Done(None, TOUCHED, label)


def review_answer(dossier: Dossier, item: str, reviewer: str) -> Done[None]:
    """Sign the answer to a topic as its second reader.

    Raises:
        NotReviewed: nobody answered the topic or signed the answer, nobody signs now, or who signs is who answered.
    """
    recorded = work.answers(dossier).get(item)
    if recorded is None or recorded.answer is None:
        raise NotReviewed(msg("Nobody has answered {item}.", item=item))
    if not names_somebody(recorded.author):
        raise NotReviewed(_UNSIGNED, _SIGN_FIRST)
    if not names_somebody(reviewer) or may_be_same(reviewer, recorded.author):
        raise NotReviewed
    label = msg("Read over the answer to {item}", item=item)
    with dossier.change(label, reviewer.strip()) as change:
        work.review_answer(change, item)
    return Done(None, TOUCHED, label)


_UNSIGNED = msg("Nobody signed this answer, so no second reader can be told from the first.")
_SIGN_FIRST = msg("Have the person who gave it answer again under their name, then another person reads it over.")


def withdraw_answer(dossier: Dossier, item: str, author: str = "") -> Done[None]:
    """Take a person's answer back: the proposal of the data shows again; NotFound where nobody answered."""
    if item not in work.answers(dossier):
        raise NotFound(msg("Nobody has answered {item}.", item=item), msg("There is no answer to take back."))
    label = msg("Withdraw the answer to {item}", item=item)
    with dossier.change(label, author) as change:
        work.withdraw_answer(change, item)
    return Done(None, TOUCHED, label)
