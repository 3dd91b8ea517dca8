"""BW14: several suppliers behind which stands one owner, address, telephone or registration number.

Source: Open Contracting Partnership R032 and R044; audit cases in which firms of one person shared the contracts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from budgetwatch.domain.code import normalised
from budgetwatch.domain.contract import Contract
from budgetwatch.domain.finding import Finding, LabelledFigure, Subject
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.flags.figures import left_out, number, total
from budgetwatch.flags.flag import Flag, gives
from budgetwatch.flags.owners import firms_of, plain_name
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
class _Group:
    """Suppliers that share a trait, and their contracts."""

    trait: Message
    suppliers: tuple[str, ...]
    contracts: tuple[Contract, ...]


def judge(contracts: Sequence[Contract], settings: Settings) -> Finding:
    """The groups of suppliers that share an owner, a number, an address or a telephone; each group once."""
    firms = firms_of(contracts, settings.review)
    known = [(contract, firm) for contract, firm in zip(contracts, firms, strict=True) if firm]
    traits = [trait for trait in _TRAITS if gives([contract for contract, _ in known], trait[0])]
    if not traits:
        return FLAG.unavailable(msg("The register says nothing about suppliers besides their names."), len(contracts))
    groups: dict[tuple[str, ...], _Group] = {}
    for field, words in traits:
        for group in _groups(known, field, words, settings):
            groups.setdefault(group.suppliers, group)
    why = msgn("One group of suppliers is linked.", "{count} groups of suppliers are linked.", len(groups))
    linked = {id(contract) for group in groups.values() for contract in group.contracts}
    concerned = [contract for contract, _ in known if id(contract) in linked]
    figures = [
        LabelledFigure(msg("contracts of linked suppliers"), number(concerned, "supplier")),
        *(LabelledFigure(group.trait, total("awarded", group.contracts)) for group in groups.values()),
        *left_out(contracts, [contract for contract, _ in known]),
    ]
    stake = total("awarded", concerned) if concerned else None
    threshold = msg("two suppliers or more with one owner, number, address or telephone")
    subjects = [_subject(group) for _, group in sorted(groups.items())]
    return FLAG.fired(why, len({firm for _, firm in known}), threshold, subjects, figures, stake)


def _groups(known: Sequence[tuple[Contract, str]], field: str, words: Message, settings: Settings) -> Iterator[_Group]:
    """The suppliers that share a trait: several firms, or one registration number under unlike names."""
    sharing: dict[str, list[tuple[Contract, str]]] = defaultdict(list)
    traits = {text: _trait(text, field, settings) for text in {getattr(contract, field) for contract, _ in known}}
    for contract, firm in known:
        if trait := traits[getattr(contract, field)]:
            sharing[trait].append((contract, firm))
    for found in sharing.values():
        contracts = tuple(contract for contract, _ in found)
        suppliers = tuple(sorted({firm for _, firm in found}))
        if len(suppliers) > 1 or (field in _NUMBERS and _other_names(contracts)):
            yield _Group(words, suppliers, contracts)


def _other_names(contracts: Sequence[Contract]) -> bool:
    """Whether some of the suppliers' names share no word: more than two spellings of one firm."""
    names = [set(name.split()) for name in {plain_name(contract.supplier) for contract in contracts} if name]
    return any(not left & right for left, right in combinations(names, 2))


def _trait(text: str, field: str, settings: Settings) -> str:
    return _firm_number(text, settings.ifu_prefix_length) if field in _NUMBERS else normalised(text)


def _firm_number(number: str, prefix: int) -> str:
    """The registration number without the check letter that ends it."""
    plain = "".join(number.split()).upper()
    ends_in_letter = 0 < prefix == len(plain) - 1 and plain[:prefix].isdigit() and plain[-1].isalpha()
    return plain[:prefix] if ends_in_letter else plain


def _subject(group: _Group) -> Subject:
    names = sorted({contract.supplier for contract in group.contracts if contract.supplier})
    return Subject(
        "owner",
        "+".join(group.suppliers),
        " + ".join(names),
        number(group.contracts, "supplier"),
        total("awarded", group.contracts),
    )
