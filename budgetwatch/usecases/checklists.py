"""The oversight checklists: what the data propose, and what people answer."""

from __future__ import annotations

from dataclasses import dataclass

from budgetwatch import checklists
from budgetwatch.domain.checklist import REASONED, Answer, AnsweredItem, Bilingual, Checklist, ProposedAnswer
from budgetwatch.domain.errors import BudgetWatchError, NotFound
from budgetwatch.domain.message import msg
from budgetwatch.paths import resources
from budgetwatch.store import work
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.checklist_inputs import gather_inputs
from budgetwatch.usecases.current import once
from budgetwatch.usecases.done import Done, Topic
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
        "Write it in the note: who refused, which secrecy and on which legal basis, or why the topic does not apply."
    )


def list_checklists() -> tuple[Checklist, ...]:
    """The lists that are installed."""
    return checklists.load_checklists(resources() / "checklists")[0]


def answer_checklist(dossier: Dossier, name: str | None = None) -> AnsweredChecklist:
    """A list with the recorded answers, and proposals where the data have one; every topic once where no name is given."""
    checklist = _named(name)
    proposed = once(dossier, f"answers {checklist.name}", lambda: _proposed(dossier, checklist))
    recorded = work.answers(dossier)
    return AnsweredChecklist(
        checklist,
        tuple(AnsweredItem(item, proposed.get(item.id), recorded.get(item.id)) for item in checklist.items),
    )


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


def _proposed(dossier: Dossier, checklist: Checklist) -> dict[str, ProposedAnswer]:
    inputs = once(dossier, "checklist inputs", lambda: gather_inputs(dossier))
    return checklists.propose_answers(under_materiality(dossier, checklist), inputs)


def record_answer(dossier: Dossier, item: str, answer: Answer | None, note: str = "", author: str = "") -> Done[None]:
    """Keep a person's answer to a topic; the proposal of the data stays beside it, and None sets it aside.

    Raises:
        AnswerUnreasoned: the answer says that something was withheld or does not apply, and the note does not say why.
    """
    if answer in REASONED and not note.strip():
        raise AnswerUnreasoned
    label = msg("Answer {item}", item=item)
    with dossier.change(label, author) as change:
        work.record_answer(change, item, answer, note)
    return Done(None, TOUCHED, label)


def withdraw_answer(dossier: Dossier, item: str, author: str = "") -> Done[None]:
    """Take a person's answer back: the proposal of the data shows again."""
    label = msg("Withdraw the answer to {item}", item=item)
    with dossier.change(label, author) as change:
        work.withdraw_answer(change, item)
    return Done(None, TOUCHED, label)
