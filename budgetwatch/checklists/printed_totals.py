"""C10: whether the totals that the documents print are those of their lines.

Source: checklist section 8 of the product.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from budgetwatch.checklists.inputs import Inputs
from budgetwatch.checklists.limits import TopicLimits
from budgetwatch.checklists.verdicts import unavailable
from budgetwatch.domain.checklist import Answer, ProposedAnswer
from budgetwatch.domain.figure import CellSelection, Figure, Operation, Trace, money
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Amount
from budgetwatch.domain.source import CellRef


@dataclass(frozen=True, slots=True)
class _Printed:
    """A printed total or subtotal, and what its lines give."""

    stated: Figure
    lines: Amount
    agrees: bool

    @property
    def gap(self) -> Decimal:
        """The gap as a share of what is printed; a printed zero over lines that are not is a gap of one whole."""
        gap = self.stated.amount - self.lines
        return abs(gap.decimal / self.stated.amount.decimal) if self.stated.value else Decimal(1)


def judge_totals(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:
    """Yes where every printed total is the sum of its lines, rounding apart; partly up to a small gap."""
    rule = msg(
        "Printed totals against the sum of their lines: yes within rounding, partly up to {partly}%.",
        partly=limits.percent("partly"),
    )
    printed = list(_printed(inputs))
    if not printed:
        return unavailable(rule, msg("a printed total"))
    apart = [one for one in printed if not one.agrees]
    evidence = tuple(
        LabelledFigure(msg("printed; the lines give {sum}", sum=one.lines), one.stated) for one in apart or printed
    )
    return ProposedAnswer(_answer(apart, limits), rule, evidence, len(printed))


def _printed(inputs: Inputs) -> Iterator[_Printed]:
    for _, check in inputs.totals:
        if check.stated is not None and check.stated_cell is not None:
            stated = _as_printed(check.stated, check.stated_cell, inputs.currency)
            yield _Printed(stated, check.lines_sum, check.agrees)
    for _, sub in inputs.subtotals:
        yield _Printed(_as_printed(sub.stated, sub.cell, inputs.currency), sub.lines_sum, sub.agrees)


def _as_printed(amount: Amount, cell: CellRef, currency: str | None) -> Figure:
    return money(amount, currency, Trace(Operation.AS_PRINTED, (CellSelection((cell,)),)))


def _answer(apart: list[_Printed], limits: TopicLimits) -> Answer:
    if not apart:
        return Answer.YES
    return Answer.PARTLY if all(one.gap <= limits.share("partly") for one in apart) else Answer.NO
