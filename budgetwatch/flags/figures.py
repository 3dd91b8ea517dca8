"""Figures over contracts: sums, counts and shares that lead back to the cells of the register."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from operator import attrgetter

from budgetwatch.domain.contract import Contract
from budgetwatch.domain.figure import COUNT, ContractSelection, Figure, Operation, Quantity, Trace, Unit, money, ratio
from budgetwatch.domain.finding import LabelledFigure, Subject
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import ZERO, Amount


def asked(field: str, contracts: Sequence[Contract], operation: Operation) -> Trace:
    """The question for one field of some contracts, by their numbers in the dossier.

    Before a register is imported, a contract goes by the sheet row where it begins.
    """
    numbers = [one.rows[0] if one.stored is None else one.stored for one in contracts]
    return Trace(operation, (ContractSelection(field, tuple(sorted(numbers))),))


def total(field: str, contracts: Sequence[Contract]) -> Figure:
    """The sum of one amount over contracts; those without it add nothing."""
    return money(added(field, contracts), currency(contracts), asked(field, contracts, Operation.SUM))


def added(field: str, contracts: Sequence[Contract]) -> Amount:
    """The bare sum of one amount over contracts, for comparing; those without it add nothing."""
    amounts: list[Amount] = [amount for amount in map(attrgetter(field), contracts) if amount is not None]
    exponents = {amount.exponent for amount in amounts}
    if len(exponents) == 1:  # as in every register with one unit: nothing to rescale
        return Amount(sum([amount.mantissa for amount in amounts]), exponents.pop()) + ZERO
    return sum(amounts, ZERO)


def number(contracts: Sequence[Contract], field: str = "awarded") -> Figure:
    """How many contracts there are, with a field's cells as evidence."""
    return Figure(len(contracts), COUNT, asked(field, contracts, Operation.COUNT))


def share(field: str, part: Sequence[Contract], whole: Sequence[Contract]) -> Figure | None:
    """The share of the value of some contracts in that of others; None where those are worth nothing."""
    return ratio(total(field, part), total(field, whole))


def currency(contracts: Sequence[Contract]) -> str | None:
    """The currency of contracts: rules only ever look at those of one (`judge_by_currency`)."""
    return contracts[0].currency if contracts else None


def days_between(first: str, last: str, contract: Contract) -> Figure:
    """How many days lie between two dates of a contract; both are there."""
    days = (getattr(contract, last) - getattr(contract, first)).days
    traces = (asked(last, [contract], Operation.SUM), asked(first, [contract], Operation.SUM))
    return Figure(days, Unit(Quantity.DAYS), Trace(Operation.DIFFERENCE, traces))


def left_out(contracts: Sequence[Contract], cases: Sequence[Contract]) -> list[LabelledFigure]:
    """The contracts that a rule could not look at, counted; nothing where it looked at all of them."""
    if len(cases) == len(contracts):
        return []
    seen = set(map(id, cases))
    others = [contract for contract in contracts if id(contract) not in seen]
    written = {name for contract in others for name in contract.columns}
    evidence = next((name for name in ("id", "subject", "supplier") if name in written), "awarded")
    return [LabelledFigure(msg("contracts that lack what this needs"), number(others, evidence))]


def percent(share: Decimal) -> Decimal:
    """A share as a percentage without superfluous zeros: 0.40 gives 40."""
    whole = share * 100
    return whole.quantize(Decimal(1)) if whole == whole.to_integral_value() else whole.normalize()


def subject(contract: Contract, value: Figure | None = None) -> Subject:
    """A contract as the subject of a flag, with its awarded amount."""
    amount = None if contract.awarded is None else total("awarded", [contract])
    return Subject("contract", contract.id, contract.subject, value, amount)
