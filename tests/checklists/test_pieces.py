"""Reports and settlement laws that came in time, late, or not at all."""

from __future__ import annotations

import datetime as dt

import pytest

from budgetwatch.checklists.inputs import Inputs
from budgetwatch.checklists.limits import TopicLimits
from budgetwatch.checklists.pieces import judge_quarters, judge_settlement
from budgetwatch.domain.checklist import Answer, Bilingual, ProposedAnswer
from budgetwatch.domain.piece import ExpectedPiece, Outcome, Piece, PieceNote, PieceState

DUE = dt.date(2024, 10, 10)
LIMITS = TopicLimits({"days": "92"})


def piece(name: str, state: PieceState, late: int | None = None, *, noted: bool = True) -> ExpectedPiece:
    kind = Piece(name, Bilingual(name, name), Bilingual("DGB", "DGB"), 10, 10, 1, "test", "à vérifier")
    note = PieceNote(name, 2023, Outcome.RECEIVED) if noted else None
    return ExpectedPiece(kind, 2023, DUE, state, late, note)


def quarters(*states: PieceState) -> ProposedAnswer:
    found = {(f"t{at}", 2023): piece(f"t{at}", state) for at, state in enumerate(states, 1)}
    return judge_quarters(Inputs(pieces=found), LIMITS)


IN_TIME, LATE, TARDY = PieceState.RECEIVED, PieceState.LATE, PieceState.RECEIVED_LATE


@pytest.mark.parametrize(
    ("states", "answer", "told"),
    [
        ((IN_TIME, IN_TIME, IN_TIME), Answer.YES, 0),
        ((IN_TIME, TARDY, IN_TIME), Answer.PARTLY, 1),
        ((IN_TIME, LATE, LATE), Answer.PARTLY, 2),
        ((LATE, LATE, LATE), Answer.NO, 3),
        ((PieceState.REFUSED,) * 3, Answer.REFUSED, 3),
        ((PieceState.CLASSIFIED,) * 3, Answer.CLASSIFIED, 3),
        ((IN_TIME, IN_TIME, PieceState.EXPECTED), Answer.UNAVAILABLE, 1),
    ],
)
def test_quarterly_reports_are_judged_by_how_they_came(
    states: tuple[PieceState, ...], answer: Answer, told: int
) -> None:
    proposed = quarters(*states)
    assert (proposed.answer, len(proposed.missing)) == (answer, told)


@pytest.mark.parametrize(
    ("state", "late", "answer"),
    [
        (IN_TIME, None, Answer.YES),
        (TARDY, 92, Answer.PARTLY),
        (TARDY, 93, Answer.NO),
        (LATE, 10, Answer.NO),
        (PieceState.REFUSED, None, Answer.REFUSED),
        (PieceState.CLASSIFIED, None, Answer.CLASSIFIED),
    ],
)
def test_a_settlement_law_is_judged_by_its_days_late(state: PieceState, late: int | None, answer: Answer) -> None:
    found = {("reglement", 2023): piece("reglement", state, late)}
    assert judge_settlement(Inputs(pieces=found), LIMITS).answer is answer


def test_without_a_note_nothing_is_proposed() -> None:
    found = {("reglement", 2023): piece("reglement", LATE, 10, noted=False)}
    assert judge_settlement(Inputs(pieces=found), LIMITS).answer is Answer.UNAVAILABLE
    assert judge_quarters(Inputs(), LIMITS).answer is Answer.UNAVAILABLE
