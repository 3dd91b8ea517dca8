"""Plain tables as files: csv for programs and people, one workbook for people."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import StringIO
from itertools import islice
from pathlib import Path

from budgetwatch.domain.money import Amount
from budgetwatch.domain.table import Plain, PlainTable
from budgetwatch.rendering.drafts import drafts_in
from budgetwatch.rendering.safe_cells import exact_number, plain_text

MOST_ROWS = 1_000_000
"""Rows of one sheet: a spreadsheet shows little more than a million."""


def write_csv(path: Path, table: PlainTable, delimiter: str, passed: Callable[[int], None]) -> int:
    """Write the table as UTF-8 with a mark, so that spreadsheets see the accents; how many rows there were.

    `passed` is told the number of rows now and then; it may stop the writing by raising.
    """
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file, delimiter=delimiter)
        out.writerow(field.name for field in table.fields)
        for count, row in enumerate(table.rows, 1):
            out.writerow([_text(cell) for cell in row])
            if count % 10_000 == 0:
                passed(count)
    return count


def csv_bytes(table: PlainTable, delimiter: str) -> bytes:
    """A short table as `write_csv` writes it, in memory."""
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(field.name for field in table.fields)
    writer.writerows([_text(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def write_workbook(path: Path, tables: Sequence[PlainTable], passed: Callable[[int], None]) -> int:
    """Write the tables as the sheets of one workbook (.xlsx), values only, headings frozen; how many rows there were."""
    with drafts_in(path.parent):
        return _write_sheets(path, tables, passed)


def _write_sheets(path: Path, tables: Sequence[PlainTable], passed: Callable[[int], None]) -> int:
    from openpyxl import Workbook

    book, count = Workbook(write_only=True), 0
    for table in tables:
        rows = iter(table.rows)
        for number, part in enumerate(_parts(rows), 1):
            sheet = book.create_sheet(table.name if number == 1 else f"{table.name} {number}")
            sheet.freeze_panes = "A2"
            sheet.append([field.name for field in table.fields])
            for row in part:
                sheet.append([_cell(cell) for cell in row])
                count += 1
                if count % 10_000 == 0:
                    passed(count)
    book.save(path)
    return count


def _parts(rows: Iterator[tuple[Plain, ...]]) -> Iterator[Iterable[tuple[Plain, ...]]]:
    """The rows in parts that a sheet can hold; one empty part where there are none."""
    part = tuple(islice(rows, MOST_ROWS))
    yield part
    while part := tuple(islice(rows, MOST_ROWS)):
        yield part


def _text(cell: Plain) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case str():
            return plain_text(cell)
        case _:
            return str(cell)


def _cell(cell: Plain) -> str | int | float | bool | None:
    """A cell of a workbook: amounts as numbers where a spreadsheet keeps every digit, else as text."""
    match cell:
        case str():
            return plain_text(cell)
        case Amount():
            return exact_number(cell)
        case _:
            return cell
