"""The checklists: what each list has come to, its topics as rows, and how each answer looks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from budgetwatch.domain.checklist import REASONED, Answer, AnsweredItem, RecordedAnswer
from budgetwatch.domain.finding import Judged
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import ANSWERS, answer_words
from budgetwatch.i18n import Language
from budgetwatch.jobs import Job
from ui.models.rows import Cell

if TYPE_CHECKING:
    from budgetwatch.usecases.checklists import AnsweredChecklist
    from budgetwatch.usecases.dossiers import Dossier
    from budgetwatch.usecases.evidence import Evidence
    from budgetwatch.usecases.past_answers import PastAnswers

COLUMNS: tuple[tuple[Message, bool], ...] = (
    (msg("No."), False),
    (msg("Topic"), False),
    (msg("Answer"), False),
    (msg("n"), True),
    (msg("Before"), False),
    (msg("Review"), False),
)
ANSWER, CASES, PAST = 2, 3, 4
NOTHING: Mapping[str, Answer] = {}

LOOKS: dict[Answer | None, tuple[str, str]] = {
    Answer.YES: ("ok", "check"),
    Answer.PARTLY: ("att", "circle-half-2"),
    Answer.NO: ("ale", "x"),
    Answer.NOT_APPLICABLE: ("plain", "minus"),
    Answer.REFUSED: ("ale", "hand-stop"),
    Answer.CLASSIFIED: ("plain", "lock"),
    Answer.UNAVAILABLE: ("plain", "database-off"),
    None: ("plain", "circle-dashed"),
}
"""Tone and icon of each answer: refused, classified and unavailable never look like "no"."""

KEYS: dict[str, Answer | None] = {
    "O": Answer.YES,
    "P": Answer.PARTLY,
    "N": Answer.NO,
    "D": Answer.UNAVAILABLE,
    "R": Answer.REFUSED,
    "C": Answer.CLASSIFIED,
    "S": Answer.NOT_APPLICABLE,
    "T": None,
}
"""The keys of the answers: Oui, Partiel, Non, Donnée absente, Refusée, Classifiée, Sans objet, non Traité."""


class Filter(StrEnum):
    """Which topics are shown."""

    EVERY = "every"
    PROPOSED = "proposed"
    OPEN = "open"
    AGAIN = "again"


FILTERS: dict[Filter, Message] = {
    Filter.EVERY: msg("All"),
    Filter.PROPOSED: msg("To confirm"),
    Filter.OPEN: msg("Without answer"),
    Filter.AGAIN: msg("To look at again"),
}

REVIEWS: dict[str, tuple[str, str, Message]] = {
    "prepared": ("check", "ink2", msg("prepared")),
    "reviewed": ("users", "ok", msg("read over by another person")),
    "modified": ("edit", "att", msg("modified since")),
}
"""Icon, tone and words of how far an answer is read over."""

EVIDENCE_KINDS: dict[str, tuple[Message, str, str]] = {
    "finding": (msg("Finding"), "findings", "zoom-question"),
    "signal": (msg("Signal"), "contracts", "alert-triangle"),
    "contract": (msg("Contract"), "contracts", "certificate"),
    "document": (msg("Document"), "documents", "files"),
    "figure": (msg("Figure"), "budget", "table"),
    "file": (msg("Attached file"), "", "file-plus"),
    "words": (msg("In own words"), "", "edit"),
}
"""Name, page and icon of each kind of evidence; files are opened by the desktop, and words lead nowhere."""


@dataclass(frozen=True, slots=True)
class ChecklistsView:
    """Every list with its topics answered; `evidence` is what the links of the answers lead to, by topic.

    `bearing` holds the findings that bear on a topic without answering it, by topic. `faults` say what in the files of
    the lists is left out, and why; `past` holds the answers of earlier years, and
    `year` the one that the dossier's own are about.
    """

    lists: tuple[AnsweredChecklist, ...]
    evidence: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    faults: tuple[Message, ...] = ()
    past: PastAnswers = field(default_factory=dict)
    year: int | None = None
    bearing: Mapping[str, tuple[Judged, ...]] = field(default_factory=dict)

    @property
    def busiest(self) -> str:
        """The list to show before anyone chose: the one with the most answers to confirm."""
        return max(self.lists, key=lambda one: one.progress.automatic).checklist.name

    def named(self, name: str) -> AnsweredChecklist:
        """The list with that name, else the first."""
        return next((one for one in self.lists if one.checklist.name == name), self.lists[0])


def look(dossier: Dossier, job: Job) -> ChecklistsView:
    """Every installed list, answered by the dossier and by people."""
    from budgetwatch.usecases.bearing import bearing_findings
    from budgetwatch.usecases.checklists import answer_checklist, list_checklists, list_faults
    from budgetwatch.usecases.past_answers import list_past_answers, year_of

    answered = []
    for checklist in list_checklists():
        job.check()
        answered.append(answer_checklist(dossier, checklist.name))
    faults = tuple(one.message for one in list_faults())
    past = list_past_answers(dossier)
    bearing = bearing_findings(dossier, [one.item for checklist in answered for one in checklist.items])
    return ChecklistsView(tuple(answered), _evidence(dossier, answered), faults, past, year_of(dossier), bearing)


def _evidence(dossier: Dossier, answered: Sequence[AnsweredChecklist]) -> dict[str, tuple[Evidence, ...]]:
    """What each link leads to; nothing is looked for while no answer has one."""
    from budgetwatch.usecases.evidence import followed, offered_evidence

    linked = {
        one.item.id: one.recorded.evidence
        for checklist in answered
        for one in checklist.items
        if one.recorded is not None and one.recorded.evidence
    }
    offered = {one.key: one for one in offered_evidence(dossier)} if linked else {}
    return {topic: followed(keys, offered, dossier.path.parent) for topic, keys in linked.items()}


def passes(item: AnsweredItem, chosen: Filter) -> bool:
    """Whether a filter keeps a topic."""
    match chosen:
        case Filter.PROPOSED:
            return is_proposed(item)
        case Filter.OPEN:
            return item.answer is None
        case Filter.AGAIN:
            return waits_again(item)
        case _:
            return True


def waits_again(item: AnsweredItem) -> bool:
    """Whether a person answered and data or answer changed since: someone has to look again."""
    return item.is_outdated or (item.recorded is not None and item.recorded.is_modified)


def can_confirm(item: AnsweredItem) -> bool:
    """Whether the data have an answer that a person can take as it is."""
    return (
        item.proposed is not None and item.proposed.answer is not None and (item.recorded is None or item.is_outdated)
    )


def is_proposed(item: AnsweredItem) -> bool:
    """Whether the answer on show is the data's and waits for a person."""
    return item.automatic and item.answer is not None


