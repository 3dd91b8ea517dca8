"""The contracts that rules look at, and figures over them that lead back to the cells of the register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from budgetwatch.domain.contract import Contract
from budgetwatch.domain.figure import COUNT, ContractSelection, Figure, Operation, Trace, money
from budgetwatch.domain.finding import Finding, LabelledFigure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import ZERO, Amount


@dataclass(frozen=True, slots=True)
class Register:
    """The contracts of one currency, and what is known of them.

    `elsewhere` are the contracts in other currencies, which no amount is added to. `owners` gives the group behind each
    contract, None where it names nobody. `to_approve` and `on_lines` are numbers of contracts: those that an authority
    must approve, and those whose budget line has credits. `penalty_rate` is a share of the contract for each day late,
    at most `penalty_cap`. `findings` are the signals of the whole register by their code.
    """

    contracts: tuple[Contract, ...]
    elsewhere: tuple[Contract, ...] = ()
    owners: tuple[str | None, ...] = ()
    to_approve: frozenset[int] = frozenset()
    on_lines: frozenset[int] = frozenset()
    penalty_rate: Decimal = Decimal(0)
    penalty_cap: Decimal = Decimal(0)
    findings: Mapping[str, Finding] = field(default_factory=dict)

    def gives(self, name: str) -> bool:
        """Whether the register has a column for a field, even if some of its cells are blank."""
        return any(name in one.columns for one in (*self.contracts, *self.elsewhere))

    def left_out(self, seen: int) -> list[LabelledFigure]:
        """The contracts in other currencies, and how many of the others a rule looked at where it is not all."""
        told = []
        if seen < len(self.contracts):
            told.append(LabelledFigure(msg("contracts of the register"), number(self.contracts)))
        if self.elsewhere:
            told.append(LabelledFigure(msg("contracts in another currency, left out"), number(self.elsewhere)))
        return told


REGISTER = msg("the register of contracts")


def total(name: str, contracts: Iterable[Contract]) -> Figure:
    """The sum of one amount over contracts of one currency; those without it add nothing."""
    having = [one for one in contracts if getattr(one, name) is not None]
    amount = sum((getattr(one, name) for one in having), start=Amount(0)) if having else ZERO
    return money(amount, having[0].currency if having else None, _asked(name, having, Operation.SUM))


def number(contracts: Sequence[Contract], name: str = "awarded") -> Figure:
    """How many contracts there are, with the cells of a field as evidence."""
    return Figure(len(contracts), COUNT, _asked(name, contracts, Operation.COUNT))


def with_amount(contracts: Iterable[Contract]) -> list[Contract]:
    """The contracts whose register gives an amount."""
    return [one for one in contracts if one.awarded]


def of_contracts(words: Message, contracts: Sequence[Contract], name: str = "awarded") -> LabelledFigure:
    """A count of contracts under its words."""
    return LabelledFigure(words, number(contracts, name))


def _asked(name: str, contracts: Iterable[Contract], operation: Operation) -> Trace:
    numbers = tuple(sorted(one.stored for one in contracts if one.stored is not None))
    return Trace(operation, (ContractSelection(name, numbers),))
