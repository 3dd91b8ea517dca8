"""E04: whether secrecy is kept to goods for which it is usual.

Source: checklist section 8 of the product; signal BW04, whose list of goods is to be verified for each country.
"""

from __future__ import annotations

from budgetwatch.checklists.flagged import flagged
from budgetwatch.checklists.inputs import Inputs
from budgetwatch.checklists.limits import TopicLimits
from budgetwatch.checklists.register import REGISTER, of_contracts, total
from budgetwatch.checklists.verdicts import insufficient, unavailable
from budgetwatch.domain.checklist import Answer, ProposedAnswer
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.message import msg, msgn


def judge_secrecy(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:
    """No where one secret contract is for ordinary goods; yes only where every secret contract says what it is for."""
    rule = msg("Secret contracts for goods outside the list (signal BW04): yes where there is none, no otherwise.")
    register = inputs.register
    if register is None:
        return unavailable(rule, REGISTER)
    seen, n = flagged(register, "BW04"), len(register.contracts)
    if seen.silent:
        return unavailable(rule, *seen.reasons, n=n)
    secret = [one for one in register.contracts if one.secret]
    evidence = [
        of_contracts(msg("secret contracts for goods outside the list"), seen.contracts, "secret"),
        LabelledFigure(msg("their value"), total("awarded", seen.contracts)),
        of_contracts(msg("secret contracts"), secret, "secret"),
        *register.left_out(n),
    ]
    if n < limits.count("minimum"):
        return insufficient(rule, n, limits.count("minimum"), (), evidence)
    if seen.fired:
        return ProposedAnswer(Answer.NO, rule, tuple(evidence), n)
    unnamed = sum(not any(letter.isalpha() for letter in one.category) for one in secret)
    missing = (
        (msgn("the category of one secret contract", "the category of {count} secret contracts", unnamed),)
        if unnamed
        else ()
    )
    answer = Answer.UNAVAILABLE if missing else Answer.YES
    return ProposedAnswer(answer, rule, tuple(evidence), n, missing)
