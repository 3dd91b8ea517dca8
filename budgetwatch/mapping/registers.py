"""A contract register carried out: contracts, their amounts counted once, and what is doubtful about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from budgetwatch.domain.contract import Contract, currencies_of
from budgetwatch.domain.fact import AmountColumn, Line, Reading
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.layout import Layout
from budgetwatch.domain.message import Message, msgn
from budgetwatch.domain.money import Absent
from budgetwatch.domain.source import CellRef
from budgetwatch.domain.year import Year
from budgetwatch.mapping.amounts import amount_columns
from budgetwatch.mapping.cells import Cells
from budgetwatch.mapping.contract_doubts import contract_doubts
from budgetwatch.mapping.contracts import read_contracts
from budgetwatch.mapping.doubts import doubts
from budgetwatch.mapping.groups import row_label
from budgetwatch.mapping.instalments import payments
from budgetwatch.mapping.scopes import Sums
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.totals import Checker, scopes_of


def read_register(sha256: str, sheet: Sheet, layout: Layout, cells: Cells, sums: Sums, exponent: int) -> Reading:
    """The contracts of a register. An amount that several rows of a contract repeat stands once in its column.

    Where the contracts are in several currencies nothing is added: only the contracts themselves have amounts.
    """
    rows = list(sums.rows)
    contracts, conflicts = read_contracts(sheet, layout, cells, rows, exponent)
    counted = {
        paid.index: {
            contract.rows: payments(sheet, layout, cells, paid.index, contract.rows).rows
            for contract in contracts
            if len(contract.rows) > 1
        }
        for paid in layout.columns
        if paid.field == "paid"
    }
    amounts = tuple(
        _once(column, contracts, rows, counted.get(column.column, {}))
        for column in amount_columns(sheet, layout.columns, cells, rows)
        if column.counts and len(currencies_of(contracts)) < 2
    )
    # Printed sums of parts add rows: where several rows are one contract they cannot be held against them.
    scopes = scopes_of(layout, sums, partial(row_label, sheet, layout)) if len(contracts) == len(rows) else ()
    checker = Checker(sha256, layout, sums, scopes, exponent)
    reading = Reading(
        layout,
        exponent,
        _lines(contracts, rows),
        amounts,
        checker.totals(amounts, [None] * len(rows)),
        checker.subtotals({scope.row: row_label(sheet, layout, scope.row) for scope in scopes}),
        contracts,
    )
    issues = (
        *doubts(sha256, sheet, reading, cells),
        *_conflicts(sha256, layout, conflicts),
        *contract_doubts(sha256, sheet, reading),
    )
    return replace(reading, issues=issues)


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


def _once(
    column: AmountColumn,
    contracts: Sequence[Contract],
    rows: Sequence[int],
    counted: Mapping[tuple[int, ...], tuple[int, ...]],
) -> AmountColumn:
    """The column with each contract's amount at the rows `counted` for it, else at the first one that states it."""
    values = dict(zip(rows, column.values, strict=True))
    for contract in contracts:
        stating = [row for row in contract.rows if not isinstance(values[row], Absent)]
        kept = counted.get(contract.rows, tuple(stating[:1]))
        values |= dict.fromkeys((row for row in stating if row not in kept), Absent.NIL)
    return replace(column, values=tuple(values[row] for row in rows))


def _conflicts(sha256: str, layout: Layout, conflicts: Mapping[str, list[int]]) -> list[Issue]:
    """One issue per field for the contracts that state several amounts, at the first of them."""
    return [
        Issue(
            "contract-amounts-differ",
            Severity.WARNING,
            _added(len(rows)) if field == "paid" else _first_taken(len(rows)),
            CellRef(sha256, layout.sheet, rows[0], _column_of(layout, field)),
        )
        for field, rows in conflicts.items()
    ]


def _column_of(layout: Layout, field: str) -> int:
    return next(column.index for column in layout.columns if column.field == field)


def _first_taken(count: int) -> Message:
    return msgn(
        "{count} contract states different amounts in its rows; the first one is taken.",
        "{count} contracts state different amounts in their rows; the first one of each is taken.",
        count,
    )


def _added(count: int) -> Message:
    return msgn(
        "{count} contract states different payments that no date or number tells apart; they are added.",
        "{count} contracts state different payments that no date or number tells apart; they are added.",
        count,
    )
