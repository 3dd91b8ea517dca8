"""Columns of a contract register that are left out: which may hold money, and what explains that nothing is lost."""

from __future__ import annotations

from budgetwatch.domain.fact import Reading
from budgetwatch.domain.layout import Column, Role
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.money import ZERO, Absent, Amount
from budgetwatch.mapping import register_words as words
from budgetwatch.mapping.meanings import meaning
from budgetwatch.mapping.numbers import Form, decide_form, parse_column, printed
from budgetwatch.mapping.profiles import are_large, looks_like_money
from budgetwatch.mapping.register_columns import is_taxed, is_untaxed
from budgetwatch.mapping.register_headers import field_of, is_apart, is_instalment, is_known, is_spent
from budgetwatch.mapping.sheets import Sheet

_ENOUGH = 0.8  # share of the filled cells that are numbers where a column holds numbers


def may_hold_money(column: Column, texts: list[str]) -> bool:
    """Whether numbers stand under a header that is no field of a contract and speaks of money, or are large ones."""
    if column.role is not Role.IGNORED or is_known(column.header) or not _are_numbers(texts):
        return False
    said = meaning(column.header)
    if said.is_code or said.role is not None:
        return False
    named = field_of(column.header)
    given_up = named is not None and named[0] in words.MONEY
    spoken = is_apart(column.header) or is_spent(column.header)
    return said.of_money or given_up or looks_like_money(texts) or (spoken and are_large(texts))


def explained(sheet: Sheet, reading: Reading, column: Column) -> tuple[bool, Message | None]:
    """What is known of a column left out, and whether that shows that nothing of a contract is lost."""
    taxed = [other.index for other in reading.layout.columns if other.field and is_taxed(other.header)]
    if taxed and is_untaxed(column.header):
        return _before_tax(sheet, reading, column, taxed)
    if is_apart(column.header):
        return True, msg(
            "“{header}” is a tax, a difference or what is held back or still due, no amount of a contract, and is left out.",
            header=column.header,
        )
    if _are_parts_of_paid(sheet, reading, column):
        return True, msg(
            "“{header}” is a part of what the contracts state as paid, and is left out.", header=column.header
        )
    if _are_amended(sheet, reading, column):
        return True, msg("“{header}” is the awarded amount with its amendments, and is left out.", header=column.header)
    return False, None


def _before_tax(sheet: Sheet, reading: Reading, column: Column, taxed: list[int]) -> tuple[bool, Message]:
    """That an amount before tax is left out beside the same with its tax; to verify where that one is blank."""
    rows = [contract.rows for contract in reading.contracts]
    alone = [
        mine[0]
        for mine in rows
        if any(sheet.text(row, column.index) for row in mine)
        and not any(sheet.text(row, index) for row in mine for index in taxed)
    ]
    if not alone:
        return True, msg(
            "“{header}” is before tax and is left out: the amount with its tax is taken.", header=column.header
        )
    return False, msgn(
        "“{header}” is left out, but {count} contract (row {row}) has no amount with its tax: it counts without any.",
        "“{header}” is left out, but {count} contracts (row {row} …) have no amount with their tax: they count without any.",
        len(alone),
        header=column.header,
        row=alone[0],
    )


def _are_parts_of_paid(sheet: Sheet, reading: Reading, column: Column) -> bool:
    """Whether a column is one of the instalments that add up, for every contract, to what it states as paid."""
    parts = [one for one in reading.layout.columns if one.role is Role.IGNORED and is_instalment(one.header)]
    if column not in parts or not any(contract.paid for contract in reading.contracts):
        return False
    added = [ZERO] * len(reading.contracts)
    for part in parts:
        added = [whole + (value or ZERO) for whole, value in zip(added, _amounts(sheet, reading, part), strict=True)]
    return all(whole == (one.paid or ZERO) for whole, one in zip(added, reading.contracts, strict=True))


def _amounts(sheet: Sheet, reading: Reading, column: Column) -> list[Amount | None]:
    """What a column left out states in the first row of each contract."""
    cells = [sheet.grid.cell(contract.rows[0], column.index) for contract in reading.contracts]
    parsed = parse_column(cells, decide_form(cells, Form(".")))
    exponent = len(str(reading.layout.unit.scale)) - 1 - parsed.places
    return [None if isinstance(value, Absent) else Amount(value, exponent) for value in parsed.values]


def _are_amended(sheet: Sheet, reading: Reading, column: Column) -> bool:
    """Whether a column states for every contract what was awarded plus its amendments."""
    stated = _amounts(sheet, reading, column)
    return bool(stated) and all(
        value is not None and one.awarded is not None and value == one.awarded + (one.amended or ZERO)
        for one, value in zip(reading.contracts, stated, strict=True)
    )


def _are_numbers(texts: list[str]) -> bool:
    numbers = [match for text in texts if (match := printed(text)) and not match["percent"]]
    return bool(texts) and len(numbers) >= _ENOUGH * len(texts)
