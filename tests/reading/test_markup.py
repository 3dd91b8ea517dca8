"""Excel's XML of 2003 and web pages called .xls are read as the sheets they show, or refused with a reason."""

from __future__ import annotations

from datetime import datetime

import pytest

from budgetwatch.domain.errors import Unreadable
from budgetwatch.domain.grid import CellError, Grid
from budgetwatch.domain.source import Area
from budgetwatch.reading import read_workbook

HEAD = """<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel"
          xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
 <Styles><Style ss:ID="gras"><Font ss:Bold="1"/></Style><Style ss:ID="sous"><Alignment ss:Indent="2"/></Style></Styles>
"""
SHEETS = """
 <Worksheet ss:Name="LFI">
  <Table>
   <Column/><Column ss:Hidden="1"/>
   <Row><Cell ss:MergeAcross="1" ss:StyleID="gras"><Data ss:Type="String">Budget voté &amp; payé</Data></Cell>
        <Cell><Data ss:Type="String">LFI 2022</Data></Cell></Row>
   <Row ss:Index="3"><Cell ss:StyleID="sous"><Data ss:Type="String">Soldes</Data></Cell>
        <Cell ss:Index="3"><Data ss:Type="Number">4250.5</Data><Comment><Data>vu</Data></Comment></Cell>
        <Cell><Data ss:Type="DateTime">2022-01-31T00:00:00.000</Data></Cell></Row>
   <Row ss:Hidden="1"><Cell><Data ss:Type="Error">#REF!</Data></Cell>
        <Cell><Data ss:Type="Boolean">1</Data></Cell><Cell ss:Formula="=SUM(R[-1]C)"/></Row>
  </Table>
 </Worksheet>
 <Worksheet ss:Name="Calcul"><Table/>
  <WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions>
 </Worksheet>
</Workbook>
"""
PAGE = """<html><head><meta charset="windows-1252"><style>td {color: red}</style></head><body>
<p>Budget voté 2022 (en milliers de FCFA)</p>
<table>
 <tr><th rowspan=2>Code<th colspan="2">LFI
 <tr><th>AE</th><th>CP</th></tr>
 <tr><td>0101</td><td>4&nbsp;250<br>300</td><td x:num="1930775.25">1 930 775</td></tr>
 <tr style="display: none"><td>0102</td><td></td><td>7</td></tr>
</table><p>Source : trésor</p></body></html>"""


def _grids(content: bytes, name: str = "budget.xls") -> tuple[Grid, ...]:
    return tuple(read_workbook(content, name)[0].grids)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_excel_s_xml_is_read_in_utf_16_too_and_may_declare_nothing_in_it_either(encoding: str) -> None:
    book = HEAD.replace('version="1.0"', 'version="1.0" encoding="UTF-16"') + SHEETS
    assert _grids(book.encode(encoding))[0].cell(1, 1) == "Budget voté & payé"
    with pytest.raises(Unreadable) as refused:
        _grids(book.replace("<Workbook", "<!DOCTYPE a><Workbook").encode(encoding))
    assert refused.value.code == "unsafe-xml"


def test_each_cell_of_excel_s_xml_has_its_place_type_and_marks() -> None:
    sheet, hidden = _grids((HEAD + SHEETS).encode())
    assert [list(row) for row in sheet.rows] == [
        ["Budget voté & payé", None, "LFI 2022"],
        [],
        ["Soldes", None, 4250.5, datetime(2022, 1, 31)],  # noqa: DTZ001 - cells know no time zone
        [CellError("#REF!"), True, None],
    ]
    assert sheet.merges == (Area(1, 1, 1, 2),)
    assert (1, 1) in sheet.bold
    assert sheet.indents == {(3, 1): 2}
    assert (set(sheet.hidden_rows), set(sheet.hidden_columns), set(sheet.uncalculated)) == ({4}, {2}, {(4, 3)})
    assert [(one.sheet, one.hidden) for one in (sheet, hidden)] == [("LFI", False), ("Calcul", True)]


def test_the_tables_of_a_page_are_read_with_the_texts_around_them() -> None:
    workbook, _ = read_workbook(PAGE.encode("cp1252"), "export.xls")
    (sheet,) = workbook.grids
    assert (workbook.source.format, workbook.source.encoding, sheet.sheet) == ("xls", "windows-1252", "Page")
    assert [list(row) for row in sheet.rows] == [
        ["Budget voté 2022 (en milliers de FCFA)"],
        ["Code", "LFI"],
        [None, "AE", "CP"],
        ["0101", "4\u00a0250 300", 1930775.25],
        ["0102", None, "7"],
        [],
        ["Source : trésor"],
    ]
    assert set(sheet.merges) == {Area(2, 1, 3, 1), Area(2, 2, 2, 3)}
    assert set(sheet.hidden_rows) == {5}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (HEAD + "</Workbook>", "no-sheet"),
        (HEAD, "damaged"),
        (HEAD + SHEETS.replace("4250.5", "4250,5"), "damaged"),
        (HEAD + SHEETS.replace('ss:Index="3">', 'ss:Index="2000000">'), "damaged"),
        (HEAD.replace("<Workbook", '<!DOCTYPE a [<!ENTITY b "c">]><Workbook') + SHEETS, "unsafe-xml"),
        ("<html><body><p>Page introuvable</p></body></html>", "html-table"),
        ("<table><tr><td><table><tr><td>1</td><td>2</td></tr></table></td><td>3</td></tr></table>", "html-nested"),
        ("<table>" + "<tr><td colspan=1000>x</td><td>y</td></tr>" * 13_000 + "</table>", "too-many-cells"),
    ],
)
def test_markup_that_is_no_sheet_is_refused_with_its_reason(content: str, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        _grids(content.encode())
    assert refused.value.code == code
