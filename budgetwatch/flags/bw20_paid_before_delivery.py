"""BW20: contracts paid above what was delivered, or paid before the reception.

Source: Open Contracting Partnership R068; the rule of payment after service is done (checklist E13).
"""

from __future__ import annotations

from collections.abc import Sequence

from budgetwatch.domain.contract import Contract
from budgetwatch.domain.figure import Figure, difference
from budgetwatch.domain.finding import Finding, LabelledFigure
from budgetwatch.domain.message import msg, msgn
from budgetwatch.flags.figures import number, subject, total
from budgetwatch.flags.flag import Flag
from budgetwatch.flags.settings import Settings

FLAG = Flag(
    "BW20",
    msg("Paid before delivery"),
    (
        msg("An advance allowed by the contract and covered by a guarantee."),
        msg("Payment by stages, the reception recorded for the whole only."),
        msg("A delivery that was not yet entered in the register."),
    ),
    msg("On the strength of which reception were these payments made?"),
)


def judge(contracts: Sequence[Contract], settings: Settings) -> Finding:  # noqa: ARG001 - every flag is asked the same way
    """The contracts paid above their delivery or whose last payment is older than their reception."""
    cases = [contract for contract in contracts if _comparable(contract)]
    if not cases:
        return FLAG.unavailable(msg("The register gives no payment beside a delivery."), len(contracts))
    early = [contract for contract in cases if _is_above(contract) or _is_ahead(contract)]
    why = msgn(
        "One contract of {n} was paid above or before its delivery.",
        "{count} contracts of {n} were paid above or before their delivery.",
        len(early),
        n=len(cases),
    )
    figures = (
        LabelledFigure(msg("paid"), total("paid", early)),
        LabelledFigure(msg("delivered"), total("delivered", early)),
        LabelledFigure(msg("contracts"), number(early, "paid")),
    )
    stake = total("paid", early) if early else None
    subjects = [subject(contract, _excess(contract)) for contract in early]
    threshold = msg("paid above the amount delivered, or before the day of reception")
    return FLAG.fired(why, len(cases), threshold, subjects, figures if early else (), stake)


def _comparable(contract: Contract) -> bool:
    return contract.paid is not None and (contract.delivered is not None or contract.received is not None)


def _excess(contract: Contract) -> Figure | None:
    """What was paid above the delivery, None where nothing was."""
    if not _is_above(contract):
        return None
    return difference(total("paid", [contract]), total("delivered", [contract]))


def _is_above(contract: Contract) -> bool:
    return contract.paid is not None and contract.delivered is not None and contract.delivered < contract.paid


def _is_ahead(contract: Contract) -> bool:
    return contract.last_paid is not None and contract.received is not None and contract.last_paid < contract.received
