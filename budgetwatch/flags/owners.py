"""Who stands behind a contract: the declared owner, else the firm by its registration number, else by its plain name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from budgetwatch.domain.contract import Contract
from budgetwatch.flags.plain import number_of, plain, stated

_FORMS = (
    "sarl", "sarlu", "suarl", "sa", "sas", "sasu", "sau", "snc", "scs", "sci", "scop", "eurl", "gie", "ets", "etablissement",
    "etablissements", "societe", "ste", "entreprise", "cie", "ltd", "limited", "plc", "inc", "llc", "gmbh", "co",
)  # fmt: skip
_SPELLED = re.compile(r"\b(s a r l|s u a r l|s a s|s n c|g i e|s a)\b")


@dataclass(frozen=True, slots=True)
class OwnerReview:
    """What a person said of groups: names that are one, each with the name it goes by, and firms that stand alone.

    Names are plain (`plain_name`); a firm of `apart` keeps its legal form, so that its namesakes are not taken for it.
    """

    same: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class OwnerGroup:
    """One owner of contracts: `key` tells groups apart, `name` is how the register first writes it."""

    key: str
    name: str


@lru_cache(maxsize=50_000)
def plain_name(name: str) -> str:
    """A firm's name without case, accents and legal form: "Ets Fildora S.A.R.L." is "fildora"."""
    whole = _SPELLED.sub(lambda found: found[0].replace(" ", ""), plain(name))
    words = whole.split()
    while len(words) > 1 and words[-1] in _FORMS:
        words.pop()
    while len(words) > 1 and words[0] in _FORMS:
        words.pop(0)
    return " ".join(words)


def firms_of(contracts: Sequence[Contract], review: OwnerReview | None = None) -> tuple[str, ...]:
    """What tells the supplier of each contract from others, "" where none is named.

    It is the registration number; a name alone stands for the one number that it has elsewhere in the register.
    """
    apart = review.apart if review else frozenset[str]()
    suppliers, numbers = [one.supplier for one in contracts], list(map(_number, contracts))
    names = {text: _name(text, apart) for text in set(suppliers)}
    by_name: dict[str, set[str]] = defaultdict(set)
    for text, number in set(zip(suppliers, numbers, strict=True)):
        if number:
            by_name[names[text]].add(number)
    firms = {text: _one_of(by_name.get(name)) or name for text, name in names.items()}
    return tuple(number or firms[text] for text, number in zip(suppliers, numbers, strict=True))


def owner_groups(
    contracts: Sequence[Contract], review: OwnerReview | None = None, firms: Sequence[str] | None = None
) -> tuple[OwnerGroup | None, ...]:
    """The group behind each contract, None where it names neither owner nor supplier; `firms` as `firms_of` tells them.

    A firm that declares no owner on one contract goes by the one owner that its other contracts declare.
    """
    reviewed = review or OwnerReview()
    firms = firms_of(contracts, reviewed) if firms is None else firms
    written = [(one.owner, one.supplier, firm) for one, firm in zip(contracts, firms, strict=True)]
    different = dict.fromkeys(written)  # a register says the same of a firm many times over
    declared: dict[str, set[str]] = defaultdict(set)
    for owner, _, firm in different:
        if firm and stated(owner):
            declared[firm].add(stated(owner))
    keys = {each: _key(*each, declared, reviewed) for each in different}
    groups: dict[str, OwnerGroup] = {}
    for (owner, _, _), key in keys.items():
        if key not in groups and stated(owner):
            groups[key] = OwnerGroup(key, owner.strip())
    for (_, supplier, _), key in keys.items():
        if key not in groups:
            groups[key] = OwnerGroup(key, supplier.strip())
    found = {each: groups[key] if key else None for each, key in keys.items()}
    return tuple([found[each] for each in written])


def _key(owner: str, supplier: str, firm: str, declared: Mapping[str, set[str]], review: OwnerReview) -> str:
    key = stated(owner) or _one_of(declared.get(firm)) or firm
    if not review.same:
        return key
    return review.same.get(plain_name(owner) or plain_name(supplier), key)


def _one_of(found: set[str] | None) -> str:
    return next(iter(found)) if found and len(found) == 1 else ""


def _number(contract: Contract) -> str:
    if number_of(contract.supplier_id):
        return contract.supplier_id.strip()
    return contract.trade_register.strip() if number_of(contract.trade_register) else ""


def _name(supplier: str, apart: frozenset[str]) -> str:
    if not stated(supplier):
        return ""
    whole = plain(supplier)
    return whole if whole in apart else plain_name(supplier)
