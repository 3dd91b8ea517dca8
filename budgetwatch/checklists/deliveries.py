"""E13 and E14: whether service comes before payment, and what is paid is delivered.

Source: checklist section 8 of the product; signals BW18, BW20 and BW22.
"""

from __future__ import annotations

from budgetwatch.checklists.flagged import by_share, flagged
from budgetwatch.checklists.inputs import Inputs
from budgetwatch.checklists.limits import TopicLimits
from budgetwatch.checklists.register import REGISTER, of_contracts, total, with_amount
from budgetwatch.checklists.verdicts import unavailable
from budgetwatch.domain.checklist import ProposedAnswer
from budgetwatch.domain.figure import ratio
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.message import msg


def judge_service(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:
    """Yes where no contract is paid above its amount or before its delivery, partly where such ones are little of what is paid."""
    rule = msg(
        "Contracts paid above their amount or before their delivery (signals BW18, BW20): yes where there is none, "
        "partly up to {partly}% of what is paid.",
        partly=limits.percent("partly"),
    )
    register = inputs.register
    if register is None:
        return unavailable(rule, REGISTER)
    seen = flagged(register, "BW18", "BW20")
    paid = total("paid", register.contracts)
    evidence = [
        of_contracts(msg("contracts paid too early or too much"), seen.contracts, "paid"),
        LabelledFigure(msg("paid on these contracts"), total("paid", seen.contracts)),
        LabelledFigure(msg("paid on all contracts"), paid),
        *register.left_out(seen.n),
    ]
    return by_share(rule, limits, seen, ratio(total("paid", seen.contracts), paid), evidence, seen.n)


def judge_delivery(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:
    """Yes where no contract is late, paid and not delivered, partly where such ones are little of all value."""
    rule = msg(
        "Contracts past due, paid and not delivered (signal BW22): yes where there is none, partly up to {partly}% of the value.",
        partly=limits.percent("partly"),
    )
    register = inputs.register
    if register is None:
        return unavailable(rule, REGISTER)
    seen, cases = flagged(register, "BW22"), with_amount(register.contracts)
    whole = total("awarded", cases)
    evidence = [
        of_contracts(msg("contracts late, paid and not delivered"), seen.contracts, "due"),
        LabelledFigure(msg("their value"), total("awarded", seen.contracts)),
        LabelledFigure(msg("value of the contracts"), whole),
        *register.left_out(seen.n),
    ]
    return by_share(rule, limits, seen, ratio(total("awarded", seen.contracts), whole), evidence, seen.n)
