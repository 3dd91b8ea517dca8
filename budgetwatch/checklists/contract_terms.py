"""E11 and E12: whether amendments and advances stay under their caps, and advances are guaranteed.

Source: checklist section 8 of the product; signals BW16 and BW19, whose caps are to be verified for each country.
"""

from __future__ import annotations

from budgetwatch.checklists.flagged import by_share, flagged
from budgetwatch.checklists.inputs import Inputs
from budgetwatch.checklists.limits import TopicLimits
from budgetwatch.checklists.register import REGISTER, number, of_contracts, total, with_amount
from budgetwatch.checklists.verdicts import unavailable
from budgetwatch.domain.checklist import ProposedAnswer
from budgetwatch.domain.figure import ratio
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.message import msg


def judge_amendments(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:
    """Yes where no amendment is large or repeated, partly where few contracts have such ones."""
    rule = msg(
        "Contracts with large or repeated amendments (signal BW16): yes where there is none, partly up to {partly}% of the contracts.",
        partly=limits.percent("partly"),
    )
    register = inputs.register
    if register is None:
        return unavailable(rule, REGISTER)
    seen, cases = flagged(register, "BW16"), with_amount(register.contracts)
    amended = [one for one in cases if one.amended or len(one.amendments) > 1]
    evidence = [
        of_contracts(msg("contracts with large or repeated amendments"), seen.contracts, "amended"),
        LabelledFigure(msg("added by these amendments"), total("amended", seen.contracts)),
        of_contracts(msg("contracts with amendments"), amended, "amended"),
        of_contracts(msg("contracts with an amount"), cases),
        *register.left_out(len(cases)),
    ]
    share = ratio(number(seen.contracts), number(cases))
    return by_share(rule, limits, seen, share, evidence, len(cases))


def judge_advances(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:
    """Yes where every advance is within its cap and guaranteed, partly where few contracts have another one."""
    rule = msg(
        "Contracts with an advance above the cap or without a guarantee (signal BW19): yes where there is none, "
        "partly up to {partly}% of the contracts.",
        partly=limits.percent("partly"),
    )
    register = inputs.register
    if register is None:
        return unavailable(rule, REGISTER)
    seen, cases = flagged(register, "BW19"), with_amount(register.contracts)
    advanced = [one for one in cases if one.advance]
    evidence = [
        of_contracts(msg("contracts with a large or uncovered advance"), seen.contracts, "advance"),
        LabelledFigure(msg("these advances"), total("advance", seen.contracts)),
        of_contracts(msg("contracts with an advance"), advanced, "advance"),
        of_contracts(msg("contracts with an amount"), cases),
        *register.left_out(len(cases)),
    ]
    missing = [] if register.gives("guaranteed") else [msg("the guarantees of the advances")]
    share = ratio(number(seen.contracts), number(cases))
    return by_share(rule, limits, seen, share, evidence, len(cases), missing)
