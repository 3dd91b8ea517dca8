"""Columns of numbers that a reading leaves out although they may be money: said, never dropped in silence."""

from __future__ import annotations

from collections.abc import Iterator

from budgetwatch.domain.fact import Reading
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.layout import Column, Role, RowKind, TableKind
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import ZERO, Absent, Amount
from budgetwatch.domain.source import CellRef, column_letters
from budgetwatch.mapping.meanings import meaning
from budgetwatch.mapping.numbers import Form, decide_form, parse_column, printed
from budgetwatch.mapping.profiles import looks_like_money
from budgetwatch.mapping.register_columns import is_taxed, is_untaxed
from budgetwatch.mapping.register_headers import is_known
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.text import shown

_LEFT_OUT = (Role.QUANTITY, Role.IGNORED)
_ENOUGH = 0.8  # share of the filled cells that are numbers where a column holds numbers


def omissions(sha256: str, sheet: Sheet, reading: Reading) -> Iterator[Issue]:
    """One issue for each column of numbers that is left out: to verify where nothing explains the column."""
    layout = reading.layout
    left_out = {TableKind.BUDGET: _of_budget, TableKind.CONTRACTS: _of_register}.get(layout.kind)
    row = layout.header_rows[-1] if layout.header_rows else layout.area.top
    for column in layout.columns if left_out else ():
        if left_out and column.role in _LEFT_OUT and left_out(column, _texts(sheet, reading, column)):
            why = _explained(sheet, reading, column)
            yield Issue(
                "column-left-out",
                Severity.INFO if why else Severity.WARNING,
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


def _explained(sheet: Sheet, reading: Reading, column: Column) -> Message | None:
    """Why a money column of a register is left out without loss, where its header or an addition says so."""
    if not reading.contracts:
        return None
    taxed = [other.index for other in reading.layout.columns if other.field and is_taxed(other.header)]
    if taxed and is_untaxed(column.header) and not _stands_alone(sheet, reading, column, taxed):
        return msg("“{header}” is before tax and is left out: the amount with its tax is taken.", header=column.header)
    if _are_amended(sheet, reading, column):
        return msg("“{header}” is the awarded amount with its amendments, and is left out.", header=column.header)
    return None


def _stands_alone(sheet: Sheet, reading: Reading, column: Column, taxed: list[int]) -> bool:
    """Whether a contract states its amount before tax and none with it: left out, its money would be lost."""
    rows = [contract.rows for contract in reading.contracts]
    return any(
        any(sheet.text(row, column.index) for row in mine)
        and not any(sheet.text(row, index) for row in mine for index in taxed)
        for mine in rows
    )


def _are_amended(sheet: Sheet, reading: Reading, column: Column) -> bool:
    """Whether a column states for every contract what was awarded plus its amendments."""
    cells = [sheet.grid.cell(contract.rows[0], column.index) for contract in reading.contracts]
    parsed = parse_column(cells, decide_form(cells, Form(".")))
    exponent = len(str(reading.layout.unit.scale)) - 1 - parsed.places
    return all(
        not isinstance(value, Absent)
        and contract.awarded is not None
        and Amount(value, exponent) == contract.awarded + (contract.amended or ZERO)
        for contract, value in zip(reading.contracts, parsed.values, strict=True)
    )


def _texts(sheet: Sheet, reading: Reading, column: Column) -> list[str]:
    """What the lines of a table print in a column."""
    layout = reading.layout
    rows = [row for row, kind in enumerate(layout.rows, layout.area.top) if kind is RowKind.LINE]
    return [text for cell in sheet.cells(column.index, rows) if (text := shown(cell))]


def _of_budget(column: Column, texts: list[str]) -> bool:
    """Numbers under a header that names neither a quantity nor anything else."""
    return column.role is Role.QUANTITY and meaning(column.header).role is None and bool(texts)


def _of_register(column: Column, texts: list[str]) -> bool:
    """Numbers under a header that is no field of a contract, and that speaks of money or stands over large ones."""
    if column.role is not Role.IGNORED or is_known(column.header) or not _are_numbers(texts):
        return False
    said = meaning(column.header)
    if said.is_code or said.role is not None:
        return False
    return said.of_money or looks_like_money(texts)


def _are_numbers(texts: list[str]) -> bool:
    numbers = [match for text in texts if (match := printed(text)) and not match["percent"]]
    return bool(texts) and len(numbers) >= _ENOUGH * len(texts)
