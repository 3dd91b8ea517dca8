"""What a pack is made from: one frozen snapshot of what a dossier says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from budgetwatch.domain.axis import AxesReport
from budgetwatch.domain.bridge import CreditBridge, worked_out
from budgetwatch.domain.checklist import Answer, AnsweredItem
from budgetwatch.domain.comparison import Comparison
from budgetwatch.domain.contract import Contract
from budgetwatch.domain.figure import Figure, Operation
from budgetwatch.domain.finding import Audience, Judged, Judgement, State
from budgetwatch.domain.hearing import Commitment, Question, Reply, Witness
from budgetwatch.domain.message import Message
from budgetwatch.domain.pack import PackKind, PlannedPart
from budgetwatch.domain.pefa import WorkedCredibility
from budgetwatch.domain.programming import ProgrammingLaw
from budgetwatch.domain.proportions import Proportions
from budgetwatch.domain.source import Source


@dataclass(frozen=True, slots=True)
class Received:
    """A document received, and what was taken from it."""

    source: Source
    contents: Message


@dataclass(frozen=True, slots=True)
class Followed:
    """A commitment and the circle that may see it: that of the question it answers."""

    commitment: Commitment
    audience: Audience


@dataclass(frozen=True, slots=True)
class Awarded:
    """A contract of the register, what it was awarded for, and the group behind its supplier, empty where unknown."""

    contract: Contract
    amount: Figure | None
    group: str = ""
    audience: Audience = Audience.COMMITTEE


@dataclass(frozen=True, slots=True)
class PackContent:
    """Everything a pack may say. Findings and flags are ranked, most important first; flags come in every state.

    `replies` are those to the questions, `witnesses` those of their hearing; `commitments` are of every hearing.
    `cap` says beyond which part of its vote a programme's movements are looked at. `outline` is the short name of the
    outline of a dossier, empty for the default one, `parts` what was decided of its parts. `kept_back` says how many
    contracts of the register are in none of its figures, since they are for the closed session alone; `unnamed` how many
    more are counted and not named, since they are for the committee; `unasked` how many questions of the hearing are for
    others; `unbridged` how many
    programmes' movements tell a finding for others; `registered`
    whether a register was imported, whoever may see what is said of it; `treated` whether a topic of a checklist was,
    and `withheld` to how many the answer was refused or secret.
    """

    title: Message
    institution: tuple[str, ...]
    audience: Audience
    snapshot: str
    made: datetime
    kind: PackKind = PackKind.DOSSIER
    subtitle: Message | None = None
    hearing: date | None = None
    fictional: bool = False
    comparison: Comparison | None = None
    lines: Comparison | None = None
    findings: tuple[Judged, ...] = ()
    flags: tuple[Judged, ...] = ()
    checklist: tuple[AnsweredItem, ...] = ()
    questions: tuple[Question, ...] = ()
    received: tuple[Received, ...] = ()
    limits: tuple[Message, ...] = ()
    bridges: tuple[CreditBridge, ...] = ()
    cap: Message | None = None
    laws: tuple[ProgrammingLaw, ...] = ()
    credibility: WorkedCredibility | None = None
    witnesses: tuple[Witness, ...] = ()
    replies: tuple[Reply, ...] = ()
    commitments: tuple[Followed, ...] = ()
    axes: AxesReport | None = None
    proportions: Proportions | None = None
    outline: str = ""
    parts: tuple[PlannedPart, ...] = ()
    contracts: tuple[Awarded, ...] = ()
    registered: bool = False
    treated: bool = False
    withheld: int = 0
    kept_back: int = 0
    unnamed: int = 0
    unasked: int = 0
    unbridged: int = 0

    def for_audience(self) -> PackContent:
        """The same without what the audience may not see and without what a person dismissed.

        A reply is seen with its question. Names of witnesses, what a signal names, the reason of a verdict and the clerk's
        own words have no audience: they are for the committee.
        """
        questions = tuple(q for q in self.questions if self.audience.may_see(q.audience))
        asked = {question.id for question in questions}
        elsewhere = self._worked_out_elsewhere()
        bridges = tuple(one for one in self.bridges if elsewhere.isdisjoint(worked_out(one)))
        judged = replace(
            self,
            findings=tuple(judged for judged in self.findings if self._shows(judged)),
            flags=tuple(judged for judged in self.flags if self._shows(judged)),
            questions=questions,
            replies=tuple(reply for reply in self.replies if reply.question in asked),
            checklist=tuple(item for item in self.checklist if self.audience.may_see(item.audience)),
            contracts=tuple(one for one in self.contracts if self.audience.may_see(one.audience)),
            commitments=tuple(one for one in self.commitments if self.audience.may_see(one.audience)),
            bridges=bridges,
            unbridged=len(self.bridges) - len(bridges),
            registered=self.registered or bool(self.flags),
            treated=bool(self.checklist),
            withheld=sum(item.answer in (Answer.REFUSED, Answer.CLASSIFIED) for item in self.checklist),
        )
        return judged if self.audience.may_see(Audience.COMMITTEE) else _for_everyone(judged)

    def _worked_out_elsewhere(self) -> frozenset[Figure]:
        """What findings for others come to; sums of what documents print are the documents' own."""
        hidden = (one.finding for one in self.findings if not self.audience.may_see(one.finding.audience))
        figures = (labelled.figure for finding in hidden for labelled in finding.figures)
        return frozenset(one for one in figures if one.trace.operation is not Operation.SUM)

    def _shows(self, judged: Judged) -> bool:
        seen = self.audience.may_see(judged.finding.audience)
        return seen and judged.judgement is not Judgement.DISMISSED


def _for_everyone(content: PackContent) -> PackContent:
    return replace(
        content,
        findings=tuple(map(_unsigned, content.findings)),
        flags=tuple(map(_unsigned, content.flags)),
        replies=(),
        witnesses=(),
        parts=tuple(replace(part, comment="") for part in content.parts),
    )


def _unsigned(judged: Judged) -> Judged:
    return replace(judged, finding=replace(judged.finding, subjects=()), reason="", author="")


def fired(judged: tuple[Judged, ...]) -> tuple[Judged, ...]:
    """Those that are signals, in their order."""
    return tuple(item for item in judged if item.finding.state is State.FIRED)


def open_signals(judged: tuple[Judged, ...]) -> tuple[Judged, ...]:
    """Those that are signals and that nobody has found explained."""
    return tuple(item for item in fired(judged) if item.judgement is not Judgement.EXPLAINED)
