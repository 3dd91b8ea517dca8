"""Workbooks: values where the spreadsheet shows them, and the marks of form."""

from __future__ import annotations

import zipfile
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest

from budgetwatch.domain.grid import CellError, Grid
from budgetwatch.domain.source import Area
from budgetwatch.reading import load, read_workbook
from tests.reading.made import ods, styles, xlsx, xlsx_parts, zipped

_BOLD = styles(
    "<font/><font><b/></font>", '<xf fontId="0"/><xf fontId="1"/><xf fontId="0"><alignment indent="2"/></xf>'
)


def _grid(content: bytes) -> Grid:
    return read_workbook(content, "budget.xlsx")[0].grids[0]


def _text(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def test_the_first_cell_is_a1_even_where_the_table_begins_elsewhere() -> None:
    grid = _grid(xlsx(f'<row r="3">{_text("B3", "Soldes")}<c r="C3"><v>12</v></c></row>'))
    assert list(grid.rows) == [(None, None, None), (None, None, None), (None, "Soldes", 12)]
    assert grid.cell(3, 3) == 12


def test_values_keep_their_kind() -> None:
    cells = (
        _text("A1", " 01.0603 ")
        + '<c r="B1"><v>4250300</v></c><c r="C1"><v>0.525625</v></c><c r="D1" t="b"><v>1</v></c>'
    )
    values = _grid(xlsx(f'<row r="1">{cells}</row>')).rows[0]
    assert values == (" 01.0603 ", 4250300, 0.525625, True)
    assert [type(value) for value in values] == [str, int, float, bool]


def test_an_error_cell_is_an_error_and_not_a_blank() -> None:
    cells = '<c r="A1"><v>1</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="C1" t="e"><v>#REF!</v></c>'
    grid = _grid(xlsx(f'<row r="1">{cells}</row>'))
    assert grid.rows[0] == (1, CellError("#DIV/0!"), CellError("#REF!"))


def test_a_large_sheet_gives_its_errors_and_says_that_its_form_was_not_read() -> None:
    filler = "".join(f'<row r="{n}">{"<c><v>1</v></c>" * 10}</row>' for n in range(2, 32_000))
    error = '<row r="1"><c r="A1" s="1" t="e"><v>#REF!</v></c></row>'
    content = xlsx(error + filler.replace("<c>", '<c s="1">'), style_part=_BOLD)
    workbook, issues = read_workbook(content, "b.xlsx")
    assert workbook.grids[0].cell(1, 1) == CellError("#REF!")
    assert workbook.grids[0].height == 31_999
    assert workbook.grids[0].bold == frozenset()
    assert [issue.code for issue in issues] == ["form-not-read"]


def test_an_error_written_in_a_comment_is_none() -> None:
    cells = '<c r="A1"><v>1</v></c><!-- <c r="A1" t="e"><v>#REF!</v></c> -->'
    assert _grid(xlsx(f'<row r="1">{cells}</row>')).rows[0] == (1,)


def test_cells_without_reference_follow_the_one_before() -> None:
    cells = '<row><c><v>1</v></c><c t="e"><v>#N/A</v></c></row><row><c t="e"><v>#NUM!</v></c><c><v>2</v></c></row>'
    grid = _grid(xlsx(cells))
    assert [tuple(row) for row in grid.rows] == [(1, CellError("#N/A")), (CellError("#NUM!"), 2)]


def test_bold_cells_and_indents_are_found_through_their_styles() -> None:
    rows = (
        '<row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="0"><v>2</v></c></row>'
        '<row r="2"><c r="A2" s="2"><v>3</v></c></row>'
    )
    grid = _grid(xlsx(rows, style_part=_BOLD))
    assert grid.bold == {(1, 1)}
    assert grid.indents == {(2, 1): 2}


def test_merges_and_hidden_rows_and_columns_are_found() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="B2"><v>2</v></c></row>'
    grid = _grid(
        xlsx(
            rows,
            before='<cols><col min="2" max="3" hidden="1"/><col min="4" max="4"/></cols>',
            after='<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>',
        )
    )
    assert grid.merges == (Area(1, 1, 1, 3),)
    assert grid.hidden_rows == {2}
    assert grid.hidden_columns == {2, 3}


def test_a_formula_without_result_is_uncalculated() -> None:
    cells = (
        '<c r="A1"><v>5</v></c><c r="B1"><f>A1*2</f></c><c r="C1"><f>A1</f><v></v></c><c r="D1"><f>A1-5</f><v>0</v></c>'
    )
    grid = _grid(xlsx(f'<row r="1">{cells}</row>'))
    assert grid.uncalculated == {(1, 2), (1, 3)}


def test_a_zero_is_a_placeholder_where_the_program_left_calculating_to_the_reader() -> None:
    cells = '<c r="A1"><v>0</v></c><c r="B1"><f>A1*2</f><v>0</v></c><c r="C1"><f>A1+7</f><v>7</v></c>'
    grid = _grid(xlsx(f'<row r="1">{cells}</row>', book='<calcPr fullCalcOnLoad="1"/>'))
    assert grid.uncalculated == {(1, 2)}


def test_shared_texts_encoded_twice_are_repaired_and_told() -> None:
    cells = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="e"><v>#REF!</v></c></row>'
    parts = xlsx_parts(f"<sheetData>{cells}</sheetData>", texts="<si><t>RÃ©publique</t></si><si><t>Âge</t></si>")
    workbook, issues = read_workbook(zipped(parts), "b.xlsx")
    assert workbook.grids[0].rows[0] == ("République", "Âge", CellError("#REF!"))
    assert [issue.code for issue in issues] == ["encoding-doubled"]


def test_backslashes_in_a_zip_are_read_and_marks_are_found_all_the_same(shared_data: Path) -> None:
    workbook, _ = read_workbook(load(shared_data / "hostile/made_backslash_paths.xlsx"), "b.xlsx")
    assert workbook.source.format == "xlsx"
    assert workbook.grids[0].cell(2, 1) == "Budget voté, gestion 2022 (en milliers de FCFA)"


def test_seven_errors_of_excel_are_read(shared_data: Path) -> None:
    grid = read_workbook(load(shared_data / "hostile/calamine_errors.xlsx"), "e.xlsx")[0].grids[0]
    shown = [str(grid.cell(row, 1)) for row in range(1, 8)]
    assert shown == ["#DIV/0!", "#NAME?", "#VALUE!", "#NULL!", "#REF!", "#NUM!", "#N/A"]
    assert all(isinstance(grid.cell(row, 1), CellError) for row in range(1, 8))


def test_hidden_sheets_are_listed_as_hidden_and_charts_are_left_out(shared_data: Path) -> None:
    workbook, _ = read_workbook(load(shared_data / "hostile/calamine_any_sheets.xlsx"), "s.xlsx")
    assert [(grid.sheet, grid.hidden) for grid in workbook.grids] == [
        ("Visible", False),
        ("Hidden", True),
        ("VeryHidden", True),
    ]


@pytest.mark.parametrize("suffix", ["xls", "xlsx"])
def test_dates_that_count_from_1904_are_right(shared_data: Path, suffix: str) -> None:
    content = load(shared_data / f"hostile/calamine_date_1904.{suffix}")
    workbook, _ = read_workbook(content, f"d.{suffix}")
    assert workbook.grids[0].cell(1, 1) == date(2021, 1, 1)
    assert workbook.grids[0].cell(3, 1) == timedelta(days=10, seconds=54610)
    assert workbook.source.format == suffix


def test_an_old_workbook_gives_merges_bold_cells_and_hidden_columns(shared_data: Path) -> None:
    votes = read_workbook(load(shared_data / "hostile/poi_ooe_stat_bp10.xls"), "v.xls")[0].grids[0]
    assert votes.merges
    assert votes.hidden_columns
    assert (1, 1) in votes.bold


def test_an_error_in_a_binary_workbook_is_an_error(shared_data: Path) -> None:
    grid = read_workbook(_with_an_error(load(shared_data / "hostile/poi_51519.xlsb")), "b.xlsb")[0].grids[0]
    assert grid.cell(1, 1) == CellError("#REF!")
    assert grid.cell(1, 2) == "Name"


def _with_an_error(xlsb: bytes) -> bytes:
    """The workbook with its first cell of text (record 7, 12 bytes) turned into an error (record 3, 9 bytes)."""
    content = BytesIO()
    with zipfile.ZipFile(BytesIO(xlsb)) as before, zipfile.ZipFile(content, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            if name.endswith("sheet1.bin"):
                start = part.index(b"\x07\x0c\x00\x00\x00\x00")
                part = part[:start] + b"\x03\x09" + part[start + 2 : start + 10] + b"\x17" + part[start + 14 :]
            after.writestr(name, part)
    return content.getvalue()


def test_opendocument_sheets_give_values_merges_errors_and_hidden_rows() -> None:
    rows = (
        '<table:table-row><table:table-cell table:number-columns-spanned="2" office:value-type="string">'
        "<text:p>Budget</text:p></table:table-cell><table:covered-table-cell/></table:table-row>"
        '<table:table-row table:visibility="collapse" table:number-rows-repeated="2">'
        '<table:table-cell office:value-type="float" office:value="12.5"><text:p>12,5</text:p></table:table-cell>'
        "</table:table-row>"
        '<table:table-row><table:table-cell/><table:table-cell office:value-type="string" office:string-value="" '
        'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048572">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    workbook, _ = read_workbook(ods(rows), "b.ods")
    grid = workbook.grids[0]
    assert workbook.source.format == "ods"
    assert [grid.cell(row, 1) for row in (1, 2, 3)] == ["Budget", 12.5, 12.5]
    assert grid.cell(4, 2) == CellError("#DIV/0!")
    assert grid.merges == (Area(1, 1, 1, 2),)
    assert grid.hidden_rows == {2, 3}
