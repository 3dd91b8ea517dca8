"""A language: its catalogue, and how it writes numbers, money, shares and dates."""

from __future__ import annotations

import gettext
import locale
import os
from dataclasses import replace
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from budgetwatch.domain.figure import Figure, Quantity
from budgetwatch.domain.message import Message
from budgetwatch.domain.money import Absent, Amount
from budgetwatch.i18n.words import ABSENT, CURRENCIES, SCALES
from budgetwatch.paths import resources

LANGUAGES = ("fr", "en")
NARROW, NBSP, MINUS = "\u202f", "\u00a0", "\u2212"


class Language:
    """French or English: words a Message and every kind of value that may stand in one."""

    def __init__(self, code: str) -> None:
        self.code = code
        self._catalogue = gettext.translation("budgetwatch", resources() / "locale", [code], fallback=True)
        self._group, self._point = (NARROW, ",") if code == "fr" else (",", ".")

    def word(self, message: Message) -> str:
        """The sentence in this language."""
        if message.plural is not None and message.count is not None:
            text = self._catalogue.ngettext(message.text, message.plural, message.count)
        else:
            text = self._catalogue.gettext(message.text) if message.text else ""
        if not message.arguments:
            return text  # also what people typed, braces and all
        return text.format_map({name: self.value(value) for name, value in message.arguments})

    def value(self, value: object) -> str:
        """Any argument of a message, written this language's way."""
        match value:
            case Absent():
                return self.absent(value)
            case str():
                return self.currency(value)  # a currency's code by its usual name, any other text as it is
            case Message():
                return self.word(value)
            case Figure():
                return self.figure(value)
            case Amount():
                return self.number(value.decimal)
            case bool():
                return str(value)
            case int() | Decimal():
                return self.number(Decimal(value))
            case datetime() | date():
                return self.date(value)
            case _:
                return str(value)

    def number(self, value: Decimal | int, decimals: int | None = None) -> str:
        """A number with this language's groups, decimal mark and minus sign; `decimals` rounds half away from zero."""
        number = Decimal(value)
        if decimals is not None:
            number = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        whole, _, part = f"{abs(number):f}".partition(".")
        if decimals is None and not part.strip("0"):
            part = ""  # a whole amount among others that have cents
        grouped = f"{int(whole):,}".replace(",", self._group)
        sign = MINUS if number < 0 else ""
        return f"{sign}{grouped}{self._point}{part}" if part else f"{sign}{grouped}"

    def scaled(self, amount: Amount, scale: int, decimals: int = 0, *, signed: bool = False) -> str:
        """An amount in thousands, millions …, without its unit: the header of a table names it.

        What is not nothing never reads 0: `< 1`, `> −1`. `signed` shows a plus before what is above zero.
        """
        value = amount.decimal / scale
        least = Decimal(1).scaleb(-decimals)
        if value and abs(value) * 2 < least:
            space = NBSP if self.code == "fr" else ""
            return f"{'<' if value > 0 else '>'}{space}{self.number(least.copy_sign(value), decimals)}"
        return f"{'+' if signed and value > 0 else ''}{self.number(value, decimals)}"

    def figure(self, figure: Figure) -> str:
        """A figure in a sentence: `41,3 milliards FCFA`, `66,1 %`, `12`."""
        match figure.unit.quantity:
            case Quantity.SHARE:
                return self.share(figure.amount)
            case Quantity.MONEY:
                return self.money(figure.amount, figure.unit.currency)
            case _:
                return self.number(figure.amount.decimal)

    def share(self, ratio: Amount, decimals: int = 1) -> str:
        """A ratio as a percentage: `66,1 %`, `66.1%`."""
        space = NBSP if self.code == "fr" else ""
        return f"{self.number(ratio.decimal * 100, decimals)}{space}%"

    def money(self, amount: Amount, currency: str | None) -> str:
        """An amount for a sentence, in the largest fitting unit: two decimals under ten of it, else one."""
        size = abs(amount.decimal)
        scale = next((step for step in (10**9, 10**6) if size >= step), 1)
        name = self.currency(currency)
        if scale == 1:
            # An amount per head is told to a hundredth, from a thousand on to the unit.
            few = None if amount.exponent >= -2 else 2 if size < 1_000 else 0
            return f"{self.number(amount.decimal, few)}{NBSP}{name}".rstrip()
        decimals = 2 if size / scale < 10 else 1
        text = self.number(amount.decimal / scale, decimals)
        word = self.word(replace(SCALES[scale], count=int(size / scale)))
        joined = f"{text}{NBSP}{word} {name}" if self.code == "fr" else f"{name} {text}{NBSP}{word}"
        return joined.strip()

    def exact(self, amount: Amount, currency: str | None) -> str:
        """An amount to its last digit, with its currency."""
        return f"{self.number(amount.decimal)}{NBSP}{self.currency(currency)}".rstrip()

    def currency(self, code: str | None) -> str:
        """How people call a currency: `FCFA` for XOF."""
        return CURRENCIES.get(code or "", code or "")

    def unit(self, scale: int, currency: str | None) -> str:
        """The unit of a table: `millions FCFA`."""
        name = self.currency(currency)
        return f"{self.word(SCALES[scale])} {name}".strip() if scale in SCALES else name

    def absent(self, state: Absent) -> str:
        """How a missing amount is shown."""
        return self.word(ABSENT[state])

    def told_of(self, head: object, text: str) -> str:
        """A head, a colon set this language's way, and what is told of it."""
        return f"{head}{NBSP if self.code == 'fr' else ''}: {text}"

    def date(self, day: date) -> str:
        """`12 nov. 2025` or `12 Nov 2025`."""
        from babel.dates import format_date

        pattern = "d MMM y"
        return format_date(day, pattern, locale=self.code)

    def moment(self, moment: datetime) -> str:
        """A date and an hour: `12 nov. 2025, 14 h 30`."""
        hour = f"{moment.hour}{NBSP}h{NBSP}{moment:%M}" if self.code == "fr" else f"{moment:%H:%M}"
        return f"{self.date(moment)}, {hour}"


@cache
def language(code: str) -> Language:
    """The language of that code; its catalogue is read once."""
    return Language(code if code in LANGUAGES else "fr")


def preferred(asked: str | None = None) -> Language:
    """The language asked for, else the saved preference, else the system's, else French."""
    from budgetwatch.preferences import saved

    system = (os.environ.get("LC_ALL") or os.environ.get("LANG") or (locale.getlocale()[0] or ""))[:2].lower()
    for choice in (asked, saved("language"), system):
        if choice in LANGUAGES:
            return language(choice)
    return language("fr")
