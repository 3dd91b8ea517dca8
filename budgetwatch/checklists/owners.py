"""E07: whether contracts are spread among different owners.

Source: checklist section 8 of the product; Open Contracting Partnership R040. Suppliers of one beneficial owner count as one.
"""

from __future__ import annotations

from collections import defaultdict

from budgetwatch.checklists.inputs import Inputs
from budgetwatch.checklists.limits import TopicLimits
from budgetwatch.checklists.register import REGISTER, Register, of_contracts, total
from budgetwatch.checklists.verdicts import at_most, insufficient, unavailable
from budgetwatch.domain.checklist import Answer, ProposedAnswer
from budgetwatch.domain.contract import Contract
from budgetwatch.domain.figure import ratio
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.message import msg


def judge_owners(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:
    """Yes where the first owner holds little of the value; never yes where the register names no beneficial owner."""
    rule = msg(
        "Share of the first owner in the value of contracts: yes up to {yes}%, partly up to {partly}%.",
        yes=limits.percent("yes"),
        partly=limits.percent("partly"),
    )
    register = inputs.register
    if register is None:
        return unavailable(rule, REGISTER)
    groups = _groups(register)
    cases = [one for own in groups.values() for one in own]
    if not cases:
        return unavailable(rule, msg("the suppliers and amounts of the contracts"), n=len(register.contracts))
    first = max(groups, key=lambda name: total("awarded", groups[name]).amount)
    share = ratio(total("awarded", groups[first]), total("awarded", cases))
    evidence = [
        LabelledFigure(msg("value of {owner}", owner=first), total("awarded", groups[first])),
        of_contracts(msg("contracts of {owner}", owner=first), groups[first], "supplier"),
        LabelledFigure(msg("value of the contracts"), total("awarded", cases)),
        *register.left_out(len(cases)),
    ]
    if share is None:
        return unavailable(rule, msg("the suppliers and amounts of the contracts"), n=len(cases))
    evidence.insert(0, LabelledFigure(msg("share of the first of {n} owners", n=len(groups)), share))
    if len(cases) < limits.count("minimum"):
        return insufficient(rule, len(cases), limits.count("minimum"), (), evidence)
    answer = at_most(share.amount.decimal, limits)
    missing = () if register.gives("owner") else (msg("the beneficial owners of the suppliers"),)
    if missing and answer is Answer.YES:
        answer = Answer.UNAVAILABLE
    return ProposedAnswer(answer, rule, tuple(evidence), len(cases), missing)


def _groups(register: Register) -> dict[str, list[Contract]]:
    """The contracts with an amount, by the owner behind them."""
    groups: dict[str, list[Contract]] = defaultdict(list)
    for one, owner in zip(register.contracts, register.owners, strict=True):
        if owner and one.awarded:
            groups[owner].append(one)
    return groups
