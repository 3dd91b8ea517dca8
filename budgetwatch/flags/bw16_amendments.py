"""BW16: amendments that add much to a contract, or follow one another closely.

Source: Open Contracting Partnership R064 and R069; caps of procurement codes differ by country; checklist E11.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from budgetwatch.domain.contract import Contract
from budgetwatch.domain.figure import ratio
from budgetwatch.domain.finding import Finding, LabelledFigure, Subject
from budgetwatch.domain.message import msg, msgn
from budgetwatch.flags.figures import left_out, number, percent, subject, total
from budgetwatch.flags.flag import Flag, gives
from budgetwatch.flags.settings import Settings

FLAG = Flag(
    "BW16",
    msg("Large or repeated amendments"),
    (
        msg("A price revision that the contract provides for."),
        msg("Works whose extent could not be known before they began."),
        msg("An amendment that only puts off a date."),
    ),
    msg("What did these amendments change, and could it have been known when the contract was signed?"),
)


def judge(contracts: Sequence[Contract], settings: Settings) -> Finding:
    """The contracts whose amendments reach the limit of their initial amount, or lie close together in time."""
    if not gives(contracts, "amended"):
        return FLAG.unavailable(msg("The register gives no amendment."), len(contracts))
    cases = [contract for contract in contracts if id(contract) in settings.worth]
    if not cases:
        return FLAG.unavailable(msg("No amendment stands beside an initial amount."), len(contracts))
    amended = [contract for contract in cases if contract.amended or len(contract.amendments) > 1]
    found = [contract for contract in amended if _is_large(contract, settings) or _are_close(contract, settings)]
    why = msgn(
        "One contract of {amended} with amendments has large or repeated ones.",
        "{count} contracts of {amended} with amendments have large or repeated ones.",
        len(found),
        amended=len(amended),
    )
    threshold = msg(
        "amendments of {percent}% or more of the initial amount, or two within {days} days",
        percent=percent(settings.amendment_cap),
        days=settings.amendment_gap_days,
    )
    figures = [
        LabelledFigure(msg("added by these amendments"), total("amended", found)),
        LabelledFigure(msg("contracts with amendments"), number(amended, "amended")),
        *left_out(contracts, cases),
    ]
    stake = total("amended", found) if found else None
    return FLAG.fired(why, len(cases), threshold, [_subject(one) for one in found], figures, stake)


def _is_large(contract: Contract, settings: Settings) -> bool:
    if contract.amended is None or contract.awarded is None:
        return False
    return contract.amended.decimal >= contract.awarded.decimal * settings.amendment_cap


def _are_close(contract: Contract, settings: Settings) -> bool:
    days = sorted(one.day for one in contract.amendments if one.day is not None)
    return any((later - earlier).days <= settings.amendment_gap_days for earlier, later in pairwise(days))


def _subject(contract: Contract) -> Subject:
    """The contract with what its amendments add, as a share of the initial amount."""
    return subject(contract, ratio(total("amended", [contract]), total("awarded", [contract])))
