"""The currency and the factor that a text states: "en milliers de FCFA", "(en euros)", "(R)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from budgetwatch.mapping.text import plain

T = TypeVar("T")
_SCALES = (
    (10**6, r"millions?|millones|milhoes|millionen|mio\.?|m|10\^6|[x×] ?1[ .]?000[ .]?000"),
    (
        10**3,
        r"000/|milliers?|mille|tausend|tsd\.?|thousands?|miles|milhares|10\^3|[a-z]{0,4}'000s?|000s?|k|[x×] ?1[ .]?000",
    ),
    (10**9, r"milliards?|milliarden|billions?|bn|mds?|mrds?\.?|10\^9"),
    (10**7, r"crores?"),
    (10**5, r"lakhs?|lacs?"),
)
_CURRENCIES = (
    (
        "XOF",
        r"f\.? ?cfa|francs? (?:de la communaute financiere africaine|cfa)|xof|francs? c\.?f\.?a\.?|cfaf|cfa francs?",
    ),
    ("XAF", r"xaf"),
    ("GNF", r"francs? guineens?|gnf|fg"),
    ("CDF", r"francs? congolais|cdf|fc"),
    ("RWF", r"francs? rwandais|rwf|frw"),
    ("BIF", r"francs? burundais|bif|fbu"),
    ("KMF", r"francs? comoriens?|kmf"),
    ("DJF", r"francs? djiboutiens?|francs? djibouti|djf|fdj"),
    ("MGA", r"ariary|mga"),
    ("MRU", r"ouguiyas?|mru"),
    ("TND", r"dinars? tunisiens?|tnd|dt"),
    ("DZD", r"dinars? algeriens?|dzd"),
    ("MAD", r"dirhams?|mad|dhs?"),
    ("HTG", r"gourdes?|htg"),
    ("KES", r"kenyan? shillings?|kshs?\.?|kes"),
    ("UGX", r"ugandan? shillings?|ushs?\.?|ugx"),
    ("TZS", r"tanzanian? shillings?|tshs?\.?|tzs"),
    ("NGN", r"nairas?|ngn|₦|=n=(?=\W|$)"),
    ("BWP", r"pulas?|bwp"),
    ("SZL", r"emalangeni|lilangeni|szl"),
    ("LSL", r"maloti|lsl"),
    ("NAD", r"namibian? dollars?|n\$|nad"),
    ("GHS", r"(?:new )?ghana cedis?|cedis?|ghs|ghc|gh¢|gh₵"),
    ("GMD", r"(?:gambian )?dalasis?|gmd"),
    ("SLE", r"leones?|sle|sll"),
    ("LRD", r"liberian dollars?|lrd"),
    ("ETB", r"birrs?|etb"),
    ("MWK", r"malawi kwachas?|mwk|mk"),
    ("ZMW", r"zambian kwachas?|zmw"),
    ("MZN", r"meticais|metical|mzn"),
    ("AOA", r"kwanzas?|aoa"),
    ("AUD", r"australian dollars?|aud|a\$"),
    ("CAD", r"canadian dollars?|dollars canadiens|cad|c\$"),
    ("USD", r"us dollars?|dollars (?:us|americains|des etats-unis)|usd|us\$|\$us"),
    ("EUR", r"euros?|eur|€"),
    ("GBP", r"pounds? sterling|gbp|£"),
    ("CHF", r"swiss francs?|francs suisses|chf"),
    ("ALL", r"lek[eu]?"),
    ("MKD", r"mkd|denars?"),
    ("EGP", r"egyptian pounds?|livres egyptiennes|egp"),
    ("XPF", r"francs? (?:cfp|pacifique)|f\.? ?cfp|xpf"),
    ("VUV", r"vatus?|vuv"),
    ("LAK", r"kips?|lak"),
    ("KHR", r"riels?|khr"),
    ("VND", r"dongs?|vnd"),
    ("CVE", r"escudos?(?: cabo-?verdianos)?|cve"),
    ("STN", r"dobras?|stn"),
    ("ZAR", r"rands?|zar|r"),
    ("INR", r"indian rupees?|inr|₹"),
    ("BRL", r"reais|brl|r\$"),
    ("MXN", r"pesos mexicanos|mxn"),
)
_SCALE = "|".join(text for _, text in _SCALES)
_CURRENCY = "|".join(text for _, text in _CURRENCIES)
_LEAD = (
    r"(?<![a-z])(?:en|em|unites?(?: monetaires?)?|montants?(?: \w+)?|chiffres?|valeurs?|prix|valor(?:es)?|importes?|montos?|in|"
    r"(?:all )?(?:amounts?|figures?)|exprimes?)(?: ?:)?(?: (?:en|em|in))? ?|[(\[] ?"
)
_LINK = r"(?: ?(?:de|d'|des|of|en|in))? ?"
_STATED = re.compile(
    rf"(?P<lead>{_LEAD})?(?<![0-9a-z])"
    rf"(?:(?P<first>{_CURRENCY})(?: ?\((?:en |in )?|,? (?:en |in )?)?(?P<behind>{_SCALE})\)?|"
    rf"(?P<scale>{_SCALE})(?:{_LINK}(?P<of>{_CURRENCY}))?|(?P<alone>{_CURRENCY})|(?P<bare>francs?|dollars?))(?![0-9a-z$])"
)
_AFTER_AMOUNT = re.compile(r"(?<![0-9])(?!(?:19|20)[0-9]{2} $)[0-9](?:[0-9 .,]*[0-9])? $")
_BEFORE_UNIT = re.compile(r"(?:[-–—,:;]|(?<![0-9])(?:19|20)[0-9]{2}\)?) ?$")
_SHORT = 2  # letters up to which the name of a currency alone may be another word


@dataclass(frozen=True, slots=True)
class StatedUnit:
    """A unit as printed: currency and factor as far as they are said, and the words that say them."""

    currency: str | None
    scale: int
    text: str


@lru_cache(maxsize=20_000)
def stated_units(text: str, *, header: bool = False) -> tuple[StatedUnit, ...]:
    """The units that a text states, in its order, each once.

    A currency alone ("en FCFA") states the factor 1 where the text says "in", "unit", "amounts", sets it in brackets or
    says nothing else, or stands in a column header; "(en francs)" states the factor and leaves the currency open. After a number ("3 milliards de francs") it is an amount, no unit;
    a year is no such number.
    """
    found: dict[tuple[str | None, int], StatedUnit] = {}
    whole = plain(text)
    for match in _STATED.finditer(whole):
        scale = _named(_SCALES, match["scale"] or match["behind"])
        currency = _named(_CURRENCIES, match["first"] or match["of"] or match["alone"])
        if _is_another_word(match) or (not match["lead"] and _AFTER_AMOUNT.search(whole, 0, match.start())):
            continue
        if match["bare"] and not match["lead"]:
            continue
        if _is_gloss(currency, scale, found):
            continue
        if match["lead"] or (scale and currency) or (currency and (header or _ends(match))) or match[0] == whole:
            unit = StatedUnit(currency, scale or 1, match[0].strip(" (["))
            found.setdefault((unit.currency, unit.scale), unit)
    return tuple(found.values())


def _is_gloss(currency: str | None, scale: int | None, before: Iterable[tuple[str | None, int]]) -> bool:
    """Whether a currency alone only says again that of a factor stated before: "millions d'ouguiyas (MRU)"."""
    return scale is None and any(one == currency and factor > 1 for one, factor in before)


def _is_another_word(match: re.Match[str]) -> bool:
    """Whether a match of few letters, such as the rand in "(R)" or "FC", is no unit: nothing sets it apart."""
    letters = match[0].strip(" ([")
    if len(letters) == 1 and letters.isalpha():
        return not _in_brackets(match)
    return len(letters) <= _SHORT and letters.isalpha() and not match["lead"]


def _ends(match: re.Match[str]) -> bool:
    """Whether a currency ends a text behind a dash, a comma or a year: "Budget 2022 - FCFA", "LFI 2022 FCFA"."""
    return match.end() == len(match.string) and bool(_BEFORE_UNIT.search(match.string, 0, match.start()))


def is_unit_alone(text: str) -> bool:
    """Whether a text states a unit and says nothing else: "(en milliers de FCFA)"."""
    units = stated_units(text)
    rest = plain(text).replace(units[0].text, "") if units else text
    return bool(units) and not any(ch.isalnum() for ch in rest)


def currency_of(text: str) -> str | None:
    """The currency that a whole text names: `"F CFA"` is `"XOF"`."""
    return _named(_CURRENCIES, plain(text))


def without_unit(header: str) -> str:
    """A header without the unit it states in brackets: `"Avance versée (FCFA)"` is `"Avance versée"`."""
    return re.sub(r"\(([^()]*)\)", lambda match: "" if stated_units(match[0], header=True) else match[0], header)


def without_currency(header: str) -> str:
    """A header without the currency it names amid its words, and its factor: `"Montant en F CFA TTC"` is `"montant ttc"`."""
    rest = plain(header)
    named = {unit.currency for unit in stated_units(header, header=True)}
    for words_of in (words_of for currency, words_of in _CURRENCIES if currency in named):
        rest = re.sub(rf"(?<![0-9a-z])(?:(?:en|in) )?(?:(?:{_SCALE}){_LINK})?(?:{words_of})(?![0-9a-z$])", " ", rest)
    return rest


def without_units(text: str) -> str:
    """A text as it is compared, without the units it states: `"Paiements (montants en milliers)"` is `"paiements ()"`."""
    rest = plain(text)
    for unit in stated_units(text):
        rest = rest.replace(unit.text, "")
    return rest


def _in_brackets(match: re.Match[str]) -> bool:
    """Whether the match fills a pair of brackets, as the rand in "(R)"; a lone letter elsewhere is no unit."""
    return match[0].startswith("(") and match.string[match.end() : match.end() + 1] == ")"


def _named(choices: Sequence[tuple[T, str]], text: str | None) -> T | None:
    """The choice whose pattern is the whole text."""
    return next((choice for choice, words_of in choices if re.fullmatch(words_of, text)), None) if text else None
