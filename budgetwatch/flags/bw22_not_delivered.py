"""BW22: contracts past their due date, largely paid, and not delivered.

Source: Open Contracting Partnership R067 (delivery failure); checklist E14.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from budgetwatch.domain.contract import Contract
from budgetwatch.domain.figure import ratio
from budgetwatch.domain.finding import Finding, LabelledFigure
from budgetwatch.domain.message import msg, msgn
from budgetwatch.domain.money import Amount
from budgetwatch.flags.figures import number, percent, subject, total
from budgetwatch.flags.flag import Flag
from budgetwatch.flags.settings import Settings

FLAG = Flag(
    "BW22",
    msg("Paid and not delivered"),
    (
        msg("The due date was put off by an amendment."),
        msg("The delivery was made and not yet entered in the register."),
        msg("Force majeure was recognised."),
    ),
    msg("What was delivered under these contracts, when is the rest due, and which guarantees are held?"),
)


def judge(contracts: Sequence[Contract], settings: Settings) -> Finding:
    """The contracts whose due date is past, delivered below one limit and paid above another."""
    today = settings.reference_date or _latest_day(contracts)
    cases = [contract for contract in contracts if contract.due and _gives_delivery(contract) and contract.paid]
    if not cases or today is None:
        return FLAG.unavailable(msg("The register gives no due date beside a delivery and a payment."), len(contracts))
    failed = [contract for contract in cases if _failed(contract, today, settings)]
    why = msgn(
        "One contract of {n} is past its due date on {day}, paid and not delivered.",
        "{count} contracts of {n} are past their due date on {day}, paid and not delivered.",
        len(failed),
        n=len(cases),
        day=today,
    )
    threshold = msg(
        "past due, delivered below {delivered}%, paid {paid}% or more",
        delivered=percent(settings.delivered_share),
        paid=percent(settings.paid_share),
    )
    figures = (
        LabelledFigure(msg("paid"), total("paid", failed)),
        LabelledFigure(msg("delivered"), total("delivered", failed)),
        LabelledFigure(msg("contracts"), number(failed, "due")),
    )
    subjects = [
        subject(contract, ratio(total("paid", [contract]), total("awarded", [contract]))) for contract in failed
    ]
    stake = total("paid", failed) if failed else None
    return FLAG.fired(why, len(cases), threshold, subjects, figures if failed else (), stake)


def _latest_day(contracts: Sequence[Contract]) -> date | None:
    """The latest day that the register records: it cannot have been written before."""
    days = [
        day
        for contract in contracts
        for day in (contract.signed, contract.received, contract.last_paid)
        if day is not None
    ]
    return max(days, default=None)


def _gives_delivery(contract: Contract) -> bool:
    if contract.delivered is None:
        return contract.delivered_share is not None
    return contract.awarded is not None and contract.awarded.mantissa > 0


def _delivered(contract: Contract) -> Decimal | None:
    """The delivered share of the contract: as an amount where the register gives one, else as a share."""
    if contract.delivered is not None:
        return _share(contract.delivered, contract)
    return None if contract.delivered_share is None else Decimal(str(contract.delivered_share))


def _share(amount: Amount | None, contract: Contract) -> Decimal | None:
    """An amount as a share of the award, None where either is missing."""
    if amount is None or contract.awarded is None or contract.awarded.mantissa <= 0:
        return None
    return amount.decimal / contract.awarded.decimal


def _failed(contract: Contract, today: date, settings: Settings) -> bool:
    if contract.due is None or contract.due >= today:
        return False
    if contract.delivered is not None and contract.awarded is not None and not contract.delivered < contract.awarded:
        return False
    delivered, paid = _delivered(contract), _share(contract.paid, contract)
    undelivered = delivered is not None and delivered < settings.delivered_share
    return undelivered and paid is not None and paid >= settings.paid_share
