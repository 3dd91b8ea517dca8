"""Columns whose number format divides what is shown are known, in each format of workbook."""

from __future__ import annotations

import struct

import pytest

from budgetwatch.domain.grid import Grid
from budgetwatch.reading import read_workbook
from budgetwatch.reading.extras.divided import divides
from tests.reading.binary import biff5, cell12, number, record, row12, xlsb
from tests.reading.made import ods, styles, xlsx

_THOUSANDS = '<numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0,"/></numFmts>'


def _first(content: bytes, name: str) -> Grid:
    return read_workbook(content, name)[0].grids[0]


@pytest.mark.parametrize("code", ["#,##0,", "0.0,,", "# ##0,;[Red]-# ##0,", '#,##0," k"'])
def test_a_comma_behind_the_digits_stands_for_a_thousand(code: str) -> None:
    assert divides(code)


@pytest.mark.parametrize("code", ["General", "#,##0", '#,##0.00 "F, CFA"', r"#,##0\,", "0.0%", "d, mmm yyyy", ""])
def test_other_commas_divide_nothing(code: str) -> None:
    assert not divides(code)


def test_numbers_of_an_xlsx_that_are_shown_divided_are_found_by_column() -> None:
    form = styles("<font/>", '<xf numFmtId="0"/><xf numFmtId="164"/>').replace("<fonts>", f"{_THOUSANDS}<fonts>")
    rows = (
        '<row r="1"><c r="A1" s="1" t="inlineStr"><is><t>CP</t></is></c><c r="B1" s="1"/></row>'
        '<row r="2"><c r="A2" s="0"><v>7</v></c><c r="B2" s="1"><v>982000000</v></c></row>'
        '<row r="3"><c r="A3" s="0"><v>8</v></c><c r="B3" s="1"><v>424000000</v></c></row>'
    )
    assert _first(xlsx(rows, style_part=form), "b.xlsx").divided == {2: 2}


def test_numbers_of_an_ods_that_are_shown_divided_are_found_by_column() -> None:
    form = (
        '<number:number-style style:name="N1"><number:number number:display-factor="1000"/></number:number-style>'
        '<style:style style:name="k" style:family="table-cell" style:data-style-name="N1"/>'
        '<style:style style:name="heir" style:family="table-cell" style:parent-style-name="k"/>'
    )
    cell = '<table:table-cell office:value-type="float" office:value="9000" table:style-name="{}"><text:p>9</text:p></table:table-cell>'
    rows = f"<table:table-row>{cell.format('plain')}{cell.format('heir')}</table:table-row>"
    assert _first(ods(rows, cell_styles=form), "b.ods").divided == {2: 1}


def test_numbers_of_an_xlsb_that_are_shown_divided_are_found_by_column() -> None:
    amount = struct.pack("<d", 982e6)
    book = xlsb(row12(0) + cell12(5, 0, amount) + cell12(5, 1, amount, style=3), divided=True)
    assert _first(book, "b.xlsb").divided == {2: 1}


def test_numbers_of_an_xls_that_are_shown_divided_are_found_by_column() -> None:
    code = b"#,##0,"
    format_ = record(0x041E, struct.pack("<HB", 164, len(code)) + code)
    styled = record(0x00E0, struct.pack("<HHHBB", 0, 164, 0, 0x20, 0) + b"\x0f" * 8)
    book = biff5("Budget", [number(0, 0, 5.0), number(0, 1, 982e6, style=2)], after=format_ + styled)
    assert _first(book, "b.xls").divided == {2: 1}


STYLES = (
    '<Style ss:ID="k"><NumberFormat ss:Format="#,##0,"/></Style>'
    '<Style ss:ID="child" ss:Parent="k"/>'
    '<Style ss:ID="plain" ss:Parent="k"><NumberFormat ss:Format="#,##0"/></Style>'
    '<Style ss:ID="circle" ss:Parent="round"/><Style ss:ID="round" ss:Parent="circle"/>'
)


def book_in_xml(table: str, styles: str = STYLES) -> bytes:
    return (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        f'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles>{styles}</Styles>'
        f'<Worksheet ss:Name="a">{table}</Worksheet></Workbook>'
    ).encode()


TEXT, NUMBER = '<Data ss:Type="String">Total</Data>', '<Data ss:Type="Number">982000000</Data>'


@pytest.mark.parametrize(
    ("table", "divided"),
    [
        (
            f'<Table><Row/><Row><Cell ss:StyleID="k">{TEXT}</Cell><Cell ss:StyleID="k">{NUMBER}</Cell></Row></Table>',
            {2: 2},
        ),
        (
            f'<Table><Row><Cell ss:StyleID="child">{NUMBER}</Cell><Cell ss:StyleID="plain">{NUMBER}</Cell></Row></Table>',
            {1: 1},
        ),
        (
            f'<Table><Row ss:StyleID="k"><Cell>{NUMBER}</Cell><Cell ss:StyleID="plain">{NUMBER}</Cell></Row></Table>',
            {1: 1},
        ),
        (
            f'<Table><Column/><Column ss:StyleID="k"/><Row><Cell>{NUMBER}</Cell><Cell>{NUMBER}</Cell></Row></Table>',
            {2: 1},
        ),
        (f'<Table ss:StyleID="k"><Row><Cell>{NUMBER}</Cell></Row></Table>', {1: 1}),
        (f'<Table><Row><Cell ss:StyleID="circle">{NUMBER}</Cell></Row></Table>', {}),
    ],
)
def test_numbers_of_a_workbook_in_xml_that_are_shown_divided_are_found_by_column(
    table: str, divided: dict[int, int]
) -> None:
    assert _first(book_in_xml(table), "b.xls").divided == divided


def test_the_default_style_of_a_workbook_in_xml_holds_for_cells_without_one() -> None:
    default = '<Style ss:ID="Default"><NumberFormat ss:Format="#,##0,"/></Style>'
    assert _first(book_in_xml(f"<Table><Row><Cell>{NUMBER}</Cell></Row></Table>", default), "b.xls").divided == {1: 1}
