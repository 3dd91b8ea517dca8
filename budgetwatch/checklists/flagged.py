"""What the signals of a register say to a topic: the contracts they name, and which of them could not be judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from budgetwatch.checklists.limits import TopicLimits
from budgetwatch.checklists.register import Register
from budgetwatch.checklists.verdicts import at_most, insufficient, unavailable
from budgetwatch.domain.checklist import Answer, ProposedAnswer
from budgetwatch.domain.contract import Contract
from budgetwatch.domain.figure import ContractSelection, Figure
from budgetwatch.domain.finding import Finding, LabelledFigure, State, Subject
from budgetwatch.domain.message import Message, msg


@dataclass(frozen=True, slots=True)
class Flagged:
    """Some signals together: those that fired, the contracts they name, and why the others say nothing.

    `n` is the largest number of contracts that one of them looked at.
    """

    fired: tuple[Finding, ...]
    contracts: tuple[Contract, ...]
    reasons: tuple[Message, ...]
    n: int

    @property
    def silent(self) -> bool:
        """Whether nothing fired while something could not be judged: the counts would look like good news."""
        return bool(self.reasons) and not self.fired


def flagged(register: Register, *codes: str) -> Flagged:
    """What the signals of these codes come to; one that is not there counts as not judged."""
    found = {code: register.findings.get(code) for code in codes}
    fired = tuple(one for one in found.values() if one is not None and one.state is State.FIRED)
    reasons = tuple(_reasons(found))
    named = {name for one in fired for subject in one.subjects for name in _contracts(subject)}
    contracts = tuple(one for one in register.contracts if one.stored in named or one.id in named)
    return Flagged(fired, contracts, reasons, max((one.n for one in found.values() if one is not None), default=0))


def by_share(
    rule: Message,
    limits: TopicLimits,
    seen: Flagged,
    share: Figure | None,
    evidence: Sequence[LabelledFigure],
    n: int,
    missing: Sequence[Message] = (),
) -> ProposedAnswer:
    """Yes where no signal fired, else by the share concerned; only "no" stands where something could not be judged."""
    lacking = (*seen.reasons, *missing)
    if seen.silent:
        return unavailable(rule, *lacking, n=n)
    told = tuple(evidence) if share is None else (*evidence, LabelledFigure(msg("share concerned"), share))
    if n < limits.count("minimum"):
        return insufficient(rule, n, limits.count("minimum"), lacking, told)
    answer = Answer.YES
    if seen.fired:
        answer = Answer.NO if share is None else at_most(share.amount.decimal, limits)
        answer = Answer.PARTLY if answer is Answer.YES else answer
    if lacking and answer is not Answer.NO:
        answer = Answer.UNAVAILABLE
    return ProposedAnswer(answer, rule, told, n, lacking)


def _reasons(found: Mapping[str, Finding | None]) -> Iterator[Message]:
    """Why signals say neither yes nor no; those with one reason are named together."""
    alike: dict[Message | None, list[str]] = {}
    for code, one in found.items():
        if one is None or one.state not in (State.FIRED, State.NOT_FIRED):
            alike.setdefault(one.why if one is not None else None, []).append(code)
    for why, codes in alike.items():
        named = ", ".join(codes)
        yield msg("signal {code}", code=named) if why is None else msg("signal {code}: {why}", code=named, why=why)


def _contracts(subject: Subject) -> Iterator[int | str]:
    """The numbers of the contracts that a subject stands for; its own name where it is a contract without an amount."""
    asked = subject.amount.trace.inputs if subject.amount is not None else ()
    yield from (name for one in asked if isinstance(one, ContractSelection) for name in one.contracts)
    if not asked and subject.kind == "contract" and subject.id:
        yield subject.id
