"""E06: whether purchases are repeated below the thresholds of competition.

Source: checklist section 8 of the product; signals BW05, BW06 and BW07, which need the thresholds of the country.
"""

from __future__ import annotations

from budgetwatch.checklists.flagged import flagged
from budgetwatch.checklists.inputs import Inputs
from budgetwatch.checklists.limits import TopicLimits
from budgetwatch.checklists.register import REGISTER, of_contracts
from budgetwatch.checklists.verdicts import insufficient, unavailable
from budgetwatch.domain.checklist import Answer, ProposedAnswer
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.message import msg

_CODES = ("BW05", "BW06", "BW07")


def judge_splitting(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:
    """No where one of the signals is open; yes where none fired, partly where a person explained all that did."""
    rule = msg(
        "Purchases repeated below the thresholds (signals BW05, BW06, BW07): yes where none fired, "
        "partly where each that did is judged explained, no otherwise."
    )
    register = inputs.register
    if register is None:
        return unavailable(rule, REGISTER)
    seen = flagged(register, *_CODES)
    if seen.silent:
        return unavailable(rule, *seen.reasons, n=seen.n)
    evidence = [of_contracts(msg("contracts that these signals name"), seen.contracts), *register.left_out(seen.n)]
    evidence += [LabelledFigure(one.title, one.stake) for one in seen.fired if one.stake is not None]
    still_open = [one for one in seen.fired if one.key not in inputs.explained]
    if seen.n < limits.count("minimum"):
        return insufficient(rule, seen.n, limits.count("minimum"), seen.reasons, evidence)
    if still_open:
        return ProposedAnswer(Answer.NO, rule, tuple(evidence), seen.n, seen.reasons)
    if seen.reasons:
        return ProposedAnswer(Answer.UNAVAILABLE, rule, tuple(evidence), seen.n, seen.reasons)
    return ProposedAnswer(Answer.PARTLY if seen.fired else Answer.YES, rule, tuple(evidence), seen.n)
