"""What a right reading of each document says, as text a person can check: computed from the model, never read back."""

from __future__ import annotations

from collections.abc import Iterable

from openpyxl.utils import get_column_letter

from generator.contracts import Award
from generator.layouts import FIRST_AMOUNT, Table


def budget_expectation(file: str, table: Table, year: int) -> str:
    """The expected reading of a budget table; amounts are in whole FCFA."""
    top, francs = table.header_row + 2, 1000
    counting = [(at, column) for at, column in enumerate(table.columns) if column.measure]
    total_row = len(table.rows) - 1
    text = [
        f"file       {file}",
        "kind       budget",
        f"verdict    {'review' if any(column.faults for column in table.columns) else 'ready'}",
        "currency   XOF",
        f"scale      {1000 // table.factor}",
        f"year       {year}",
        *(f"{kind + 's':10} {sum(row.kind == kind for row in table.rows)}" for kind in ("line", "heading", "subtotal")),
    ]
    lines = [row for row in table.rows if row.kind == "line"]
    for at, column in counting:
        summed = sum(row.amounts[at] or 0 for row in lines) * francs
        stated = (table.rows[total_row].amounts[at] or 0) * francs
        cell = f"{get_column_letter(FIRST_AMOUNT + at)}{top + total_row}"
        text.append(f"total      {column.measure} {column.basis} {year}: lines {summed}, printed {stated} in {cell}")
    for at, column in counting:
        for place, row in enumerate(table.rows, start=top):
            if gap := column.faults.get(row.subject, 0):
                cell = f"{get_column_letter(FIRST_AMOUNT + at)}{place}"
                printed = (row.amounts[at] or 0) * francs
                text.append(
                    f"disagrees  {cell} {row.label}: printed {printed}, lines {printed - gap * francs}, gap {gap * francs}"
                )
    return "\n".join(text) + "\n"


def register_expectation(file: str, contracts: tuple[Award, ...]) -> str:
    """The expected reading of the contract register; amounts are in whole FCFA."""
    direct = [contract for contract in contracts if contract.direct]
    text = [
        f"file       {file}",
        "kind       contracts",
        "verdict    ready",
        "currency   XOF",
        "scale      1",
        f"contracts  {len(contracts)}",
        f"years      {_counted(contract.signed.year for contract in contracts)}",
        f"awarded    {sum(contract.awarded for contract in contracts)}",
        f"amended    {sum(contract.amended for contract in contracts)}",
        f"paid       {sum(contract.paid for contract in contracts)}",
        f"delivered  {sum(contract.delivered for contract in contracts)}",
        f"advance    {sum(contract.advance for contract in contracts)}",
        f"penalty    {sum(contract.penalty for contract in contracts)}",
        f"direct     {len(direct)} for {sum(contract.awarded for contract in direct)}",
        f"no basis   {_listed(contract.number for contract in direct if not contract.basis)}",
        f"secret     {_listed(contract.number for contract in contracts if contract.secret)}",
        f"uncovered  {_listed(contract.number for contract in contracts if contract.guaranteed is False)}",
        f"no owner   {_listed(contract.number for contract in contracts if not contract.firm.owner)}",
        f"undelivered {_listed(contract.number for contract in contracts if contract.delivered < contract.paid)}",
    ]
    return "\n".join(text) + "\n"


def _listed(numbers: Iterable[str]) -> str:
    return " ".join(numbers)


def _counted(years: Iterable[int]) -> str:
    listed = list(years)
    return ", ".join(f"{year} ({listed.count(year)})" for year in sorted(set(listed)))
