"""D01, H01: whether reports and the settlement law came in time, as the register of expected pieces says.

Source: checklist D01 and H01 of the product; the days are those of `resources/pieces/expected.toml`, to be checked.
"""

from __future__ import annotations

from collections.abc import Sequence

from budgetwatch.checklists.inputs import Inputs
from budgetwatch.checklists.limits import TopicLimits
from budgetwatch.checklists.verdicts import unavailable
from budgetwatch.domain.checklist import Answer, ProposedAnswer
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.piece import ExpectedPiece, PieceState
from budgetwatch.domain.year import Year

QUARTERS, SETTLEMENT = ("t1", "t2", "t3"), "reglement"
_WITHHELD = {PieceState.REFUSED: Answer.REFUSED, PieceState.CLASSIFIED: Answer.CLASSIFIED}
_HERE = frozenset({PieceState.RECEIVED, PieceState.RECEIVED_LATE, PieceState.IN_DOSSIER})


def judge_quarters(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:  # noqa: ARG001 - every rule is asked the same way
    """Yes where the three reports of the latest noted year came in time, partly where some came late or not, else no."""
    rule = msg(
        "Execution reports of the three quarters: yes where all came in time; partly where some did; no where none came."
    )
    year = _latest(inputs, QUARTERS)
    if year is None:
        return unavailable(rule, msg("the register of expected documents: when the quarterly reports came"))
    found = [inputs.pieces[name, year] for name in QUARTERS]
    apart = tuple(_told(one) for one in found if one.state is not PieceState.RECEIVED)
    withheld = {one.state for one in found}
    if len(withheld) == 1 and withheld <= _WITHHELD.keys():
        return ProposedAnswer(_WITHHELD[withheld.pop()], rule, (), len(found), apart)
    if not apart:
        return ProposedAnswer(Answer.YES, rule, (), len(found))
    came = any(one.state in _HERE for one in found)
    return ProposedAnswer(Answer.PARTLY if came else Answer.NO, rule, (), len(found), apart)


def judge_settlement(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:
    """Yes where the latest noted settlement law came in time, partly up to the limit of days late, else no."""
    most = limits.count("days")
    rule = msg(
        "Day on which the settlement law came: yes in time; partly up to {days} days late; no beyond.", days=most
    )
    year = _latest(inputs, (SETTLEMENT,))
    if year is None:
        return unavailable(rule, msg("the register of expected documents: when the settlement law came"))
    found = inputs.pieces[SETTLEMENT, year]
    if found.state in _WITHHELD:
        return ProposedAnswer(_WITHHELD[found.state], rule, (), 1, (_told(found),))
    if found.state is PieceState.RECEIVED:
        return ProposedAnswer(Answer.YES, rule, (), 1)
    if found.state is PieceState.IN_DOSSIER:
        return unavailable(rule, msg("the day on which the settlement law of {year} came", year=Year(year)), n=1)
    within = found.state is PieceState.RECEIVED_LATE and (found.late or 0) <= most
    return ProposedAnswer(Answer.PARTLY if within else Answer.NO, rule, (), 1, (_told(found),))


def _latest(inputs: Inputs, names: Sequence[str]) -> int | None:
    """The latest year of which someone noted one of these pieces and none is still to come."""
    years = {year for name, year in inputs.pieces if name in names}
    return max((year for year in years if _is_noted([inputs.pieces[name, year] for name in names])), default=None)


def _is_noted(found: Sequence[ExpectedPiece]) -> bool:
    due = all(one.state is not PieceState.EXPECTED for one in found)
    return due and any(one.note is not None for one in found)


def _told(one: ExpectedPiece) -> Message:
    """What became of a piece, where it did not simply come in time."""
    year, due = Year(one.year), one.due
    match one.state:
        case PieceState.RECEIVED_LATE:
            return msg("{piece} {year}: {days} days late", piece=one.piece.id.upper(), year=year, days=one.late or 0)
        case PieceState.LATE:
            return msg("{piece} {year}: not received, due on {day}", piece=one.piece.id.upper(), year=year, day=due)
        case PieceState.REFUSED:
            return msg("{piece} {year}: refused", piece=one.piece.id.upper(), year=year)
        case PieceState.CLASSIFIED:
            return msg("{piece} {year}: classified", piece=one.piece.id.upper(), year=year)
        case PieceState.NEVER_MADE:
            return msg("{piece} {year}: never made", piece=one.piece.id.upper(), year=year)
        case _:
            return msg("{piece} {year}: nobody noted when it came", piece=one.piece.id.upper(), year=year)
