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
from budgetwatch.flags.figures import number, total
from budgetwatch.flags.flag import Flag, gives
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
    ("address", msg("same address")),
    ("phone", msg("same telephone number")),
)


@dataclass(frozen=True, slots=True)
class _Group:
    """Suppliers that share a trait, and their contracts."""

    trait: Message
    suppliers: tuple[str, ...]
    contracts: tuple[Contract, ...]


def judge(contracts: Sequence[Contract], settings: Settings) -> Finding:
    """The groups of suppliers that share an owner, a number, an address or a telephone; each group once."""
    known = [contract for contract in contracts if _supplier(contract)]
    traits = [trait for trait in _TRAITS if gives(known, trait[0])]
    if not traits:
        return FLAG.unavailable(msg("The register says nothing about suppliers besides their names."), len(contracts))
    groups: dict[tuple[str, ...], _Group] = {}
    for field, words in traits:
        for group in _groups(known, field, words, settings):
            groups.setdefault(group.suppliers, group)
    suppliers = {_supplier(contract) for contract in known}
    why = msgn("One group of suppliers is linked.", "{count} groups of suppliers are linked.", len(groups))
    concerned = [contract for contract in known if any(contract in group.contracts for group in groups.values())]
    figures = [LabelledFigure(msg("contracts of linked suppliers"), number(concerned, "supplier"))]
    figures += [LabelledFigure(group.trait, total("awarded", group.contracts)) for group in groups.values()]
    stake = total("awarded", concerned) if concerned else None
    threshold = msg("two suppliers or more with one owner, number, address or telephone")
    subjects = [_subject(group) for _, group in sorted(groups.items())]
    return FLAG.fired(why, len(suppliers), threshold, subjects, figures, stake)


def _groups(contracts: Sequence[Contract], field: str, words: Message, settings: Settings) -> Iterator[_Group]:
    sharing: dict[str, list[Contract]] = defaultdict(list)
    for contract in contracts:
        trait = _trait(contract, field, settings)
        if trait:
            sharing[trait].append(contract)
    for found in sharing.values():
        suppliers = tuple(sorted({_supplier(contract) for contract in found}))
        if len(suppliers) > 1 or (field == "supplier_id" and _other_names(found)):
            yield _Group(words, suppliers, tuple(found))


def _other_names(contracts: Sequence[Contract]) -> bool:
    """Whether some of the suppliers' names share no word: more than two spellings of one firm."""
    names = [set(name.split()) for name in {normalised(contract.supplier) for contract in contracts} if name]
    return any(not left & right for left, right in combinations(names, 2))


def _supplier(contract: Contract) -> str:
    """What tells suppliers apart: the registration number, else the name."""
    return contract.supplier_id.strip() or normalised(contract.supplier)


def _trait(contract: Contract, field: str, settings: Settings) -> str:
    value = str(getattr(contract, field))
    if field == "supplier_id":
        return _firm_number(value, settings.ifu_prefix_length)
    return normalised(value)


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
