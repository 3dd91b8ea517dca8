"""BW18: contracts on which more was paid than they and their amendments come to.

Source: Open Contracting Partnership R068 (contract transactions exceed contract amount); checklist E13.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from budgetwatch.domain.contract import Contract
from budgetwatch.domain.figure import Figure, Operation, Trace, difference, money
from budgetwatch.domain.finding import Finding, LabelledFigure
from budgetwatch.domain.message import msg, msgn
from budgetwatch.flags.figures import left_out, number, percent, subject, total
from budgetwatch.flags.flag import Flag
from budgetwatch.flags.settings import Settings

FLAG = Flag(
    "BW18",
    msg("Paid above the contract"),
    (
        msg("The contract is written before tax and the payments with it."),
        msg("An amendment or a price revision was not entered in the register."),
        msg("Interest for late payment was added."),
    ),
    msg("What do the payments above the contract stand for, and who authorised them?"),
)


def judge(contracts: Sequence[Contract], settings: Settings) -> Finding:
    """The contracts paid above their amount with its amendments, beyond the tolerance."""
    cases = [contract for contract in contracts if contract.paid is not None and id(contract) in settings.worth]
    if not cases:
        return FLAG.unavailable(msg("The register gives no payment beside an amount."), len(contracts))
    above = [contract for contract in cases if _is_above(contract, settings.overpayment_tolerance)]
    why = msgn(
        "One contract of {n} was paid above its amount with its amendments.",
        "{count} contracts of {n} were paid above their amounts with their amendments.",
        len(above),
        n=len(cases),
    )
    threshold = msg(
        "paid more than {percent}% above the amount with its amendments",
        percent=percent(settings.overpayment_tolerance),
    )
    excess = _excess(above)
    figures = [
        LabelledFigure(msg("paid above these contracts"), excess),
        LabelledFigure(msg("contracts"), number(above, "paid")),
        *left_out(contracts, cases),
    ]
    subjects = [subject(contract, _excess([contract])) for contract in above]
    return FLAG.fired(why, len(cases), threshold, subjects, figures, excess if above else None)


def _is_above(contract: Contract, tolerance: Decimal) -> bool:
    if contract.paid is None or contract.awarded is None:
        return False
    due = contract.awarded if contract.amended is None else contract.awarded + contract.amended
    return due < contract.paid and contract.paid.decimal > due.decimal * (1 + tolerance)


def _excess(contracts: Sequence[Contract]) -> Figure:
    """What was paid above the amounts of contracts and their amendments."""
    awarded, amended = total("awarded", contracts), total("amended", contracts)
    both = Trace(Operation.SUM, (awarded.trace, amended.trace))
    return difference(total("paid", contracts), money(awarded.amount + amended.amount, awarded.unit.currency, both))
