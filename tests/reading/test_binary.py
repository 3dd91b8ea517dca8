"""Workbooks of Excel 95 and binary workbooks of today say as much as an .xlsx does."""

from __future__ import annotations

import struct

import pytest

from budgetwatch.domain.errors import Unreadable
from budgetwatch.domain.grid import CellError
from budgetwatch.domain.source import Area
from budgetwatch.reading import read_workbook
from tests.reading.binary import biff5, cell12, error, label, number, ole, record, record12, row12, text12, xlsb

_FILE_PASS = record(0x002F, bytes(6))


def _code(content: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        read_workbook(content, "b.xls")
    return refused.value.code


def test_a_workbook_of_excel_95_is_read_with_its_accents_and_its_errors() -> None:
    cells = [
        label(0, 0, "Libellé", style=1),
        label(0, 1, "Crédits votés"),
        label(1, 0, "Soldes à l'étranger"),
        number(1, 1, 4250300.5),
        label(2, 0, "Équipements"),
        error(2, 1, 0x17),
    ]
    workbook, issues = read_workbook(biff5("Défense", cells), "b.xls")
    grid = workbook.grids[0]
    assert (workbook.source.format, grid.sheet, issues) == ("xls", "Défense", ())
    assert [tuple(row) for row in grid.rows] == [
        ("Libellé", "Crédits votés"),
        ("Soldes à l'étranger", 4250300.5),
        ("Équipements", CellError("#REF!")),
    ]
    assert grid.bold == {(1, 1)}
    assert grid.indents == {}


def test_hidden_rows_and_columns_of_excel_95_are_found() -> None:
    hidden_row = record(0x0208, struct.pack("<HHHHHHHH", 1, 0, 2, 255, 0, 0, 0x20, 0))
    hidden_column = record(0x007D, struct.pack("<HHHHHH", 1, 1, 2048, 0, 1, 0))
    cells = [hidden_column, hidden_row, label(0, 0, "a"), number(1, 1, 2.0)]
    grid = read_workbook(biff5("Feuil1", cells), "b.xls")[0].grids[0]
    assert grid.hidden_rows == {2}
    assert grid.hidden_columns == {2}


def test_a_locked_workbook_of_excel_95_is_named_as_not_read() -> None:
    assert _code(biff5("Feuil1", [label(0, 0, "a")], before=_FILE_PASS)) == "unsupported-encryption"


@pytest.mark.parametrize(
    "version", [b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00"]
)
def test_a_workbook_of_before_containers_is_refused_by_its_age(version: bytes) -> None:
    assert _code(version + bytes(60)) == "old-workbook"


def test_a_container_without_records_is_damaged() -> None:
    assert _code(ole("Workbook", b"")) == "damaged"


def test_a_container_of_another_kind_is_no_spreadsheet() -> None:
    assert _code(ole("WordDocument", b"x")) == "not-a-spreadsheet"


def test_a_binary_workbook_gives_bold_cells_indents_merges_and_what_is_hidden() -> None:
    rows = (
        row12(0)
        + cell12(6, 0, text12("Budget voté"), style=1)
        + row12(1, hidden=True)
        + cell12(6, 0, text12("Soldes"), style=2)
        + cell12(5, 1, struct.pack("<d", 12.5))
        + cell12(11, 2, b"\x07" + bytes(8))
    )
    hidden_column = record12(390) + record12(60, struct.pack("<IIIIH", 2, 3, 2048, 0, 1)) + record12(391)
    merge = record12(177, struct.pack("<I", 1)) + record12(176, struct.pack("<4I", 0, 0, 0, 2)) + record12(178)
    workbook, _ = read_workbook(xlsb(rows, before=hidden_column, after=merge), "b.xlsb")
    grid = workbook.grids[0]
    assert workbook.source.format == "xlsb"
    assert grid.cell(1, 1) == "Budget voté"
    assert [grid.cell(2, column) for column in (1, 2, 3)] == ["Soldes", 12.5, CellError("#DIV/0!")]
    assert grid.bold == {(1, 1)}
    assert grid.indents == {(2, 1): 2}
    assert grid.merges == (Area(1, 1, 1, 3),)
    assert grid.hidden_rows == {2}
    assert grid.hidden_columns == {3, 4}
