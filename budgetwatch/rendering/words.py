"""Cells, labels and fixed words of paper, in a language."""

from __future__ import annotations

from budgetwatch.domain.checklist import Bilingual
from budgetwatch.domain.document import Cell, Verbatim
from budgetwatch.domain.figure import Figure, Operation, Quantity, Trace
from budgetwatch.domain.message import Message
from budgetwatch.domain.money import Absent
from budgetwatch.i18n import Language


def spoken(cell: Cell, language: Language) -> str:
    """A cell or label as it stands in a sentence."""
    match cell:
        case Message():
            return language.word(cell)
        case Verbatim(text=text):
            return text
        case Bilingual():
            return cell.text(language.code)
        case Figure():
            return language.figure(cell)
        case Absent():
            return language.absent(cell)


def opening(text: str) -> str:
    """The text with a capital letter, as it begins a line."""
    return text[:1].upper() + text[1:]


def tabled(cell: Cell, language: Language, scale: int) -> str:
    """A cell as it stands in a table whose header names the unit; differences keep their sign."""
    if isinstance(cell, Message):
        return opening(language.word(cell))
    if not isinstance(cell, Figure):
        return spoken(cell, language)
    signed = _is_change(cell.trace)
    sign = "+" if cell.value > 0 and signed else ""
    if cell.unit.quantity is not Quantity.MONEY:
        return sign + language.figure(cell)
    if scale == 1:
        return sign + language.number(cell.amount.decimal)
    return language.scaled(cell.amount, scale, signed=signed)


def exactly(figure: Figure, language: Language) -> str:
    """A figure to its last digit, for the annex; a share to a ten-thousandth of a percent."""
    match figure.unit.quantity:
        case Quantity.MONEY:
            return language.exact(figure.amount, figure.unit.currency)
        case Quantity.SHARE:
            return language.share(figure.amount, decimals=4)
        case _:
            return language.number(figure.amount.decimal)


def _is_change(trace: Trace) -> bool:
    first = trace.inputs[0] if trace.inputs else None
    relative = trace.operation is Operation.RATIO and isinstance(first, Trace) and _is_change(first)
    return trace.operation is Operation.DIFFERENCE or relative
