"""A contract register carried out: contracts, their amounts counted once, and what is doubtful about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from budgetwatch.domain.contract import Contract
from budgetwatch.domain.fact import AmountColumn, Line, Reading
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.layout import Layout
from budgetwatch.domain.message import msgn
from budgetwatch.domain.money import Absent
from budgetwatch.domain.source import CellRef
from budgetwatch.domain.year import Year
from budgetwatch.mapping.amounts import amount_columns
from budgetwatch.mapping.cells import Cells
from budgetwatch.mapping.contracts import read_contracts
from budgetwatch.mapping.doubts import doubts
from budgetwatch.mapping.scopes import Sums
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.totals import Checker


def read_register(sha256: str, sheet: Sheet, layout: Layout, cells: Cells, sums: Sums, exponent: int) -> Reading:
    """The contracts of a register. An amount that several rows of a contract repeat stands once in its column."""
    rows = list(sums.rows)
    contracts, conflicts = read_contracts(sheet, layout, cells, rows, exponent)
    amounts = tuple(
        _once(column, contracts, rows) for column in amount_columns(sheet, layout.columns, cells, rows) if column.counts
    )
    checker = Checker(sha256, layout, sums, (), exponent)
    reading = Reading(
        layout,
        exponent,
        _lines(contracts, rows),
        amounts,
        checker.totals(amounts, [None] * len(rows)),
        (),
        contracts,
    )
    return replace(reading, issues=(*doubts(sha256, sheet, reading, cells), *_conflicts(sha256, layout, conflicts)))


def _lines(contracts: Sequence[Contract], rows: Sequence[int]) -> tuple[Line, ...]:
    """One line per row, named after its contract."""
    named = {
        row: (contract.subject or contract.supplier or contract.id, contract.year)
        for contract in contracts
        for row in contract.rows
    }
    return tuple(
        Line(row, named[row][0], year=Year(year) if (year := named[row][1]) is not None else None) for row in rows
    )


def _once(column: AmountColumn, contracts: Sequence[Contract], rows: Sequence[int]) -> AmountColumn:
    """The column with the amount of each contract at its first row that states one, and nothing at the others."""
    values = dict(zip(rows, column.values, strict=True))
    for contract in contracts:
        stating = [row for row in contract.rows if not isinstance(values[row], Absent)]
        values |= dict.fromkeys(stating[1:], Absent.NIL)
    return replace(column, values=tuple(values[row] for row in rows))


def _conflicts(sha256: str, layout: Layout, rows: Sequence[int]) -> list[Issue]:
    """One issue for the contracts that state several amounts, at the first of them."""
    column = next((column.index for column in layout.columns if column.field == "awarded"), layout.area.left)
    if not rows:
        return []
    return [
        Issue(
            "contract-amounts-differ",
            Severity.WARNING,
            msgn(
                "{count} contract states different amounts in its rows; the first one is taken.",
                "{count} contracts state different amounts in their rows; the first one of each is taken.",
                len(rows),
            ),
            CellRef(sha256, layout.sheet, rows[0], column),
        )
    ]
