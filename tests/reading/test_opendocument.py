"""OpenDocument sheets say as much as an .xlsx does."""

from __future__ import annotations

from budgetwatch.domain.grid import CellError, Grid
from budgetwatch.reading import read_workbook
from tests.reading.made import ods


def _grid(table: str, *, cell_styles: str = "", shared_styles: str = "") -> Grid:
    return read_workbook(ods(table, cell_styles=cell_styles, shared_styles=shared_styles), "b.ods")[0].grids[0]


def _style(name: str, *, parent: str = "", weight: str = "", margin: str = "") -> str:
    bold = f'<style:text-properties fo:font-weight="{weight}"/>' if weight else ""
    indent = f'<style:paragraph-properties fo:margin-left="{margin}"/>' if margin else ""
    return (
        f'<style:style style:name="{name}" style:family="table-cell" style:parent-style-name="{parent}">'
        f"{bold}{indent}</style:style>"
    )


def _cell(text: str, inside: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {inside}><text:p>{text}</text:p></table:table-cell>'


def _row(*cells: str, inside: str = "") -> str:
    return f"<table:table-row {inside}>{''.join(cells)}</table:table-row>"


def test_the_style_of_a_cell_is_its_own_or_that_of_its_row_or_that_of_its_column() -> None:
    columns = '<table:table-column/><table:table-column table:default-cell-style-name="Total"/>'
    rows = (
        _row(_cell("plain"), _cell("of its column"))
        + _row(_cell("of its row"), inside='table:default-cell-style-name="heavy"')
        + _row(_cell("its own", 'table:style-name="heavy"'), _cell("light", 'table:style-name="light"'))
    )
    grid = _grid(
        columns + rows,
        cell_styles=_style("heavy", weight="bold") + _style("light", parent="Total", weight="normal"),
        shared_styles=_style("Total", weight="700"),
    )
    assert grid.bold == {(1, 2), (2, 1), (3, 1)}


def test_indents_are_counted_in_steps_whatever_their_unit_and_inherited() -> None:
    units = ["0.353cm", "7.06mm", "0.417in", "40pt"]
    styles = "".join(_style(f"i{n}", margin=margin) for n, margin in enumerate(units, 1)) + _style("heir", parent="i2")
    rows = "".join(
        _row(_cell("x", f'table:style-name="{name}"')) for name in ("i1", "i2", "i3", "i4", "heir", "absent")
    )
    assert _grid(rows, cell_styles=styles).indents == {(1, 1): 1, (2, 1): 2, (3, 1): 3, (4, 1): 4, (5, 1): 2}


def test_styles_that_are_each_other_s_parents_end() -> None:
    styles = _style("a", parent="b") + _style("b", parent="a", weight="bold")
    assert _grid(_row(_cell("x", 'table:style-name="a"')), cell_styles=styles).bold == {(1, 1)}


def test_hidden_columns_are_found() -> None:
    columns = (
        '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="filter"/><table:table-column table:number-columns-repeated="16380"/>'
    )
    assert _grid(columns + _row(_cell("x"))).hidden_columns == {2, 3, 4}


def test_a_formula_without_value_is_uncalculated() -> None:
    formula = '<table:table-cell table:formula="of:=[.A1]*2"'
    rows = _row(
        '<table:table-cell office:value-type="float" office:value="5"/>',
        f"{formula}/>",
        f'{formula} office:value-type="float" office:value="10"/>',
    )
    assert _grid(rows).uncalculated == {(1, 2)}


def test_errors_repeated_side_by_side_are_all_errors() -> None:
    rows = _row(
        _cell("#N/A", 'calcext:value-type="error" table:number-columns-repeated="2"'),
        inside='table:number-rows-repeated="2"',
    )
    assert [tuple(row) for row in _grid(rows).rows] == [(CellError("#N/A"), CellError("#N/A"))] * 2


def test_a_zero_that_shows_an_error_is_an_error() -> None:
    rows = _row(
        '<table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0">'
        "<text:p>#DIV/0!</text:p></table:table-cell>",
        '<table:table-cell table:formula="of:=0" office:value-type="float" office:value="0"><text:p>0</text:p>'
        "</table:table-cell>",
    )
    assert _grid(rows).rows[0] == (CellError("#DIV/0!"), 0)


def test_a_flat_document_is_read_like_the_archive_it_stands_for() -> None:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {spaces} office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
 <office:body>
  <office:spreadsheet>
   <table:table table:name="Budget">
    <table:table-row>
     <table:table-cell office:value-type="string"><text:p>Défense</text:p></table:table-cell>
     <table:table-cell office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell>
    </table:table-row>
   </table:table>
  </office:spreadsheet>
 </office:body>
</office:document>
"""
    for written in (text.encode(), text.replace("UTF-8", "UTF-16").encode("utf-16")):
        workbook, _ = read_workbook(written, "b.fods")
        (grid,) = workbook.grids
        assert (workbook.source.format, grid.sheet, [list(row) for row in grid.rows]) == (
            "ods",
            "Budget",
            [["Défense", 5.0]],
        )
