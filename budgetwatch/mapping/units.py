"""The currency and the factor that a text states: "en milliers de FCFA", "(en euros)", "(R)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from budgetwatch.mapping.text import plain

T = TypeVar("T")
_SCALES = (
    (10**3, r"milliers?|thousands?|'?000s?|k"),
    (10**6, r"millions?|mio|m"),
    (10**9, r"milliards?|billions?|mds?|mrds?"),
)
_CURRENCIES = (
    ("XOF", r"f\.? ?cfa|francs? (?:de la communaute financiere africaine|cfa)|xof|francs? c\.?f\.?a\.?"),
    ("XAF", r"xaf"),
    ("GNF", r"francs? guineens?|gnf"),
    ("CDF", r"francs? congolais|cdf"),
    ("MGA", r"ariary|mga"),
    ("MRU", r"ouguiyas?|mru"),
    ("TND", r"dinars? tunisiens?|tnd"),
    ("DZD", r"dinars? algeriens?|dzd"),
    ("MAD", r"dirhams?|mad"),
    ("AUD", r"australian dollars?|aud|a\$"),
    ("CAD", r"canadian dollars?|dollars canadiens|cad|c\$"),
    ("USD", r"us dollars?|dollars (?:us|americains|des etats-unis)|usd|us\$|\$us"),
    ("EUR", r"euros?|eur|€"),
    ("GBP", r"pounds? sterling|gbp|£"),
    ("CHF", r"swiss francs?|francs suisses|chf"),
    ("ZAR", r"rands?|zar|r"),
    ("MXN", r"pesos mexicanos|mxn"),
)
_SCALE = "|".join(text for _, text in _SCALES)
_CURRENCY = "|".join(text for _, text in _CURRENCIES)
_LEAD = r"(?<![a-z])(?:en|unites?|montants?(?: \w+)?|chiffres?|valeurs?|prix|in|amounts?|exprimes?)(?: ?:)? ?|\( ?"
_LINK = r"(?: ?(?:de|d'|des|of|en|in))? ?"
_STATED = re.compile(
    rf"(?P<lead>{_LEAD})?(?<![0-9a-z])(?<![0-9] )"
    rf"(?:(?P<scale>{_SCALE})(?:{_LINK}(?P<of>{_CURRENCY}))?|(?P<alone>{_CURRENCY}))(?![0-9a-z])"
)


@dataclass(frozen=True, slots=True)
class StatedUnit:
    """A unit as printed: currency and factor as far as they are said, and the words that say them."""

    currency: str | None
    scale: int
    text: str


@lru_cache(maxsize=20_000)
def stated_units(text: str, *, header: bool = False) -> tuple[StatedUnit, ...]:
    """The units that a text states, in its order, each once.

    A currency alone ("en FCFA") states the factor 1 where the text says "in", "unit", "amounts" or sets it in
    brackets, or stands in a column header. A scale after a number ("3 milliards de francs") is an amount, no unit.
    """
    found: dict[tuple[str | None, int], StatedUnit] = {}
    for match in _STATED.finditer(plain(text)):
        scale = _named(_SCALES, match["scale"])
        currency = _named(_CURRENCIES, match["of"] or match["alone"])
        if len(match[0].strip(" (")) == 1 and not _in_brackets(match):
            continue
        if match["lead"] or (scale and currency) or (header and currency):
            unit = StatedUnit(currency, scale or 1, match[0].strip(" ("))
            found.setdefault((unit.currency, unit.scale), unit)
    return tuple(found.values())


def currency_of(text: str) -> str | None:
    """The currency that a whole text names: `"F CFA"` is `"XOF"`."""
    return _named(_CURRENCIES, plain(text))


def without_unit(header: str) -> str:
    """A header without the unit it states in brackets: `"Avance versée (FCFA)"` is `"Avance versée"`."""
    return re.sub(r"\(([^()]*)\)", lambda match: "" if stated_units(match[0], header=True) else match[0], header)


def _in_brackets(match: re.Match[str]) -> bool:
    """Whether the match fills a pair of brackets, as the rand in "(R)"; a lone letter elsewhere is no unit."""
    return match[0].startswith("(") and match.string[match.end() : match.end() + 1] == ")"


def _named(choices: Sequence[tuple[T, str]], text: str | None) -> T | None:
    """The choice whose pattern is the whole text."""
    return next((choice for choice, words_of in choices if re.fullmatch(words_of, text)), None) if text else None
