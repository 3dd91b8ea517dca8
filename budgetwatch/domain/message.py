"""Sentences that are worded only where a person reads them, in the language of that person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from budgetwatch.domain.figure import Figure
    from budgetwatch.domain.money import Amount
    from budgetwatch.domain.source import CellRef
    from budgetwatch.domain.year import Year

    Argument: TypeAlias = "str | int | Decimal | date | Message | Amount | Figure | CellRef | Year"


@dataclass(frozen=True, slots=True)
class Message:
    """An English sentence with `{named}` places, its arguments, and the plural form where one counts.

    `budgetwatch.i18n.Language.word` gives the text. Arguments keep their type so that each language
    writes numbers, money and dates its own way.
    """

    text: str
    arguments: tuple[tuple[str, Argument], ...] = ()
    plural: str | None = None
    count: int | None = None

    def __str__(self) -> str:
        """The bare English form, for logs and test failures; people are shown `Language.word`."""
        text = self.plural if self.plural and self.count != 1 else self.text
        return text.format_map({name: str(value) for name, value in self.arguments})


def msg(text: str, /, **arguments: Argument) -> Message:
    """A sentence that the catalogues translate; the literal is extracted by `make texts`."""
    return Message(text, tuple(arguments.items()))


def msgn(one: str, many: str, /, count: int, **arguments: Argument) -> Message:
    """A sentence that depends on a count, which it may also show as `{count}`."""
    return Message(one, (("count", count), *arguments.items()), many, count)
