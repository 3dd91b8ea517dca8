"""Contracts of a register: one per number, whatever the rows it takes, each field with its column."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from sys import intern
from typing import Any

from budgetwatch.domain.code import normalised
from budgetwatch.domain.contract import Contract, Procedure
from budgetwatch.domain.grid import CellValue
from budgetwatch.domain.layout import Layout
from budgetwatch.domain.money import ZERO, Absent, Amount
from budgetwatch.mapping import register_words as words
from budgetwatch.mapping.amendments import amendment_columns, read_amendments
from budgetwatch.mapping.cells import Cells
from budgetwatch.mapping.contract_dates import DayForm, day_form, read_date
from budgetwatch.mapping.instalments import payments
from budgetwatch.mapping.lots import split_by_lots
from budgetwatch.mapping.meanings import pattern
from budgetwatch.mapping.numbers import printed
from budgetwatch.mapping.register_headers import may_repeat
from budgetwatch.mapping.register_rows import named_by_merges
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.text import plain, shown
from budgetwatch.mapping.units import currency_of
from budgetwatch.mapping.years import year_in_header

_PROCEDURES = tuple((procedure, pattern(text)) for procedure, text in words.PROCEDURES)


def read_contracts(
    sheet: Sheet, layout: Layout, cells: Cells, rows: Sequence[int], exponent: int
) -> tuple[tuple[Contract, ...], Mapping[str, list[int]]]:
    """The contracts of a register, and by field the first rows of those whose rows state different amounts.

    Rows with one number are one contract, but for its lots: each field is that of the first row that fills it, so that an amount
    repeated per supplier counts once. Several amendments of one row are added, and payments of several rows and columns.
    """
    columns = {column.field: column.index for column in reversed(layout.columns) if column.field}
    if "kind" in columns:
        columns.setdefault("category", columns["kind"])  # works, supplies and services are all that it says
    read_in = columns | ({"procedure": columns["procedure_text"]} if "procedure_text" in columns else {})
    amending = amendment_columns(sheet, layout.columns, rows)
    days = {name: day_form(sheet, columns[name], rows) for name in words.DATES if name in columns}
    titled = next(
        (column.year.number for column in layout.columns if column.field in words.MONEY and column.year), None
    )
    contracts: list[Contract] = []
    conflicts: dict[str, list[int]] = {}
    groups = _by_number(sheet, layout, rows, columns.get("id"))
    for number, mine in split_by_lots(sheet, layout, cells, groups).items():
        values: dict[str, Any] = {
            name: value
            for name, column in columns.items()
            if name not in ("id", *words.MONEY, *words.AMENDING)
            and (value := _first(sheet, name, column, mine, days)) is not None
        }
        money, doubtful = _money(sheet, layout, cells, mine, exponent)
        for name in doubtful:
            conflicts.setdefault(name, []).append(mine[0])
        if "procedure_text" in values:
            values["procedure"] = procedure_of(values["procedure_text"])
        if titled and not values.keys() & {"year", "signed", "award_date"}:
            values["year"] = titled
        amendments = read_amendments(sheet, cells, amending, mine[0], exponent) if amending else ()
        contracts.append(Contract(number, tuple(mine), columns=read_in, amendments=amendments, **(values | money)))
    return tuple(contracts), conflicts


def _money(
    sheet: Sheet, layout: Layout, cells: Cells, rows: Sequence[int], exponent: int
) -> tuple[dict[str, Amount], list[str]]:
    """The amounts of one contract by field, and the fields that its rows state differently."""
    places: dict[str, list[int]] = {}
    for column in layout.columns:
        if column.field in words.MONEY and (column.field not in places or may_repeat(column.field, column.header)):
            places.setdefault(column.field, []).append(column.index)
    money: dict[str, Amount] = {}
    doubtful: list[str] = []
    for name, mine in places.items():
        if name == "paid":
            made = [payments(sheet, layout, cells, column, rows) for column in mine]
            parts = [_amounts(cells, [column], one.rows, exponent) for column, one in zip(mine, made, strict=True)]
            stated = [sum(chain(*parts), ZERO)] if any(parts) else []
        else:
            made, stated = [], _amounts(cells, mine, rows, exponent)
        money |= {name: stated[0]} if stated else {}
        if len(set(stated)) > 1 or any(one.doubtful for one in made):
            doubtful.append(name)
    return money, doubtful


def _by_number(sheet: Sheet, layout: Layout, rows: Sequence[int], column: int | None) -> dict[str, list[int]]:
    """The rows of each contract by its number, in the order of the sheet; a row without a number stands alone.

    A number in a merged cell is that of every row it covers, and a row that only merged cells name goes on with the
    contract above.
    """
    numbers = sheet.spread(column, rows) if column else [None] * len(rows)
    going_on = set(named_by_merges(sheet, layout.columns, rows))
    groups: dict[str, list[int]] = {}
    above = ""
    for row, cell in zip(rows, numbers, strict=True):
        if not (row in going_on and above and not shown(cell)):
            above = shown(cell) or f"{sheet.grid.sheet} {row}"
        groups.setdefault(above, []).append(row)
    return groups


def _first(sheet: Sheet, field: str, column: int, rows: Sequence[int], days: Mapping[str, DayForm]) -> Any:
    """The field's value in the first row that gives one; an empty text where all cells are blank."""
    read = _READERS.get(field, _text)
    if field == "last_paid":
        paid = (read_date(sheet.grid.cell(row, column), days[field]) for row in rows)
        return max((day for day in paid if day), default=None)
    for row in rows:
        cell = sheet.grid.cell(row, column)
        value = read_date(cell, days[field]) if field in days else read(cell)
        if value not in (None, ""):
            return value
    return "" if read is _text and field not in days else None


