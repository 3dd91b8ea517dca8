"""The contract register and the signals it raises."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path

from budgetwatch import flags
from budgetwatch.domain.audience import Item, ItemKind, audience_of
from budgetwatch.domain.contract import AMOUNTS, Contract, Procedure
from budgetwatch.domain.contract_line import NO_LINE, ContractTie
from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.figure import ContractSelection, Figure, Operation, Trace, money
from budgetwatch.domain.finding import Audience, Finding, Judged, State, Subject
from budgetwatch.domain.layout import TableKind
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Amount
from budgetwatch.jobs import SILENT, Job
from budgetwatch.store import contracts as register
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.audiences import chosen_audiences
from budgetwatch.usecases.contract_lines import tie_contracts
from budgetwatch.usecases.current import once
from budgetwatch.usecases.findings import judged
from budgetwatch.usecases.flag_settings import read_settings, settings_for
from budgetwatch.usecases.importing import draft_import
from budgetwatch.usecases.owners import owner_review
from budgetwatch.usecases.thresholds_sheet import credits_in

FIELDS = {
    Measure.ESTIMATED: "estimated",
    Measure.AWARDED: "awarded",
    Measure.AMENDED: "amended",
    Measure.CONTRACT_PAID: "paid",
    Measure.DELIVERED: "delivered",
    Measure.PENALTY: "penalty",
}
"""The field of a contract that holds each measure."""


@dataclass(frozen=True, slots=True)
class ContractRow:
    """One contract with its amounts as figures, the codes of the signals that name it, the group behind it, its budget line."""

    contract: Contract
    figures: Mapping[str, Figure]
    flags: tuple[str, ...]
    owner: str = ""
    tie: ContractTie = NO_LINE
    audience: Audience = Audience.COMMITTEE

    @property
    def missing(self) -> tuple[str, ...]:
        """Which of day, amount, procedure, supplier and buyer the register does not give: opacity, counted and not guessed."""
        one = self.contract
        stated = {
            "signed": one.day is not None,
            "awarded": one.awarded is not None,
            "procedure": one.procedure is not Procedure.UNKNOWN,
            "supplier": bool(one.supplier.strip()),
            "buyer": bool(one.buyer.strip()),
        }
        return tuple(field for field, given in stated.items() if not given)


def list_contracts(dossier: Dossier, audience: Audience = Audience.CLOSED) -> tuple[ContractRow, ...]:
    """The contracts of the register that an audience may see, in the order of import."""
    circle = register_for(dossier, audience)
    rows = once(dossier, f"contracts {circle}", lambda: tuple(_rows(dossier, circle)))
    return rows if audience is Audience.CLOSED else tuple(one for one in rows if audience.may_see(one.audience))


def list_flags(dossier: Dossier, audience: Audience = Audience.CLOSED) -> tuple[Judged, ...]:
    """Every contract signal with its state, n and threshold, and the verdict a person gave.

    The rules look at no contract that is kept from the audience: none is named, counted or added up in what they say.
    """
    circle = register_for(dossier, audience)
    found = judged(dossier, _flags(dossier, circle))
    return found if circle is not Audience.CLOSED or not count_closed(dossier) else tuple(_kept_back(dossier, found))


def _kept_back(dossier: Dossier, found: Iterable[Judged]) -> Iterator[Judged]:
    """The signals, those that rest on contracts for the closed session alone for it too, until a person shows them to others."""
    chosen = chosen_audiences(dossier)
    seen = {one.key: one.state for one in _flags(dossier, Audience.COMMITTEE)}
    for one in found:
        finding, item = one.finding, Item(ItemKind.FINDING, one.finding.key)
        alone = finding.state is State.FIRED and seen.get(finding.key) is not State.FIRED
        if alone and item not in chosen:
            yield replace(one, finding=replace(finding, audience=Audience.CLOSED))
        else:
            yield one


def contracts_seen(dossier: Dossier, audience: Audience) -> tuple[Contract, ...]:
    """The contracts of the register that the rules may look at for an audience: all, or those not for the closed session."""
    stored = register.stored(dossier)
    if audience is Audience.CLOSED:
        return stored
    chosen = chosen_audiences(dossier)
    return tuple(one for one in stored if audience_of(one, chosen) is not Audience.CLOSED)


def count_closed(dossier: Dossier) -> int:
    """How many contracts of the register are for the closed session alone."""
    return once(
        dossier,
        "contracts kept back",
        lambda: len(register.stored(dossier)) - len(contracts_seen(dossier, Audience.COMMITTEE)),
    )


def rows_kept_from(dossier: Dossier, audience: Audience) -> frozenset[tuple[int, int]]:
    """The import and the sheet row of every row that speaks of a contract the audience may not see."""
    if audience is Audience.CLOSED:
        return frozenset()
    seen = {one.contract.stored for one in list_contracts(dossier, audience)}
    return register.rows_of(dossier, {one.stored for one in register.stored(dossier)} - seen)


def register_for(dossier: Dossier, audience: Audience) -> Audience:
    """The circle whose register the rules look at for an audience: that of the closed session where nothing is kept back.

    A signal or answer that a person shows to the public says what the committee reads.
    """
    kept_back = audience is not Audience.CLOSED and count_closed(dossier)
    return Audience.COMMITTEE if kept_back else Audience.CLOSED


def flag_dossier(dossier: Dossier, settings: Path) -> tuple[Judged, ...]:
    """The signals of the dossier's register under other settings (TOML, or a workbook with thresholds)."""
    used = settings_for(dossier, read_settings(settings)[0])
    return judged(dossier, flags.judge_contracts(register.stored(dossier), used))


