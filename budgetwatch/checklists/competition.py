"""E02: the share of value awarded by competition.

Source: PEFA 2016, PI-24.2 (bands 80, 70 and 60 %), applied to one register; it is never a PEFA score.
"""

from __future__ import annotations

from collections.abc import Sequence

from budgetwatch.checklists.inputs import Inputs
from budgetwatch.checklists.limits import TopicLimits
from budgetwatch.checklists.register import REGISTER, number, of_contracts, total, with_amount
from budgetwatch.checklists.verdicts import at_least, insufficient, unavailable
from budgetwatch.domain.checklist import Answer, ProposedAnswer
from budgetwatch.domain.contract import Contract
from budgetwatch.domain.figure import Figure, ratio
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.message import msg, msgn


def judge_competition(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:
    """The answer by value, where contracts without a procedure would not change it whichever way they were awarded."""
    rule = msg(
        "Value awarded by competition over all value: yes from {yes}% (band A), partly from {b}% (B) or {partly}% (C), no below (D).",
        yes=limits.percent("yes"),
        b=limits.percent("b"),
        partly=limits.percent("partly"),
    )
    register = inputs.register
    if register is None:
        return unavailable(rule, REGISTER)
    if not register.gives("procedure"):
        return unavailable(rule, msg("the procedure of the contracts"), n=len(register.contracts))
    cases = with_amount(register.contracts)
    if not cases:
        return unavailable(rule, msg("the amounts of the contracts"), n=len(register.contracts))
    open_, unknown = ([one for one in cases if one.procedure.competitive is wanted] for wanted in (True, None))
    share = ratio(total("awarded", open_), total("awarded", cases))
    evidence = [*_told(open_, cases, unknown, share), *register.left_out(len(cases))]
    if len(cases) < limits.count("minimum"):
        return insufficient(rule, len(cases), limits.count("minimum"), (), evidence)
    least, most = (_answer(part, cases, limits) for part in (open_, [*open_, *unknown]))
    if least is not most:
        missing = msgn("the procedure of one contract", "the procedure of {count} contracts", len(unknown))
        return ProposedAnswer(Answer.UNAVAILABLE, rule, tuple(evidence), len(cases), (missing,))
    return ProposedAnswer(least, rule, tuple(evidence), len(cases))


def _answer(part: Sequence[Contract], whole: Sequence[Contract], limits: TopicLimits) -> Answer:
    share = ratio(total("awarded", part), total("awarded", whole))
    return Answer.NO if share is None else at_least(share.amount.decimal, limits)


def _told(
    open_: Sequence[Contract], cases: Sequence[Contract], unknown: Sequence[Contract], share: Figure | None
) -> list[LabelledFigure]:
    by_number = ratio(number(open_, "procedure"), number(cases, "procedure"))
    told = [
        LabelledFigure(msg("value awarded by competition"), total("awarded", open_)),
        LabelledFigure(msg("value of the contracts"), total("awarded", cases)),
    ]
    told += [LabelledFigure(msg("competitive share by value"), share)] if share is not None else []
    told += [LabelledFigure(msg("competitive share by number"), by_number)] if by_number is not None else []
    return [*told, of_contracts(msg("contracts without a procedure"), unknown)] if unknown else told
