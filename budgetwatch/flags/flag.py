"""What a flag is: its code, its words, and how its result becomes a finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from budgetwatch.domain.contract import Contract, Procedure
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import Finding, LabelledFigure, State, Subject
from budgetwatch.domain.issue import Severity
from budgetwatch.domain.message import Message, msg, msgn

PROCUREMENT = msg("Head of procurement of the ministry")


@dataclass(frozen=True, slots=True)
class Flag:
    """The constant words of a flag: what it looks for, innocent explanations, and the neutral question it leads to."""

    code: str
    title: Message
    explanations: tuple[Message, ...]
    question: Message
    witness: Message = PROCUREMENT

    def fired(
        self,
        why: Message,
        n: int,
        threshold: Message,
        subjects: Sequence[Subject],
        figures: Sequence[LabelledFigure] = (),
        stake: Figure | None = None,
    ) -> Finding:
        """The flag with the subjects it points at; without any it did not fire."""
        state = State.FIRED if subjects else State.NOT_FIRED
        severity = Severity.WARNING if subjects else Severity.INFO
        return self._finding(state, severity, why, n, threshold, tuple(figures), stake, tuple(subjects))

    def unavailable(self, missing: Message, n: int = 0) -> Finding:
        """The flag where what it needs is not in the register or not in the settings."""
        return self._finding(State.UNAVAILABLE, Severity.INFO, missing, n, None, (), None, ())

    def insufficient(self, n: int, minimum: int, threshold: Message, figures: Sequence[LabelledFigure] = ()) -> Finding:
        """The flag where there are too few contracts to say anything."""
        why = msgn(
            "{count} contract with what this needs, at least {minimum} are wanted.",
            "{count} contracts with what this needs, at least {minimum} are wanted.",
            n,
            minimum=minimum,
        )
        return self._finding(State.INSUFFICIENT_SAMPLE, Severity.INFO, why, n, threshold, tuple(figures), None, ())

    def _finding(
        self,
        state: State,
        severity: Severity,
        why: Message,
        n: int,
        threshold: Message | None,
        figures: tuple[LabelledFigure, ...],
        stake: Figure | None,
        subjects: tuple[Subject, ...],
    ) -> Finding:
        return Finding(
            code=self.code,
            key=self.code,
            title=self.title,
            severity=severity,
            state=state,
            why=why,
            n=n,
            threshold=threshold,
            figures=figures,
            explanations=self.explanations,
            question=self.question if subjects else None,
            witness=self.witness if subjects else None,
            stake=stake,
            subjects=subjects,
        )


def gives(contracts: Sequence[Contract], field: str) -> bool:
    """Whether the register has a column for a field, even if some of its cells are blank."""
    return any(field in contract.columns or not _blank(getattr(contract, field)) for contract in contracts)


def _blank(value: object) -> bool:
    return value is None or value == "" or value is Procedure.UNKNOWN
