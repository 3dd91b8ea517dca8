"""The unit of a table whose amounts each bear the name of the same currency: "12 500 FCFA"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from budgetwatch.domain.layout import Column, Evidence, PrintedUnit, Role
from budgetwatch.domain.source import CellRef
from budgetwatch.mapping.context import Context, at_home
from budgetwatch.mapping.numbers import absence, printed
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.text import shown
from budgetwatch.mapping.units import currency_of

_NUMBER = re.compile(r"[-+−–(]?\s*\d[\d\s.,'’]*\)?|\bttc\b", re.IGNORECASE)


def with_currency_of_amounts(
    context: Context, unit: PrintedUnit, sheet: Sheet, columns: Sequence[Column], rows: Sequence[int]
) -> PrintedUnit:
    """The unit where something states it; else the currency that every amount of the lines bears, in whole units."""
    amounts = [column.index for column in columns if column.role is Role.AMOUNT and column.counts]
    if unit.how is not Evidence.ASSUMED or not amounts or not rows:
        return unit
    texts = (shown(sheet.grid.cell(row, column)) for row in rows for column in amounts)
    currency = _shared(text for text in texts if text and not absence(text))
    if currency is None:
        return unit
    cell = CellRef(context.sha256, context.sheet, rows[0], amounts[0])
    return PrintedUnit(at_home(context, currency), 1, Evidence.SHEET, cell, sheet.text(rows[0], amounts[0]))


def _shared(texts: Iterable[str]) -> str | None:
    """The one currency that all texts name beside their number; None as soon as one names none or another."""
    found: str | None = None
    for text in texts:
        currency = currency_of(_NUMBER.sub(" ", text)) if printed(text) else None
        if currency is None or currency != (found or currency):
            return None
        found = currency
    return found
