"""E16: whether contracts are covered by the credits of their budget line.

Source: checklist section 8 of the product; signal BW25.
"""

from __future__ import annotations

from budgetwatch.checklists.flagged import flagged
from budgetwatch.checklists.inputs import Inputs
from budgetwatch.checklists.limits import TopicLimits
from budgetwatch.checklists.register import REGISTER, number, of_contracts, total, with_amount
from budgetwatch.checklists.verdicts import insufficient, unavailable
from budgetwatch.domain.checklist import Answer, ProposedAnswer
from budgetwatch.domain.figure import ratio
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.message import msg


def judge_coverage(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:
    """No where awards pass the credits of a line, partly where too few contracts lead to a line, yes otherwise."""
    rule = msg(
        "Awards of a year above the credits of their line (signal BW25): no where there is one; "
        "else yes where {linked}% of the contracts lead to a line of the budget, partly below.",
        linked=limits.percent("linked"),
    )
    register = inputs.register
    if register is None:
        return unavailable(rule, REGISTER)
    seen, cases = flagged(register, "BW25"), with_amount(register.contracts)
    if seen.silent:
        return unavailable(rule, *seen.reasons, n=len(cases))
    shown = "budget_line" if register.gives("budget_line") else "awarded"
    linked = [one for one in cases if one.stored in register.on_lines]
    share = ratio(number(linked, shown), number(cases, shown))
    evidence = [
        of_contracts(msg("contracts on lines above their credits"), seen.contracts, shown),
        LabelledFigure(msg("their value"), total("awarded", seen.contracts)),
        of_contracts(msg("contracts that lead to a budget line"), linked, shown),
        *register.left_out(len(cases)),
    ]
    evidence += [LabelledFigure(msg("share that leads to a budget line"), share)] if share is not None else []
    if len(cases) < limits.count("minimum"):
        return insufficient(rule, len(cases), limits.count("minimum"), (), evidence)
    if seen.fired:
        return ProposedAnswer(Answer.NO, rule, tuple(evidence), len(cases))
    enough = share is not None and share.amount.decimal >= limits.share("linked")
    return ProposedAnswer(Answer.YES if enough else Answer.PARTLY, rule, tuple(evidence), len(cases))
