"""Blank workbooks: filled in as they ask, they are imported without a question and say what was written."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from budgetwatch.domain.advance import Advance
from budgetwatch.domain.contract import Procedure
from budgetwatch.domain.credit_act import ActKind, CreditAct
from budgetwatch.domain.deadline import Deadline
from budgetwatch.domain.errors import NotFound, StorageFailed
from budgetwatch.domain.fact import Reading, Verdict
from budgetwatch.domain.headcount import Headcount
from budgetwatch.domain.layout import RowKind
from budgetwatch.i18n import language
from budgetwatch.rendering.blanks import BLANKS
from budgetwatch.rendering.blanks.columns import Form
from budgetwatch.usecases.dossiers import create_dossier
from budgetwatch.usecases.importing import ImportDraft, draft_import, import_draft
from budgetwatch.usecases.templates import KINDS, titles, write_template

Value = str | int | date
ROWS: dict[str, tuple[tuple[Value | None, ...], ...]] = {
    "budget": (
        ("Défense", "0105", "Forces terrestres", "Personnel", 1500, 1400),
        ("Défense", "0105", "Forces terrestres", "Investissement", 900, 300),
    ),
    "execution": (
        ("Défense", "0105", "Forces terrestres", 1400, 1450, 1300, 1250, 1200, 1100),
        ("Défense", "0106", "Forces aériennes", 700, 700, 690, 680, 670, None),
    ),
    "contracts": (
        (
            *("M-7", "Bottes", "Intendance", 2024, "entente directe / direct award", "Code, art. 12", "oui", "Fournitures"),
            *("Entreprise Y", "00012345B", "XX-2024-B-7", "—", 1000, 950, 50, 120, "oui / yes", 400, 300, 0, 1, date(2024, 1, 15), date(2024, 3, 1)),
            *(date(2024, 3, 20), date(2024, 9, 20), None, "Ministre", "0105"),
        ),
    ),
    "acts": (
        (
            *("2024-7", date(2024, 3, 12), "décret d’avance", None, None, "0106", "Forces aériennes", 15, 12),
            *(date(2024, 3, 14), "Premier ministre", "non", "Urgence"),
        ),
    ),
    "programming": (
        ("01", "Investissement", 2025, 150, 140),
        ("01", "Investissement", 2026, 250, 240),
        ("02", "Personnel", 2025, 90, 90),
    ),
    "headcount": (("Armée de terre", "Officiers", 2024, 500, 480, None), ("Gendarmerie", "Officiers", 2024, 300, 290, None)),
    "advances": (("R-7", date(2024, 2, 3), "État-major", "Service X", "Mission", 500, 450, None),),
    "calendar": (("Dépôt du projet", 2025, date(2024, 10, 1), date(2024, 10, 4), "Ministère des finances", None),),
}  # fmt: skip


def filled(kind: str, path: Path, rows: Sequence[Sequence[Value | None]]) -> Path:
    """The blank workbook of a kind, filled in below its example as a clerk would, in thousands and for 2024."""
    book = load_workbook(write_template(kind, path))
    sheet, blank, row = book.worksheets[0], BLANKS[kind], 6
    sheet["A4"] = "Ministère de la défense"
    if blank.year:
        sheet.cell(row, 1, 2024)
        row += 2
    if blank.unit:
        sheet.cell(row, 1, "en milliers de FCFA / in thousands of FCFA")
    example = next(row for row in range(1, 30) if str(sheet.cell(row, 1).value).startswith("Exemple / Example"))
    for at, values in enumerate(rows, example + 1):
        for column, value in enumerate(values, 1):
            sheet.cell(at, column, value)
    book.save(path)
    return path


def imported(kind: str, folder: Path) -> ImportDraft:
    draft = draft_import(filled(kind, folder / f"{kind}.xlsx", ROWS[kind]))
    with create_dossier(folder / "essai.budget") as dossier:
        import_draft(dossier, draft, "A. Tio", accept_review=False)
    return draft


@pytest.mark.parametrize("kind", KINDS)
def test_a_filled_workbook_is_imported_without_a_question(kind: str, tmp_path: Path) -> None:
    draft = imported(kind, tmp_path)
    (table,) = draft.readings
    assert (draft.inspection.verdict, draft.questions, table.issues) == (Verdict.READY, (), ())
    assert table.layout.count(RowKind.LINE) == len(ROWS[kind])
    assert [line.row for line in table.lines] == sorted({line.row for line in table.lines})


def amounts_of(table: Reading) -> list[list[str]]:
    return [[str(table.value(place, column)) for column in table.amounts] for place in range(len(table.lines))]


@pytest.mark.parametrize(("kind", "first"), [("budget", 4), ("execution", 3), ("programming", 3)])
def test_the_amounts_of_credits_come_out_as_they_were_written(kind: str, first: int, tmp_path: Path) -> None:
    (table,) = imported(kind, tmp_path).readings
    written = [["unknown" if value is None else f"{value}000" for value in row[first:]] for row in ROWS[kind]]
    assert amounts_of(table) == written


def test_a_programming_law_comes_out_as_tranches_of_their_years(tmp_path: Path) -> None:
    (table,) = imported("programming", tmp_path).readings
    assert [line.year.number for line in table.lines if line.year] == [2025, 2026, 2025]
    assert {(column.measure, column.basis) for column in table.amounts} == {("tranche", "AE"), ("tranche", "CP")}


def test_an_act_comes_out_as_it_was_written(tmp_path: Path) -> None:
    (act,) = imported("acts", tmp_path).readings[0].records
    assert isinstance(act, CreditAct)
    assert (act.reference, act.date, act.kind, act.signed) == (
        *("2024-7", date(2024, 3, 12), ActKind.ADVANCE_DECREE, date(2024, 3, 14)),
    )
    assert (act.source_code, act.target_code, act.target, str(act.ae), str(act.cp)) == (
        *("", "0106", "Forces aériennes", "15000", "12000"),
    )
    assert (act.ratified, act.signatory, act.subject, act.year) == (False, "Premier ministre", "Urgence", 2024)


def test_a_contract_comes_out_as_it_was_written(tmp_path: Path) -> None:
    (contract,) = imported("contracts", tmp_path).readings[0].contracts
    assert (contract.id, contract.supplier, contract.procedure, contract.secret, contract.offers) == (
        *("M-7", "Entreprise Y", Procedure.DIRECT, True, 1),
    )
    assert (str(contract.awarded), str(contract.amended), str(contract.paid)) == ("950000", "50000", "400000")
    assert (contract.supplier_id, contract.trade_register) == ("00012345B", "XX-2024-B-7")
    assert (str(contract.advance), contract.guaranteed) == ("120000", True)
    assert (contract.signed, contract.due, contract.received) == (date(2024, 3, 20), date(2024, 9, 20), None)


def test_strengths_advances_and_days_come_out_as_they_were_written(tmp_path: Path) -> None:
    strength = draft_import(filled("headcount", tmp_path / "h.xlsx", ROWS["headcount"])).readings[0].records[0]
    advance = draft_import(filled("advances", tmp_path / "a.xlsx", ROWS["advances"])).readings[0].records[0]
    step = draft_import(filled("calendar", tmp_path / "c.xlsx", ROWS["calendar"])).readings[0].records[0]
    assert isinstance(strength, Headcount)
    assert isinstance(advance, Advance)
    assert isinstance(step, Deadline)
    assert (strength.force, strength.year, str(strength.authorised), str(strength.actual)) == (
        *("Armée de terre", 2024, "500", "480"),
    )
    assert (str(advance.amount), str(advance.justified), advance.regularised) == ("500000", "450000", None)
    assert (step.event, step.year, step.due, step.late) == ("Dépôt du projet", 2025, date(2024, 10, 1), 3)


@pytest.mark.parametrize("kind", KINDS)
def test_a_workbook_that_nobody_filled_holds_no_data(kind: str, tmp_path: Path) -> None:
    draft = draft_import(write_template(kind, tmp_path / "vide.xlsx"))
    assert (draft.tables, draft.inspection.verdict) == ((), Verdict.REVIEW)


@pytest.mark.parametrize("kind", KINDS)
def test_a_filled_workbook_without_its_unit_is_asked_about(kind: str, tmp_path: Path) -> None:
    path = filled(kind, tmp_path / "sans.xlsx", ROWS[kind])
    book = load_workbook(path)
    for row in range(3, 10):
        if str(book.worksheets[0].cell(row, 1).value).startswith("en milliers"):
            book.worksheets[0].cell(row, 1).value = None
    book.save(path)
    reasons = {reason.code for reason in draft_import(path).inspection.reasons}
    assert reasons == ({"unit-missing"} if BLANKS[kind].unit else set())


@pytest.mark.parametrize("kind", KINDS)
def test_every_column_has_its_header_in_both_languages_and_its_note(kind: str, tmp_path: Path) -> None:
    book = load_workbook(write_template(kind, tmp_path / "vide.xlsx"))
    texts = {cell for sheet in book.worksheets[:2] for row in sheet.iter_rows(values_only=True) for cell in row}
    for column in BLANKS[kind].columns:
        assert set(column.header) | {language(code).word(column.told) for code in ("fr", "en")} <= texts
    lists = [rule for rule in book.worksheets[0].data_validations.dataValidation if rule.type == "list"]
    choices = sum(column.form is Form.CHOICE for column in BLANKS[kind].columns)
    assert len(lists) == choices + BLANKS[kind].unit


def test_a_blank_workbook_holds_no_formula(tmp_path: Path) -> None:
    for kind in KINDS:
        content = write_template(kind, tmp_path / "vide.xlsx").read_bytes()
        cells = (
            cell for sheet in load_workbook(io.BytesIO(content)).worksheets for row in sheet.iter_rows() for cell in row
        )
        assert not [cell for cell in cells if cell.data_type == "f"]


def test_each_kind_has_a_title_and_an_unknown_one_is_refused(tmp_path: Path) -> None:
    assert tuple(titles()) == KINDS
    with pytest.raises(NotFound):
        write_template("meteo", tmp_path / "vide.xlsx")
    (tmp_path / "pris").write_text("")
    with pytest.raises(StorageFailed):
        write_template("acts", tmp_path / "pris" / "vide.xlsx")
