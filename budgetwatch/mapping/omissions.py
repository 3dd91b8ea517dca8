"""Columns of numbers that a reading leaves out although they may be money: said, never dropped in silence."""

from __future__ import annotations

from collections.abc import Iterator

from budgetwatch.domain.fact import Reading
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.layout import Column, Role, RowKind, TableKind
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.source import CellRef, column_letters
from budgetwatch.mapping.meanings import meaning
from budgetwatch.mapping.register_omissions import explained, may_hold_money
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.text import shown

_LEFT_OUT = (Role.QUANTITY, Role.IGNORED)


def omissions(sha256: str, sheet: Sheet, reading: Reading) -> Iterator[Issue]:
    """One issue for each column of numbers that is left out: to verify where nothing explains the column."""
    layout = reading.layout
    left_out = {TableKind.BUDGET: _of_budget, TableKind.CONTRACTS: may_hold_money}.get(layout.kind)
    row = layout.header_rows[-1] if layout.header_rows else layout.area.top
    for column in layout.columns if left_out else ():
        if left_out and column.role in _LEFT_OUT and left_out(column, _texts(sheet, reading, column)):
            plain, why = explained(sheet, reading, column) if layout.kind is TableKind.CONTRACTS else (False, None)
            yield Issue(
                "column-left-out",
                Severity.INFO if plain else Severity.WARNING,
                why or may_be_money(column),
                CellRef(sha256, layout.sheet, row, column.index),
            )


def may_be_money(column: Column) -> Message:
    """That a column of numbers is left out; one without a header is named by its letter."""
    if column.header:
        return msg("“{header}” holds numbers that may be money and is left out.", header=column.header)
    letters = column_letters(column.index)
    return msg(
        "Column {letters}, which has no header, holds numbers that may be money and is left out.", letters=letters
    )


def _texts(sheet: Sheet, reading: Reading, column: Column) -> list[str]:
    """What the lines of a table print in a column."""
    layout = reading.layout
    rows = [row for row, kind in enumerate(layout.rows, layout.area.top) if kind is RowKind.LINE]
    return [text for cell in sheet.cells(column.index, rows) if (text := shown(cell))]


def _of_budget(column: Column, texts: list[str]) -> bool:
    """Numbers under a header that names neither a quantity nor anything else."""
    return column.role is Role.QUANTITY and meaning(column.header).role is None and bool(texts)
