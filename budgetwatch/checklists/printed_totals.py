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
from budgetwatch.domain.fact import SubtotalCheck, TotalCheck
from budgetwatch.domain.figure import CellSelection, FactSelection, Figure, Operation, Trace, money
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Amount
from budgetwatch.domain.source import CellRef


@dataclass(frozen=True, slots=True)
class _Printed:
    """A printed total or subtotal, and what its lines give; `traced` is that sum where the dossier can be asked for it."""

    stated: Figure
    lines: Amount
    agrees: bool
    traced: Figure | None

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
    evidence = tuple(LabelledFigure(_label(one), one.stated) for one in apart or printed)
    return ProposedAnswer(_answer(apart, limits), rule, evidence, len(printed))


def _label(one: _Printed) -> Message:
    if one.agrees:
        return msg("printed total, in line with its lines")
    return msg("the lines give {sum}; printed", sum=one.lines if one.traced is None else one.traced)


def _printed(inputs: Inputs) -> Iterator[_Printed]:
    for dataset, check in inputs.totals:
        if check.stated is not None and check.stated_cell is not None:
            stated = _as_printed(check.stated, check.stated_cell, inputs.currency)
            yield _Printed(stated, check.lines_sum, check.agrees, _sum(check, dataset, inputs.currency))
    for _, sub in inputs.subtotals:
        stated = _as_printed(sub.stated, sub.cell, inputs.currency)
        yield _Printed(stated, sub.lines_sum, sub.agrees, _lines(sub, inputs.currency))


def _sum(check: TotalCheck, dataset: int, currency: str | None) -> Figure | None:
    """The sum of a whole column of a known stage and year."""
    if check.measure is None or check.year is None or check.filter is not None:
        return None
    variant = None if check.counts else check.variant
    year, periods = check.year.number, check.periods
    selection = FactSelection(check.measure, year, check.basis, datasets=(dataset,), variant=variant, periods=periods)
    return money(check.lines_sum, currency, Trace(Operation.SUM, (selection,)))


def _lines(check: SubtotalCheck, currency: str | None) -> Figure | None:
    """The sum of the rows that a subtotal adds."""
    at = check.cell
    cells = tuple(CellRef(at.file_sha256, at.sheet, row, at.column) for row in check.rows)
    return money(check.lines_sum, currency, Trace(Operation.SUM, (CellSelection(cells),))) if cells else None


def _as_printed(amount: Amount, cell: CellRef, currency: str | None) -> Figure:
    return money(amount, currency, Trace(Operation.AS_PRINTED, (CellSelection((cell,)),)))


def _answer(apart: list[_Printed], limits: TopicLimits) -> Answer:
    if not apart:
        return Answer.YES
    return Answer.PARTLY if all(one.gap <= limits.share("partly") for one in apart) else Answer.NO