def needs_reason(item: AnsweredItem, answer: Answer | None) -> bool:
    """Whether an answer is not kept without a reason: what was withheld, and another answer than the data give."""
    computed = item.proposed.answer if item.proposed is not None else None
    return answer in REASONED or (computed is not None and computed is not answer)


def evidence_words(one: Evidence, language: Language) -> str:
    """What a piece of evidence is called."""
    return one.label if isinstance(one.label, str) else language.word(one.label)


def answer_text(item: AnsweredItem, language: Language) -> str:
    """The answer as shown; a proposed one ends with a question mark."""
    text = answer_words(item)
    return language.word(msg("{answer}?", answer=text) if is_proposed(item) else text)


def word_again(item: AnsweredItem, label: str, language: Language) -> str:
    """The topic, and why someone has to look at it again."""
    why = msg("The data changed since this answer") if item.is_outdated else msg("modified after review")
    return f"{label} · {language.word(why)}"


def review_of(recorded: RecordedAnswer | None) -> str:
    """How far an answer is read over, as `REVIEWS` names it; nothing where nobody answered."""
    if recorded is None:
        return ""
    if recorded.is_modified:
        return "modified"
    return "reviewed" if recorded.is_reviewed else "prepared"


def _review_cell(item: AnsweredItem, language: Language) -> Cell:
    review = review_of(item.recorded)
    if not review:
        return Cell("")
    picture, tone, text = REVIEWS[review]
    told = language.word(text)
    return Cell("", icon=picture, tone=tone, tip=told, spoken=told)


_SHORT: dict[Answer, Message] = {Answer.REFUSED: msg("Refused"), Answer.CLASSIFIED: msg("Classified")}
"""Words of a narrow column, where the whole ones are in the tip."""


def past_words(item: AnsweredItem, past: PastAnswers, language: Language) -> str:
    """What was answered in earlier years, the latest first; nothing where no year is known."""
    return ", ".join(
        language.word(msg("{year}: {answer}", year=str(year), answer=ANSWERS[own.get(item.item.id)]))
        for year, own in past.items()
    )


def _past_cell(item: AnsweredItem, past: Mapping[str, Answer], language: Language) -> Cell:
    answer = past.get(item.item.id)
    told = language.word(ANSWERS[answer])
    return Cell(
        language.word(_SHORT.get(answer, ANSWERS[answer])) if answer is not None else "—",
        tone="ink2",
        tip=told,
        spoken=told,
    )


def cells(item: AnsweredItem, language: Language, past: Mapping[str, Answer] = NOTHING) -> tuple[Cell, ...]:
    """One topic in the columns of the table, with what was answered the year before."""
    label = item.item.label.text(language.code)
    tone, icon = LOOKS[item.answer]
    spoken = (
        language.word(msg("{answer}, proposed by the data", answer=answer_words(item))) if is_proposed(item) else ""
    )
    again = word_again(item, label, language)
    counted = language.number(item.proposed.n) if item.proposed is not None else ""
    return (
        Cell(item.item.id, tone="ink2"),
        Cell(label, icon="alert-triangle", tone="att", tip=again, spoken=again)
        if waits_again(item)
        else Cell(label, tip=label),
        Cell(answer_text(item, language), icon=icon, tone=tone, tag=True, spoken=spoken),
        Cell(counted, right=True, tone="ink2"),
        _past_cell(item, past, language),
        _review_cell(item, language),
    )
