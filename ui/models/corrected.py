"""A corrected cell in words, and the amount that a person types for it."""

from __future__ import annotations

from datetime import datetime

from budgetwatch.domain.correction import Correction
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Absent, Amount, Value
from budgetwatch.i18n import Language

_SPACES = str.maketrans("", "", " \u00a0\u202f\u2009'’")


def typed_amount(text: str, scale: int, language: Language) -> Amount | None:
    """The amount of a typed number in units of `scale` currency units; None for what is no number.

    A comma is the decimal mark in French, and in English a mark between groups of three digits.
    """
    plain = text.translate(_SPACES).replace("\N{MINUS SIGN}", "-")
    plain = plain.replace(",", ".") if language.code == "fr" else plain.replace(",", "")
    if not plain.removeprefix("-").replace(".", "", 1).isdecimal() or not plain.isascii():
        return None
    return Amount.parse(plain).times_ten(len(str(scale)) - 1)


def shown_value(value: Value, currency: str | None, language: Language) -> str:
    """An amount to its last digit, or why there is none."""
    return language.absent(value) if isinstance(value, Absent) else language.exact(value, currency)


def correction_facts(one: Correction | None, currency: str | None, language: Language) -> list[tuple[str, str]]:
    """What was received, what is read instead, why and by whom; nothing where the cell is as received."""
    if one is None:
        return []
    signed = language.date(datetime.fromisoformat(one.at))
    word = language.word
    return [
        (word(msg("Read at import")), shown_value(one.received, currency, language)),
        (word(msg("Corrected to")), shown_value(one.corrected, currency, language)),
        (word(msg("Reason")), one.reason),
        (word(msg("Corrected by")), f"{one.author} · {signed}" if one.author else signed),
    ]
