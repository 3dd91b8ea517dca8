"""The register as rows of a table, the signals as rows of another, and how much each supplier group weighs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from itertools import accumulate
from typing import TYPE_CHECKING

from budgetwatch.domain.contract import Procedure
from budgetwatch.domain.contract_line import ContractTie, TiedBy
from budgetwatch.domain.figure import ContractSelection, Figure, Operation, Quantity, Trace, Unit
from budgetwatch.domain.finding import Judged, State
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import ZERO, Absent, Amount
from budgetwatch.domain.terms import PROCEDURES, STATES
from budgetwatch.i18n import Language
from budgetwatch.jobs import Job
from ui.models.rows import Cell, Heading

if TYPE_CHECKING:
    from budgetwatch.domain.contract_field import ContractField
    from budgetwatch.usecases.competition import DirectShare
    from budgetwatch.usecases.contracts import ContractRow
    from budgetwatch.usecases.dossiers import Dossier

COLUMNS: tuple[tuple[Message, bool], ...] = (
    (msg("No."), False),
    (msg("Subject"), False),
    (msg("Supplier"), False),
    (msg("Procedure"), False),
    (msg("Signed"), False),
    (msg("Awarded"), True),
    (msg("Paid"), True),
    (msg("Line"), False),
    (msg("Signals"), False),
)
SIGNALS = len(COLUMNS) - 1
BESIDE = (7, 6, 4, 3, 2)
"""Columns that the panel beside the table says too, the least missed first: line, paid, signed, procedure, supplier."""

STATE_LOOKS: dict[State, tuple[str, str]] = {
    State.FIRED: ("att", "alert-triangle"),
    State.NOT_FIRED: ("ok", "circle-check"),
    State.INSUFFICIENT_SAMPLE: ("plain", "search"),
    State.UNAVAILABLE: ("plain", "database-off"),
}
"""Tone and icon of what a rule came to."""


class Filter(StrEnum):
    """Which contracts are shown."""

    SIGNAL = "signal"
    DIRECT = "direct"
    NO_OWNER = "no_owner"
    SECRECY = "secrecy"
    AMENDED = "amended"
    GAPS = "gaps"
    EVERY = "every"


FILTERS: dict[Filter, Message] = {
    Filter.SIGNAL: msg("With a signal"),
    Filter.DIRECT: msg("Direct award"),
    Filter.NO_OWNER: msg("No owner declared"),
    Filter.SECRECY: msg("Secrecy invoked"),
    Filter.AMENDED: msg("With amendments"),
    Filter.GAPS: msg("Fields missing"),
    Filter.EVERY: msg("All"),
}


@dataclass(frozen=True, slots=True)
class ContractsView:
    """The register, its signals in catalogue order, which of them are in the hearing, and what was awarded directly.

    `corrected` tells the fields that a person reads otherwise, by contract number.
    """

    rows: tuple[ContractRow, ...]
    flags: tuple[Judged, ...]
    asked: Mapping[str, int]
    direct: tuple[DirectShare, ...] = ()
    corrected: Mapping[str, tuple[ContractField, ...]] = field(default_factory=dict)
    limit: Decimal = Decimal(1)
    """The share of a buyer's year above which an owner is a signal."""

    def flag(self, code: str) -> Judged | None:
        """The signal with that code."""
        return next((one for one in self.flags if one.finding.code == code), None)

    def kept(self, chosen: Filter) -> tuple[ContractRow, ...]:
        """The contracts that a filter keeps, the largest first."""
        rows = (row for row in self.rows if _passes(row, chosen))
        return tuple(sorted(rows, key=lambda row: row.contract.awarded or ZERO, reverse=True))


@dataclass(frozen=True, slots=True)
class Group:
    """What one owner, or one supplier where the owner is not declared, was awarded."""

    name: str
    owner: bool
    contracts: int
    awarded: Figure
    part: Amount
    up_to: Amount = ZERO
    """What this one and all larger ones hold together."""
    limit: Decimal = Decimal(1)
    """The share above which an owner is a signal."""

    @property
    def share(self) -> float:
        """The part of the whole as a length to draw."""
        return float(self.part.decimal)


def look(dossier: Dossier, _job: Job) -> ContractsView:
    """The register of a dossier with its signals."""
    from budgetwatch.usecases.competition import list_direct_shares
    from budgetwatch.usecases.contract_fields import list_fields
    from budgetwatch.usecases.contracts import list_contracts, list_flags
    from budgetwatch.usecases.flag_settings import settings_for
    from budgetwatch.usecases.hearing import list_questions

    asked = {one.origin: one.id for one in list_questions(dossier) if one.origin}
    corrected: dict[str, tuple[ContractField, ...]] = {}
    for one in list_fields(dossier):
        corrected[one.contract] = (*corrected.get(one.contract, ()), one)
    limit = settings_for(dossier).concentration_share
    return ContractsView(
        list_contracts(dossier), list_flags(dossier), asked, list_direct_shares(dossier), corrected, limit
    )


