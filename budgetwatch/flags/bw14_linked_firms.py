"""BW14: several suppliers behind which stands one owner, address, telephone or registration number.

Source: Open Contracting Partnership R032 and R044; audit cases in which firms of one person shared the contracts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from operator import attrgetter

from budgetwatch.domain.contract import Contract
from budgetwatch.domain.finding import Finding, LabelledFigure, Subject
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.flags.figures import left_out, number, total
from budgetwatch.flags.flag import Flag, gives
from budgetwatch.flags.owners import plain_name
from budgetwatch.flags.plain import number_of, stated
from budgetwatch.flags.settings import Settings

FLAG = Flag(
    "BW14",
    msg("Linked suppliers"),
    (
        msg("Branches of one group that bid openly as a group."),
        msg("A shared office building, accountant or telephone exchange."),
        msg("A typing error in the register."),
    ),
    msg("What links these suppliers, and did they compete against one another?"),
)
_TRAITS: tuple[tuple[str, Message], ...] = (
    ("owner", msg("same beneficial owner")),
    ("supplier_id", msg("same registration number")),
    ("trade_register", msg("same trade register number")),
    ("address", msg("same address")),
    ("phone", msg("same telephone number")),
)
_NUMBERS = ("supplier_id", "trade_register")


@dataclass(frozen=True, slots=True)
class _Alike:
    """Contracts of one firm that give it the same name and traits."""

    firm: str
    contracts: tuple[Contract, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    """Suppliers that share a trait, and their contracts."""

    trait: Message
    suppliers: tuple[str, ...]
    contracts: tuple[Contract, ...]


def judge(contracts: Sequence[Contract], settings: Settings) -> Finding:
    """The groups of suppliers that share an owner, a number, an address or a telephone; each group once."""
    known = [contract for contract in contracts if settings.firms.get(id(contract))]
    traits = [trait for trait in _TRAITS if gives(known, trait[0])]
    if not traits:
        return FLAG.unavailable(msg("The register says nothing about suppliers besides their names."), len(contracts))
    alike = _alike(known, settings)
    groups: dict[tuple[str, ...], _Group] = {}
    for field, words in traits:
        for group in _groups(alike, field, words, settings):
            groups.setdefault(group.suppliers, group)
    why = msgn("One group of suppliers is linked.", "{count} groups of suppliers are linked.", len(groups))
    linked = {id(contract) for group in groups.values() for contract in group.contracts}
    concerned = [contract for contract in known if id(contract) in linked]
    figures = [
        LabelledFigure(msg("contracts of linked suppliers"), number(concerned, "supplier")),
        *(LabelledFigure(group.trait, total("awarded", group.contracts)) for group in groups.values()),
        *left_out(contracts, known),
    ]
    stake = total("awarded", concerned) if concerned else None
    threshold = msg("two suppliers or more with one owner, number, address or telephone")
    subjects = [_subject(group) for _, group in sorted(groups.items())]
    return FLAG.fired(why, len({one.firm for one in alike}), threshold, subjects, figures, stake)


def _alike(contracts: Sequence[Contract], settings: Settings) -> list[_Alike]:
    """The contracts by firm, name and traits: a firm mostly writes its own in one way."""
    found: dict[tuple[str, ...], list[Contract]] = defaultdict(list)
    written = attrgetter("supplier", *(field for field, _ in _TRAITS))
    for one in contracts:
        found[settings.firms[id(one)], *written(one)].append(one)
    return [_Alike(firm, tuple(own)) for (firm, *_), own in found.items()]


def _groups(alike: Sequence[_Alike], field: str, words: Message, settings: Settings) -> Iterator[_Group]:
    """The suppliers that share a trait: several firms, or one registration number under unlike names."""
    sharing: dict[str, list[_Alike]] = defaultdict(list)
    for one in alike:
        if trait := _trait(getattr(one.contracts[0], field), field, settings):
            sharing[trait].append(one)
    for found in sharing.values():
        if len(found) == 1:
            continue
        contracts = tuple(contract for one in found for contract in one.contracts)
        suppliers = tuple(sorted({one.firm for one in found}))
        if len(suppliers) > 1 or (field in _NUMBERS and _other_names(found)):
            yield _Group(words, suppliers, contracts)


def _other_names(alike: Sequence[_Alike]) -> bool:
    """Whether some of the suppliers' names share no word: more than two spellings of one firm."""
    names = [set(name.split()) for name in {plain_name(one.contracts[0].supplier) for one in alike} if name]
    return any(not left & right for left, right in combinations(names, 2))


def _trait(text: str, field: str, settings: Settings) -> str:
    return _firm_number(text, settings.ifu_prefix_length) if field in _NUMBERS else stated(text)


def _firm_number(text: str, prefix: int) -> str:
    """The registration number without the check letter that ends it."""
    number = number_of(text)
    ends_in_letter = 0 < prefix == len(number) - 1 and number[:prefix].isdigit() and number[-1].isalpha()
    return number[:prefix] if ends_in_letter else number


def _subject(group: _Group) -> Subject:
    names = sorted({contract.supplier for contract in group.contracts if contract.supplier})
    return Subject(
        "owner",
        "+".join(group.suppliers),
        " + ".join(names),
        number(group.contracts, "supplier"),
        total("awarded", group.contracts),
    )
