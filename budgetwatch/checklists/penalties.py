"""E15: whether late deliveries bear the penalties provided.

Source: checklist section 8 of the product; the rate of a day and the cap are those of the signal BW21, to be verified for
each country.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from budgetwatch.checklists.flagged import flagged
from budgetwatch.checklists.inputs import Inputs
from budgetwatch.checklists.limits import TopicLimits, percent_of
from budgetwatch.checklists.register import REGISTER, Register, of_contracts, total
from budgetwatch.checklists.verdicts import at_least, insufficient, too_few, unavailable
from budgetwatch.domain.checklist import ProposedAnswer
from budgetwatch.domain.contract import Contract
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Amount


def judge_penalties(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:
    """Yes where nearly all of the expected penalties were applied; no contract offsets another."""
    rule = msg(
        "Penalties applied on contracts received late, over those expected: yes from {yes}%, partly from {partly}%.",
        yes=limits.percent("yes"),
        partly=limits.percent("partly"),
    )
    register = inputs.register
    if register is None:
        return unavailable(rule, REGISTER)
    seen = flagged(register, "BW21")
    if seen.reasons:
        return unavailable(rule, *seen.reasons, n=seen.n)
    late = [one for one in register.contracts if _days(one) > 0 and one.awarded]
    expected = sum((_expected(one, register) for one in late), Decimal(0))
    evidence = [*_told(late, expected, register), *register.left_out(seen.n)]
    if seen.n < limits.count("minimum"):
        return insufficient(rule, seen.n, limits.count("minimum"), (), evidence)
    if not expected:
        return too_few(
            rule, 0, (msg("no contract was received late: nothing shows whether penalties are applied"),), evidence
        )
    applied = sum((min(_applied(one), _expected(one, register)) for one in late), Decimal(0))
    return ProposedAnswer(at_least(applied / expected, limits), rule, tuple(evidence), seen.n)


def _told(late: Sequence[Contract], expected: Decimal, register: Register) -> list[LabelledFigure]:
    whole = Amount(int(expected.to_integral_value(ROUND_HALF_UP)))
    return [
        of_contracts(msg("contracts received late"), late, "received"),
        of_contracts(msg("late, without a penalty"), [one for one in late if not one.penalty], "received"),
        LabelledFigure(
            msg(
                "penalties applied; {expected} expected at {rate}% a day, at most {cap}%",
                expected=whole,
                rate=percent_of(register.penalty_rate),
                cap=percent_of(register.penalty_cap),
            ),
            total("penalty", late),
        ),
    ]


def _days(contract: Contract) -> int:
    return (contract.received - contract.due).days if contract.received and contract.due else 0


def _applied(contract: Contract) -> Decimal:
    return contract.penalty.decimal if contract.penalty is not None else Decimal(0)


def _expected(contract: Contract, register: Register) -> Decimal:
    """The penalty at the rate of a day, at most its cap."""
    if contract.awarded is None:
        return Decimal(0)
    return contract.awarded.decimal * min(_days(contract) * register.penalty_rate, register.penalty_cap)
