"""On which budget lines contracts weigh: as a person says, else by the code in the register where one fits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from budgetwatch.domain.code import normalised
from budgetwatch.domain.contract import Contract
from budgetwatch.domain.contract_line import BudgetLine, ContractLink, ContractTie, TiedBy
from budgetwatch.domain.errors import BudgetWatchError, NotFound
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import msg
from budgetwatch.domain.year import Year
from budgetwatch.store import contract_links, datasets
from budgetwatch.store import contracts as register
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.budget_lines import LineKey, credits_by_code, find_line, find_place, labels_by_code
from budgetwatch.usecases.done import Done, Topic

TOUCHED = frozenset({Topic.CONTRACTS, Topic.FINDINGS, Topic.CHECKLISTS, Topic.HISTORY})


class NoNumber(BudgetWatchError):
    """A contract that the register does not number."""

    code = "contract-without-number"
    default = msg("The register gives this contract no number of its own.")
    default_advice = msg("What is said of it could not be found again in a corrected register: ask for the number.")


@dataclass(frozen=True, slots=True)
class Weighing:
    """What is available on the lines of contracts, and the lines that people chose, by contract reference.

    `names` says what those lines are called.
    """

    credits: Mapping[LineKey, Figure]
    chosen: Mapping[str, LineKey]
    names: Mapping[LineKey, str]


def weigh_contracts(dossier: Dossier) -> Weighing:
    """The credits of the lines of contracts: those that a contract names by their code, and those that people chose."""
    named = {normalised(one.budget_line) for one in register.stored(dossier) if one.budget_line}
    links = contract_links.listed(dossier)
    coded = credits_by_code(dossier) if named or links else {}
    available = {key: figure for key, figure in coded.items() if key[0] in named}
    chosen: dict[str, LineKey] = {}
    names: dict[LineKey, str] = {}
    for link in links:
        line = find_line(dossier, link.place, link.year)
        chosen[link.contract] = key = _key(link, line, coded)
        if line is not None:
            available[key], names[key] = line.credits, _name(link)
    return Weighing(available, chosen, names)


def tie_contracts(dossier: Dossier, contracts: Sequence[Contract]) -> tuple[ContractTie, ...]:
    """The budget line of each contract, or why it has none."""
    links = {one.contract: one for one in contract_links.listed(dossier)}
    coded, labels = credits_by_code(dossier), labels_by_code(dossier)
    return tuple(
        _linked(dossier, links[one.id]) if one.id in links else _coded(one, coded, labels) for one in contracts
    )


def link_contract(
    dossier: Dossier, contract: str, line: str, year: int, reason: str = "", author: str = ""
) -> Done[ContractLink]:
    """Say on which line (its key, or its code where no other has it) and year a contract weighs.

    Raises:
        NotFound: no contract of that number, or no such line in that year, or several of that code.
        NoNumber: the register does not number the contract.
    """
    find_numbered(dossier, contract)
    link = ContractLink(contract, find_place(dossier, line, year), year, reason.strip(), author)
    label = msg(
        "Tie the contract {contract} to the budget line {line} of {year}", contract=contract, line=line, year=Year(year)
    )
    with dossier.change(label, author) as change:
        contract_links.put(change, link)
    return Done(link, TOUCHED, label)


def unlink_contract(dossier: Dossier, contract: str, author: str = "") -> Done[None]:
    """Let the code in the register decide again; NotFound where nobody said anything else."""
    if contract not in {one.contract for one in contract_links.listed(dossier)}:
        raise NotFound(msg("Nobody tied the contract {contract} to a budget line.", contract=contract))
    label = msg("Take the budget line of the contract {contract} back", contract=contract)
    with dossier.change(label, author) as change:
        contract_links.remove(change, contract)
    return Done(None, TOUCHED, label)


def find_numbered(dossier: Dossier, number: str) -> Contract:
    """The contract of that number of the register.

    Raises:
        NotFound: there is none.
        NoNumber: it has none, and goes by its sheet and row, which a corrected register may move.
    """
    found = next((one for one in register.stored(dossier) if one.id == number), None)
    if found is None:
        raise NotFound(
            msg("The register has no contract {contract}.", contract=number),
            msg("Write its number as the register does."),
        )
    if found.id in {f"{one.sheet} {found.rows[0]}" for one in datasets.listed(dossier)}:
        raise NoNumber
    return found


def _key(link: ContractLink, line: BudgetLine | None, coded: Mapping[LineKey, Figure]) -> LineKey:
    """The key of a chosen line: its code where that is not ambiguous, so that contracts that name it are added to it."""
    place, code = link.place, (normalised(link.place.code), link.year)
    if line is not None and code in coded and coded[code].value == line.credits.value:
        return code
    return f"{place.classification}:{place.level}:{place.under}:{place.code}:{place.label}", link.year


def _name(link: ContractLink) -> str:
    return f"{link.place.code} {link.place.label}".strip()


def _linked(dossier: Dossier, link: ContractLink) -> ContractTie:
    line = find_line(dossier, link.place, link.year)
    why = None if line else msg("The budget has no such line with credits in {year}.", year=Year(link.year))
    available = line.credits if line else None
    return ContractTie(TiedBy.HAND, link.place.code, link.place.label, link.year, available, why, link)


def _coded(contract: Contract, coded: Mapping[LineKey, Figure], labels: Mapping[LineKey, str]) -> ContractTie:
    """The line that the register's code names in the contract's year, or why it names none."""
    code, year = normalised(contract.budget_line), contract.budget_year
    if code and year is not None and (code, year) in coded:
        label = labels.get((code, year), "")
        return ContractTie(TiedBy.CODE, contract.budget_line, label, year, coded[code, year])
    if not code:
        why = msg("The register names no budget line.")
    elif year is None:
        why = msg("The register gives no year for this contract.")
    elif (code, year) in labels:
        why = msg("Several lines of {year} have this code, with other credits.", year=Year(year))
    else:
        why = msg("The budget has no such line with credits in {year}.", year=Year(year))
    return ContractTie(TiedBy.NOTHING, contract.budget_line, year=year, why=why)