def _amounts(cells: Cells, columns: Sequence[int], rows: Sequence[int], exponent: int) -> list[Amount]:
    """What each row states in some columns, added; rows that state nothing are left out."""
    stated: list[Amount] = []
    for row in rows:
        values = [value for column in columns if not isinstance(value := cells.at(row, column), Absent)]
        if values:
            stated.append(sum((Amount(value, exponent) for value in values), ZERO))
    return stated


def procedure_of(text: str) -> Procedure:
    """How a contract was awarded, from the register's own words."""
    name = normalised(text)
    return next((procedure for procedure, words_of in _PROCEDURES if words_of.search(name)), Procedure.UNKNOWN)


def _currency(cell: CellValue) -> str | None:
    """The code of a currency; a name that no code is known for stays as it is."""
    text = shown(cell)
    return currency_of(text) or text or None


def _text(cell: CellValue) -> str:
    """The text of a cell, the same object each time: a register repeats its buyers and its firms all along."""
    return intern(shown(cell))


def _flag(cell: CellValue) -> bool | None:
    text = plain(shown(cell))
    return True if text in words.YES else False if text in words.NO else None


def _guaranteed(cell: CellValue) -> bool | None:
    """Whether a guarantee is stated: an amount or the name of a bank states one."""
    text = plain(shown(cell))
    return None if not text else text not in (*words.NO, *words.NONE)


def _count(cell: CellValue) -> int | None:
    text = shown(cell)
    return int(text) if text.isdigit() else None


def _year(cell: CellValue) -> int | None:
    year = year_in_header(shown(cell))
    return year.number if year else None


def _share(cell: CellValue) -> float | None:
    """A share of one: 0.9, 90 % and 90 are the same."""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return cell / 100 if cell > 1 else float(cell)
    match = printed(shown(cell))
    return float(match["body"].replace(",", ".")) / 100 if match and match["percent"] else None


_READERS: Mapping[str, Callable[[CellValue], Any]] = {
    "currency": _currency,
    "secret": _flag,
    "guaranteed": _guaranteed,
    "offers": _count,
    "year": _year,
    "delivered_share": _share,
}
