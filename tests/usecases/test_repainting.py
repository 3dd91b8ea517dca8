"""A draft read again as a person repaints it: another area, another decimal mark."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from budgetwatch import mapping
from budgetwatch.domain.fact import Inspection, SheetSummary
from budgetwatch.domain.grid import Grid, Workbook
from budgetwatch.domain.layout import RowKind
from budgetwatch.domain.source import Area, Source
from budgetwatch.usecases.deciding import Decisions
from budgetwatch.usecases.documents import list_documents
from budgetwatch.usecases.dossiers import create_dossier
from budgetwatch.usecases.importing import ImportDraft, draft_import, import_draft
from budgetwatch.usecases.repainting import with_area

SHEET = """
Code|Libellé (en milliers de FCFA)|LFI 2024
2101|Administration|9.762
2102|Soutien|8.358
2103|Inspection|3.359
"""


def drawn() -> ImportDraft:
    rows = [tuple(line.split("|")) for line in SHEET.strip().splitlines()]
    source = Source("dessin.csv", "0" * 64, 1, "csv")
    workbook = Workbook(source, (Grid("Budget", rows),))
    readings, _ = mapping.propose(workbook)
    sheets = (SheetSummary("Budget", 4, 3, hidden=False),)
    inspection = Inspection(source, sheets, readings, *mapping.judge(readings))
    return ImportDraft(b"", workbook, inspection, tuple(one.layout.id for one in readings))


def test_a_narrower_area_leaves_out_its_rows_and_keeps_what_was_decided() -> None:
    draft = drawn()
    table = draft.tables[0]
    layout = draft.inspection.tables[0].layout
    narrower = replace(layout, area=replace(layout.area, bottom=3), rows=layout.rows[:-1])
    decided = draft.with_decisions(Decisions(currency="XOF"), table).with_replacing(table, 3)
    again = decided.with_layout(narrower, table)
    assert layout.area == Area(1, 1, 4, 3)
    assert again.tables == ("Budget!A1:C3",)
    assert again.decided_for("Budget!A1:C3").currency == "XOF"
    assert again.replacing == {"Budget!A1:C3": 3}
    assert [line.label for line in again.readings[0].lines] == ["Administration", "Soutien"]


def test_a_settled_decimal_mark_reads_the_column_anew_and_ends_the_doubt() -> None:
    draft = drawn()
    layout = draft.inspection.tables[0].layout
    assert [reason.code for reason in draft.inspection.reasons] == ["number-form-doubtful"]
    pointed = tuple(replace(one, decimal=".") for one in layout.columns)
    again = draft.with_layout(replace(layout, columns=pointed))
    reading = again.readings[0]
    assert str(reading.value(0, reading.amounts[0])) == "9762"
    assert again.inspection.reasons == ()
    assert layout.count(RowKind.LINE) == len(reading.lines) == 3


def test_a_table_that_is_left_out_replaces_nothing(tmp_path: Path) -> None:
    loi = "Loi de finances {year} (en milliers de FCFA);;\nCode;Libellé;Voté {year}\n02101;Administration;9762\n"
    first, second = tmp_path / "loi.csv", tmp_path / "suite.csv"
    first.write_text(loi.format(year=2024), encoding="utf-8")
    second.write_text(loi.format(year=2025), encoding="utf-8")
    with create_dossier(tmp_path / "essai.budget", "Essai") as dossier:
        (kept,) = import_draft(dossier, draft_import(first)).value
        import_draft(dossier, draft_import(second).with_replacing("another table", kept.id))
        assert [row.dataset.source.name for row in list_documents(dossier)] == ["loi.csv", "suite.csv"]


def test_a_row_of_amounts_in_text_that_comes_into_the_area_is_a_line() -> None:
    draft = drawn()
    layout, grid = draft.inspection.tables[0].layout, draft.workbook.grids[0]
    narrower = with_area(layout, replace(layout.area, bottom=3), grid)
    assert with_area(narrower, layout.area, grid).rows == layout.rows
