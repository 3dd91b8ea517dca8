"""What a blank workbook asks for: its columns, each with its header, its explanation and an example."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from budgetwatch.domain.message import Message, msg

Header: TypeAlias = tuple[str, str]
"""The same header in French and in English."""


class Form(StrEnum):
    """How a column is filled in."""

    TEXT = "text"
    CHOICE = "choice"
    AMOUNT = "amount"
    COUNT = "count"
    YEAR = "year"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class BlankColumn:
    """One column: `told` explains it on the second sheet, `choices` are proposed where it is a choice.

    The header is written in French and in English at once, whatever language the window speaks, in words that the
    reading of tables knows.
    """

    header: Header
    told: Message
    example: str | int | date
    form: Form = Form.TEXT
    choices: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Blank:
    """One blank workbook. `unit` and `year` say whether these are asked once, above the table."""

    kind: str
    title: Message
    columns: tuple[BlankColumn, ...]
    unit: bool = True
    year: bool = False


YES_OR_NO = (msg("yes"), msg("no"))
EXACT = msg("Amount in the unit stated above the table. Leave the cell empty where nobody knows it, write 0 for none.")
DAY = msg("A day, such as 31/12/2024.")


def amount(header: Header, example: int, told: Message = EXACT) -> BlankColumn:
    """A column of amounts."""
    return BlankColumn(header, told, example, Form.AMOUNT)


def day(header: Header, example: date, told: Message = DAY) -> BlankColumn:
    """A column of days."""
    return BlankColumn(header, told, example, Form.DATE)


def year_of(told: Message) -> BlankColumn:
    """The column of years."""
    return BlankColumn(("Exercice", "Year"), told, 2024, Form.YEAR)