def cells(row: ContractRow, titles: Mapping[str, str], scale: int, language: Language) -> tuple[Cell, ...]:
    """One contract in the columns of the table; `titles` words the signals."""
    one = row.contract
    signed = one.signed or one.award_date
    signals = ", ".join(titles.get(code, code) for code in row.flags)
    return (
        Cell(one.id, tone="ink2"),
        Cell(one.subject, tip=one.subject, strong=bool(row.flags), wrap=True),
        Cell(one.supplier, tip=one.supplier, wrap=True),
        Cell(_procedure(one.procedure, language), tip=one.procedure_text, wrap=True),
        Cell(language.date(signed) if signed else language.absent(Absent.UNKNOWN), tone="ink2", wrap=True),
        _money(row.figures.get("awarded"), scale, language, strong=True),
        _money(row.figures.get("paid"), scale, language, strong=False),
        _line(row.tie, language),
        Cell(signals, tip=signals),
    )


def headings(columns: Sequence[tuple[Message, bool]], language: Language) -> tuple[Heading, ...]:
    """The heads of a table in the language of the window."""
    return tuple(Heading(language.word(text), right) for text, right in columns)


def flag_cells(judged: Judged, language: Language) -> tuple[Cell, ...]:
    """One signal of the catalogue: its name, what it came to, on how many contracts, and why."""
    finding, word = judged.finding, language.word
    tone, _icon = STATE_LOOKS[finding.state]
    return (
        Cell(finding.code, tone="ink2"),
        Cell(word(finding.title), tip=word(finding.title), strong=finding.state is State.FIRED, wrap=True),
        Cell(word(STATES[finding.state]), tone=tone, tag=True),
        Cell(language.number(finding.n), right=True),
        Cell(word(finding.why), tip=word(finding.why), tone="ink2", wrap=True),
    )


def groups(rows: Sequence[ContractRow], largest: int, limit: Decimal = Decimal(1)) -> tuple[Group, ...]:
    """The `largest` owners by amount awarded; a contract without a declared owner goes by its supplier's group."""
    found: dict[str, list[ContractRow]] = {}
    for row in rows:
        if "awarded" in row.figures:
            found.setdefault(row.owner, []).append(row)
    whole = sum((_awarded(own) for own in found.values()), ZERO)
    made = [
        Group(name, _is_declared(own), len(own), _figure(own), _part(_awarded(own), whole))
        for name, own in found.items()
    ]
    ordered = sorted(made, key=lambda group: group.share, reverse=True)[:largest]
    together = accumulate((group.part for group in ordered), Amount.__add__)
    return tuple(replace(group, up_to=up_to, limit=limit) for group, up_to in zip(ordered, together, strict=True))


def _is_declared(rows: Sequence[ContractRow]) -> bool:
    return any(row.contract.owner for row in rows)


def _part(amount: Amount, whole: Amount) -> Amount:
    """The quotient to a millionth; zero of nothing is zero."""
    return Amount(round(amount.decimal * 10**6 / whole.decimal), -6) if whole else ZERO


def _awarded(rows: Sequence[ContractRow]) -> Amount:
    return sum((row.figures["awarded"].amount for row in rows), ZERO)


def _figure(rows: Sequence[ContractRow]) -> Figure:
    amount = _awarded(rows)
    numbers = tuple(row.contract.stored for row in rows if row.contract.stored is not None)
    unit = Unit(Quantity.MONEY, amount.exponent, rows[0].figures["awarded"].unit.currency)
    return Figure(amount.mantissa, unit, Trace(Operation.SUM, (ContractSelection("awarded", numbers),)))


def _passes(row: ContractRow, chosen: Filter) -> bool:
    match chosen:
        case Filter.SIGNAL:
            return bool(row.flags)
        case Filter.DIRECT:
            return row.contract.procedure is Procedure.DIRECT
        case Filter.NO_OWNER:
            return not row.contract.owner.strip()
        case Filter.SECRECY:
            return bool(row.contract.secret)
        case Filter.GAPS:
            return bool(row.missing)
        case Filter.AMENDED:
            return bool(row.contract.amended) or any(one.amount for one in row.contract.amendments)
        case _:
            return True


def _line(tie: ContractTie, language: Language) -> Cell:
    """The budget line of a contract; one that no budget has is in plain ink, one that a person chose is marked."""
    if tie.by is TiedBy.NOTHING:
        why = language.word(tie.why) if tie.why is not None else ""
        return Cell(tie.code or language.absent(Absent.UNKNOWN), tone="ink3", tip=why, spoken=why)
    name = f"{tie.code} {tie.label} {tie.year}".strip()
    if tie.by is TiedBy.CODE:
        return Cell(tie.code, tip=name)
    spoken = language.word(msg("{line} (by hand)", line=name))
    return Cell(tie.code or tie.label, icon="edit", tip=spoken, spoken=spoken)


def _procedure(procedure: Procedure, language: Language) -> str:
    text = language.word(PROCEDURES[procedure])
    return text[:1].upper() + text[1:]


def _money(figure: Figure | None, scale: int, language: Language, *, strong: bool) -> Cell:
    if figure is None:
        return Cell(language.absent(Absent.UNKNOWN), right=True, tone="ink3")
    text = language.scaled(figure.amount, scale, 1 if scale == 10**9 else 0)
    exact = language.exact(figure.amount, figure.unit.currency)
    return Cell(text, right=True, strong=strong, tip=exact, spoken=exact)
