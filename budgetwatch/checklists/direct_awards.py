"""E03 and E05: whether direct awards have their legal basis, and large contracts their approval.

Source: checklist section 8 of the product; signals BW02 and BW03.
"""

from __future__ import annotations

from budgetwatch.checklists.flagged import by_share, flagged
from budgetwatch.checklists.inputs import Inputs
from budgetwatch.checklists.limits import TopicLimits
from budgetwatch.checklists.register import REGISTER, of_contracts, total
from budgetwatch.checklists.verdicts import unavailable
from budgetwatch.domain.checklist import ProposedAnswer
from budgetwatch.domain.figure import Figure, ratio
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.message import msg, msgn


def judge_direct_awards(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:
    """Yes where every direct award gives its legal basis, partly where those without one are little of their value.

    Contracts without a procedure may all be such awards: the answer stands only where that would not change it.
    """
    rule = msg(
        "Direct awards without a legal basis (signal BW02): yes where there is none, partly up to {partly}% of the value of direct awards.",
        partly=limits.percent("partly"),
    )
    register = inputs.register
    if register is None:
        return unavailable(rule, REGISTER)
    seen = flagged(register, "BW02")
    known = [one for one in register.contracts if one.procedure.competitive is not None]
    direct = [one for one in known if not one.procedure.competitive]
    evidence = [
        of_contracts(msg("direct awards without a legal basis"), seen.contracts, "procedure"),
        LabelledFigure(msg("their value"), total("awarded", seen.contracts)),
        of_contracts(msg("all direct awards"), direct, "procedure"),
        LabelledFigure(msg("value of all direct awards"), total("awarded", direct)),
        *register.left_out(len(known)),
    ]
    others = [one for one in register.contracts if one.procedure.competitive is None]
    share = ratio(total("awarded", seen.contracts), total("awarded", direct))
    worst = ratio(total("awarded", [*seen.contracts, *others]), total("awarded", [*direct, *others]))
    changes = not seen.fired or _is_much(share, limits) is not _is_much(worst, limits)
    missing = (
        [msgn("the procedure of one contract", "the procedure of {count} contracts", len(others))]
        if others and changes
        else []
    )
    return by_share(rule, limits, seen, share, evidence, len(known), missing)


def _is_much(share: Figure | None, limits: TopicLimits) -> bool:
    return share is None or share.amount.decimal > limits.share("partly")


def judge_approvals(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:
    """Yes where every contract that an authority must approve gives its approval, partly where few by value do not."""
    rule = msg(
        "Contracts to be approved without an approval (signal BW03): yes where there is none, partly up to {partly}% of their value.",
        partly=limits.percent("partly"),
    )
    register = inputs.register
    if register is None:
        return unavailable(rule, REGISTER)
    seen = flagged(register, "BW03")
    concerned = [one for one in register.contracts if one.stored in register.to_approve]
    evidence = [
        of_contracts(msg("contracts without an approval"), seen.contracts),
        LabelledFigure(msg("their value"), total("awarded", seen.contracts)),
        of_contracts(msg("contracts to be approved"), concerned),
        LabelledFigure(msg("value of the contracts to be approved"), total("awarded", concerned)),
        *register.left_out(seen.n),
    ]
    share = ratio(total("awarded", seen.contracts), total("awarded", concerned))
    return by_share(rule, limits, seen, share, evidence, seen.n)
