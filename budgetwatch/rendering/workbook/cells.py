"""Cells of a workbook: exact values that show what the document prints, and texts that are never carried out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from budgetwatch.domain.document import Cell
from budgetwatch.domain.figure import Figure, Quantity
from budgetwatch.domain.money import Absent
from budgetwatch.i18n import Language
from budgetwatch.i18n.language import MINUS, NBSP
from budgetwatch.rendering.safe_cells import exact_number
from budgetwatch.rendering.words import tabled

_COMMAS = {1: "", 1_000: ",", 1_000_000: ",,", 1_000_000_000: ",,,"}
"""What divides a number that is shown: a comma for each thousand. The reader's own separators take their place."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number with the pattern that shows it, and the formula that makes it from other cells where there is one.

    `value` is a text where a spreadsheet would lose digits.
    """

    value: int | float | str
    pattern: str
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """Why there is no number, in words."""

    text: str


Written: TypeAlias = "str | Number | Missing"


def written(cell: Cell, language: Language, scale: int, sign: str = "") -> Written:
    """A cell of a table: figures to their last digit, shown as the document prints them, `sign` behind."""
    if isinstance(cell, Absent):
        return Missing(language.absent(cell))
    if isinstance(cell, Figure):
        return Number(exact_number(cell.amount), pattern(cell, language, scale, sign))
    return tabled(cell, language, scale)


def pattern(figure: Figure, language: Language, scale: int, sign: str = "") -> str:
    """How a spreadsheet shows a figure that the document prints in `scale` units: same rounding, same sign."""
    shown = tabled(figure, language, scale)
    if shown.startswith(("<", ">")):
        return f'"{shown}{sign}"'
    behind = f'"{sign}"' if sign else ""
    body = _body(figure, language, scale) + behind
    return f'"+"{body};"{MINUS}"{body};{body}' if shown.startswith("+") else f'{body};"{MINUS}"{body};{body}'


def _body(figure: Figure, language: Language, scale: int) -> str:
    match figure.unit.quantity:
        case Quantity.SHARE:
            space = f'"{NBSP}"' if language.code == "fr" else ""
            return f"0.0{space}%"
        case Quantity.MONEY if scale in _COMMAS and scale > 1:
            return f"#,##0{_COMMAS[scale]}"
        case _:
            return exactly_shown(figure)


def exactly_shown(figure: Figure) -> str:
    """The pattern that shows a figure to its last digit."""
    _, _, decimals = str(figure.amount).partition(".")
    return f"#,##0.{'0' * len(decimals)}" if decimals else "#,##0"