def flag_file(path: Path, settings: Path | None = None, job: Job = SILENT) -> tuple[Judged, ...]:
    """The signals of a register that is only read, not imported; its workbook may state the credits of budget lines."""
    draft = draft_import(path, job=job)
    contracts = tuple(
        replace(one, currency=table.layout.unit.currency or one.currency)
        for table in draft.inspection.tables
        if table.layout.kind is TableKind.CONTRACTS
        for one in table.contracts
    )
    chosen = read_settings(settings, job)[0] if settings else flags.shipped_settings()
    used = replace(chosen, credits=chosen.credits or credits_in(draft.workbook))
    return tuple(Judged(finding) for finding in flags.judge_contracts(contracts, used))


def find_contract_figure(dossier: Dossier, measure: Measure, year: int, contract: str | None = None) -> Figure:
    """What the contracts of a year add up to in one measure, or one contract alone; NotFound where there is none."""
    field = FIELDS[measure]
    rows = [row for row in list_contracts(dossier) if _year(row.contract) == year and field in row.figures]
    figures = [row.figures[field] for row in rows if contract in (None, row.contract.id)]
    if not figures:
        raise NotFound(
            msg("The register has no such amount."), msg("Look at the register to see its years and columns.")
        )
    if len({figure.unit.currency for figure in figures}) > 1:
        raise NotFound(
            msg("These contracts are in several currencies: their amounts are not added."),
            msg("Ask for one contract at a time."),
        )
    total = reduce(Amount.__add__, (figure.amount for figure in figures))
    asked = tuple(row.contract.stored or 0 for row in rows if contract in (None, row.contract.id))
    return money(total, figures[0].unit.currency, Trace(Operation.SUM, (ContractSelection(field, asked),)))


def _year(contract: Contract) -> int | None:
    return contract.year or (contract.signed.year if contract.signed else None)


def _flags(dossier: Dossier, audience: Audience) -> tuple[Finding, ...]:
    return once(
        dossier,
        f"flags {audience}",
        lambda: flags.judge_contracts(contracts_seen(dossier, audience), settings_for(dossier)),
    )


def _rows(dossier: Dossier, audience: Audience) -> Iterator[ContractRow]:
    contracts, chosen = contracts_seen(dossier, audience), chosen_audiences(dossier)
    named = _signals(contracts, _flags(dossier, audience))
    owners = flags.owner_groups(contracts, owner_review(dossier))
    for contract, owner, tie in zip(contracts, owners, tie_contracts(dossier, contracts), strict=True):
        codes = tuple(named.get(contract.stored, ()))
        yield ContractRow(
            contract, _figures(contract), codes, owner.name if owner else "", tie, audience_of(contract, chosen)
        )


def _signals(contracts: Sequence[Contract], found: Iterable[Finding]) -> dict[int | None, list[str]]:
    """The codes of the signals that fired on each contract, by its number in the dossier.

    A signal on an owner or a budget line is on each of the contracts whose amounts it adds up; one on a buyer as a whole
    is on none.
    """
    numbers: dict[str, list[int | None]] = defaultdict(list)
    for contract in contracts:
        numbers[contract.id].append(contract.stored)
    codes: dict[int | None, list[str]] = defaultdict(list)
    for finding in found:
        if finding.state is State.FIRED:
            for number in dict.fromkeys(one for subject in finding.subjects for one in _concerned(subject, numbers)):
                codes[number].append(finding.code)
    return codes


def _concerned(subject: Subject, numbers: Mapping[str, Sequence[int | None]]) -> Sequence[int | None]:
    if subject.kind == "contract":
        return numbers.get(subject.id, ())
    if subject.kind == "buyer" or subject.amount is None:
        return ()
    asked = (one for one in subject.amount.trace.inputs if isinstance(one, ContractSelection))
    return [number for selection in asked for number in selection.contracts]


def _figures(contract: Contract) -> dict[str, Figure]:
    if contract.stored is None:
        return {}
    amounts = {name: getattr(contract, name) for name in AMOUNTS}
    return {
        name: money(amount, contract.currency, Trace(Operation.SUM, (ContractSelection(name, (contract.stored,)),)))
        for name, amount in amounts.items()
        if amount is not None
    }
