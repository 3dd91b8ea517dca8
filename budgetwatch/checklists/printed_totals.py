"""C10: whether the totals that the documents print are those of their lines.

Source: checklist section 8 of the product.
"""

from __future__ import annotations

from decimal import Decimal

from budgetwatch.checklists.inputs import Inputs
from budgetwatch.checklists.limits import TopicLimits
from budgetwatch.checklists.verdicts import unavailable
from budgetwatch.domain.checklist import Answer, ProposedAnswer
from budgetwatch.domain.fact import TotalCheck
from budgetwatch.domain.figure import CellSelection, Figure, Operation, Trace, money
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import ZERO


def judge_totals(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:
    """Yes where every printed total is the sum of its lines, rounding apart; partly up to a small gap."""
    rule = msg(
        "Printed totals against the sum of their lines: yes within rounding, partly up to {partly}%.",
        partly=limits.percent("partly"),
    )
    printed = [(check, figure) for _, check in inputs.totals if (figure := _stated(check, inputs.currency)) is not None]
    if not printed:
        return unavailable(rule, msg("a printed total"))
    apart = [(check, figure) for check, figure in printed if not check.agrees]
    answer = _answer([check for check, _ in apart], limits)
    shown = apart or printed
    evidence = tuple(
        LabelledFigure(msg("printed; the lines give {sum}", sum=check.lines_sum), figure) for check, figure in shown
    )
    return ProposedAnswer(answer, rule, evidence, len(printed))


def _stated(check: TotalCheck, currency: str | None) -> Figure | None:
    if check.stated is None or check.stated_cell is None:
        return None
    return money(check.stated, currency, Trace(Operation.AS_PRINTED, (CellSelection((check.stated_cell,)),)))


def _answer(apart: list[TotalCheck], limits: TopicLimits) -> Answer:
    if not apart:
        return Answer.YES
    small = all(_gap_share(check) <= limits.share("partly") for check in apart)
    return Answer.PARTLY if small else Answer.NO


def _gap_share(check: TotalCheck) -> Decimal:
    """The gap as a share of the printed total; a printed zero over lines that are not is a gap of one whole."""
    gap = check.gap or ZERO
    return abs(gap.decimal / check.stated.decimal) if check.stated else Decimal(1)
