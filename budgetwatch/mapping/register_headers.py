"""Which field of a contract a header names, and whether headers are those of a register."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeAlias

from budgetwatch.domain.code import normalised
from budgetwatch.mapping import register_words as words
from budgetwatch.mapping.units import without_currency, without_unit

_FIELDS = tuple((name, re.compile(text)) for name, text in words.FIELDS)
_COUNTED, _INSTALMENT = re.compile(words.COUNTED), re.compile(words.INSTALMENT)
_NOT_FIELDS, _APART, _SPENT = (re.compile(text) for text in (words.NOT_FIELDS, words.APART, words.SPENT))
_RATE = re.compile(r"(?<!\d)(?<!\d )%")  # "% avenant", and not the rate of a tax: "TTC (TVA 18 %)"
_SPELT = re.compile(r"\b(t) (t) (c)\b|\b(h) (t)(?: (v) (a))?\b|\b(t) (v) (a)\b")  # "T.T.C.", "H.T.", "T.V.A."
Field: TypeAlias = tuple[str, int] | None
_OF_A_CONTRACT = ("supplier", "procedure_text")
_ENOUGH = 4
"""Fields that headers without any amount must name to be those of a register."""


@lru_cache(maxsize=5_000)
def bare(header: str) -> str:
    """A header as it is compared: without its unit, punctuation and the points of "T.T.C."."""
    text = normalised(without_currency(without_unit(header)))
    return _SPELT.sub(lambda match: "".join(filter(None, match.groups())), text)


@lru_cache(maxsize=2_000)
def field_of(header: str) -> Field:
    """The contract field that a header names, and how well: 0 for the best wording."""
    text = bare(header)
    if _NOT_FIELDS.fullmatch(text):
        return None
    if _INSTALMENT.fullmatch(text):
        return "paid", len(_FIELDS)  # a column of all that is paid is the better one
    found = next(((name, rank) for rank, (name, words_of) in enumerate(_FIELDS) if words_of.fullmatch(text)), None)
    return None if found and found[0] in words.MONEY and _is_rate(header) else found


def _is_rate(header: str) -> bool:
    """Whether a header speaks of a share of an amount rather than of the amount."""
    return bool(_RATE.search(header))


def is_apart(header: str) -> bool:
    """Whether a header names money beside a contract's own amounts: a tax, a difference, what is held back or due."""
    return bool(_APART.fullmatch(bare(header)))


def is_spent(header: str) -> bool:
    """Whether a header names payments or invoices, be it their numbers or their amounts."""
    return bool(_SPENT.fullmatch(bare(header)))


def is_instalment(header: str) -> bool:
    """Whether a header names one payment among several of a contract: "Acompte 2"."""
    return bool(_INSTALMENT.fullmatch(bare(header)))


def may_repeat(field: str, header: str) -> bool:
    """Whether several columns may hold a field: those of several amendments, or of several payments."""
    return field in words.AMENDING or is_instalment(header)


def is_known(header: str) -> bool:
    """Whether a header names what is knowingly no field: a rate, a guarantee, a unit price, a quantity, a duration."""
    return _is_rate(header) or bool(_NOT_FIELDS.fullmatch(bare(header)))


def counts_contracts(headers: Iterable[str]) -> bool:
    """Whether a header numbers contracts: then every row sums up several, and is none itself."""
    return any(_COUNTED.fullmatch(bare(header)) for header in headers if header)


def names_contracts(headers: Iterable[str]) -> bool:
    """Whether headers are those of a register even without an amount: a number, a supplier or procedure, and more."""
    found = {named[0] for header in headers if header and (named := field_of(header))}
    return len(found) >= _ENOUGH and "id" in found and not found.isdisjoint(_OF_A_CONTRACT)
