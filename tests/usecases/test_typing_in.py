"""A table typed by hand: the ordinary import, a source that says who typed what, and a second reader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.errors import BudgetWatchError, NotFound, Unreadable
from budgetwatch.domain.fact import Verdict
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.typed import TypedSheet
from budgetwatch.reading import read_workbook, typed_content, typed_sheet
from budgetwatch.usecases import history, verifying
from budgetwatch.usecases.comparing import compare, find_figure
from budgetwatch.usecases.documents import list_documents
from budgetwatch.usecases.dossiers import Dossier, create_dossier
from budgetwatch.usecases.explaining import explain
from budgetwatch.usecases.importing import import_draft
from budgetwatch.usecases.typing_in import (
    confirm_typed,
    find_typed,
    list_typed,
    typed_draft,
    typed_from_file,
    unconfirmed,
)

TABLE = """
    Loi de finances 2024 (en milliers de FCFA)
    Programme | Libellé           | Crédits votés CP
    2105      | Forces terrestres | 12 500
    2106      | Forces aériennes  | 8 250,5
    Total     |                   | 20 750,5
"""


def typed(table: str = TABLE, author: str = "A. Tio") -> TypedSheet:
    rows = (line.split("|") for line in table.strip().splitlines())
    cells = tuple(tuple(cell.strip() for cell in row) for row in rows)
    return TypedSheet("Loi de finances 2024", "12", author, cells, "28 décembre 2023")


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    with create_dossier(tmp_path / "essai.budget") as made:
        import_draft(made, typed_draft(typed()), "A. Tio")
        yield made


def test_a_typed_table_is_read_like_any_other_with_its_amounts_as_typed() -> None:
    draft = typed_draft(typed())
    (table,) = draft.readings
    assert (draft.inspection.verdict, draft.questions) == (Verdict.READY, ())
    assert [(str(one.lines_sum), one.stated_cell and one.stated_cell.a1) for one in table.totals] == [
        ("20750500", "C5")
    ]
    assert draft.inspection.source.format == "typed"


def test_its_figures_lead_to_row_and_column_and_say_document_page_and_typist(dossier: Dossier) -> None:
    figure = find_figure(dossier, CompareQuery(), Measure.VOTED, 2024, None)
    told = explain(dossier, figure)
    assert [(cell.cell.a1, cell.raw) for cell in told.cells] == [("C3", "12 500"), ("C4", "8 250,5")]
    assert told.cells[0].source.name == "Loi de finances 2024 (28 décembre 2023), p. 12 · A. Tio"
    assert told.cells[0].cell.sheet == "Loi de finances 2024 (28 décembre 2023), p. 12"


def test_its_figures_say_that_nobody_else_has_read_it_until_somebody_has(dossier: Dossier) -> None:
    figure = find_figure(dossier, CompareQuery(), Measure.VOTED, 2024, None)
    (source,) = unconfirmed(dossier)
    said = [source.caution]
    assert [document.caution for document in list_documents(dossier)] == said
    assert list(explain(dossier, figure).cautions) == said
    assert [note.reason for note in compare(dossier, CompareQuery()).notes] == said
    confirm_typed(dossier, source.source.sha256, "B. Zan")
    assert unconfirmed(dossier) == ()
    assert [one.author for one in list_typed(dossier)[0].confirmed] == ["B. Zan"]
    assert [document.doubts for document in list_documents(dossier)] == [()]
    assert explain(dossier, figure).cautions == ()
    assert compare(dossier, CompareQuery()).notes == ()


@pytest.mark.parametrize("author", ["A. Tio", "a. tio", "A Tio ", "TIO Awa", "Awa Tio (clerk)", "", ".", "\u200b"])
def test_who_typed_a_table_cannot_confirm_it(dossier: Dossier, author: str) -> None:
    with pytest.raises(BudgetWatchError) as refused:
        confirm_typed(dossier, list_typed(dossier)[0].source.sha256, author)
    assert refused.value.code == "same-reader"
    assert len(unconfirmed(dossier)) == 1


def test_a_reader_confirms_once_and_the_step_can_be_undone(dossier: Dossier) -> None:
    sha256 = list_typed(dossier)[0].source.sha256
    confirm_typed(dossier, sha256, "B. Zan")
    with pytest.raises(BudgetWatchError) as refused:
        confirm_typed(dossier, sha256, "B. ZAN")
    assert refused.value.code == "already-confirmed"
    history.undo(dossier)
    assert len(unconfirmed(dossier)) == 1


def test_a_typed_table_is_found_by_its_name_document_or_hash(dossier: Dossier) -> None:
    (one,) = list_typed(dossier)
    for name in (one.source.name, "Loi de finances 2024", one.source.sha256[:12]):
        assert find_typed(dossier, name) == one
    for name in ("Autre", ""):
        with pytest.raises(NotFound):
            find_typed(dossier, name)


def test_the_dossier_keeps_what_was_typed_whole(dossier: Dossier) -> None:
    assert list_typed(dossier)[0].sheet == typed()
    assert all(check.ok for check in verifying.verify_dossier(dossier))


def test_what_was_typed_survives_quotes_separators_line_breaks_and_formulas() -> None:
    cells = (('a "b"', "c,d;e", "ligne\nsuite"), ("=1+1", "'x", " 12 500 "), (), ("é",))
    sheet = TypedSheet("D", "1", "A", cells)
    assert typed_sheet(typed_content(sheet)) == sheet
    assert [tuple(row) for row in read_workbook(typed_content(sheet), "x")[0].grids[0].rows] == list(cells)


@pytest.mark.parametrize("damage", [b"{}\n1", b"nothing\n1", b'{"document":1}\n', b"\xff\xfe\n"])
def test_a_typed_table_that_was_damaged_is_refused(damage: bytes) -> None:
    head = typed_content(typed()).split(b"\n")[0] + b"\n"
    with pytest.raises(Unreadable) as refused:
        read_workbook(head + damage, "x")
    assert refused.value.code == "damaged"


@pytest.mark.parametrize(
    "sheet",
    [
        TypedSheet("", "12", "A", (("1",),)),
        TypedSheet("D", " ", "A", (("1",),)),
        TypedSheet("D", "12", "", (("1",),)),
        TypedSheet("D", "12", "A", ((" ",), ())),
    ],
)
def test_a_typed_table_without_its_origin_or_its_cells_goes_no_further(sheet: TypedSheet) -> None:
    with pytest.raises(BudgetWatchError) as refused:
        typed_draft(sheet)
    assert refused.value.code == "typed-incomplete"


def test_the_cells_of_a_text_file_are_taken_as_they_are_written(tmp_path: Path) -> None:
    path = tmp_path / "page 12.csv"
    path.write_text("Libellé;Montant\nSolde;12 500\n", encoding="utf-8")
    assert typed_from_file(path, "Loi", "12", "A. Tio").rows == (("Libellé", "Montant"), ("Solde", "12 500"))
