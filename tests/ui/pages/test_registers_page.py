"""The page of registers: their rows, what they come to, the way to each cell, and what to do while there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from budgetwatch.domain.figure import Quantity
from budgetwatch.domain.layout import TableKind
from budgetwatch.usecases.done import EVERYTHING
from budgetwatch.usecases.explaining import explain
from budgetwatch.usecases.importing import draft_import, import_draft
from tests.received import receive
from tests.ui.pages.conftest import WAIT
from tests.ui.walker import shown_texts
from ui.dialogs.templates import TemplatesDialog
from ui.main_window import MainWindow
from ui.models.documents import unwitnessed
from ui.pages.documents import DocumentsPage
from ui.pages.registers import RegistersPage

REGISTERS = {
    "avances.csv": """\
Avances de trésorerie (en FCFA);;;;;
N°;Date;Bénéficiaire;Montant de l'avance;Montant justifié;Date de régularisation
R-1;03/02/2024;Service X;500;450;
R-2;05/02/2024;Service Y;300;300;06/03/2024
""",
    "calendrier.csv": """\
Calendrier budgétaire;;;
Événement;Exercice;Date prévue;Date effective
Dépôt du projet de loi;2024;05/10/2023;23/10/2023
Promulgation;2024;31/12/2023;29/12/2023
""",
}


@pytest.fixture
def registers(window: MainWindow, tmp_path: Path) -> MainWindow:
    """The window on the common dossier with two registers more."""
    dossier = window.session.dossier
    assert dossier is not None
    receive(dossier, tmp_path, REGISTERS)
    window.session.changed.emit(EVERYTHING)
    return window


def page_on(window: MainWindow, kind: TableKind, qtbot: QtBot) -> RegistersPage:
    window.go("registers", kind)
    page = window.page
    assert isinstance(page, RegistersPage)
    qtbot.waitUntil(lambda: page.shown is kind, timeout=WAIT)
    return page


def texts(page: RegistersPage) -> list[list[str]]:
    rows = page.register.rows
    assert rows is not None
    return [[str(rows.index(row, at).data()) for at in range(rows.columnCount())] for row in range(rows.rowCount())]


def test_open_advances_stand_first_and_the_sums_last(registers: MainWindow, qtbot: QtBot) -> None:
    page = page_on(registers, TableKind.ADVANCES, qtbot)
    assert [(row[0], *row[3:6]) for row in texts(page)] == [
        ("R-1", "500", "450", "50"),
        ("R-2", "300", "300", ""),
        ("Total", "800", "750", "50"),
    ]


def test_a_day_of_the_calendar_leads_to_its_dates(registers: MainWindow, qtbot: QtBot) -> None:
    page = page_on(registers, TableKind.CALENDAR, qtbot)
    assert page.register.table is not None
    page.register.table.setCurrentIndex(page.register.table.model().index(0, 4))
    figure = page.current_figure()
    assert figure is not None
    assert (figure.value, figure.unit.quantity) == (18, Quantity.DAYS)
    page.register.table.setCurrentIndex(page.register.table.model().index(1, 2))
    due = page.current_figure()
    assert due is not None
    assert due.unit.quantity is Quantity.COUNT


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog
def test_a_register_that_is_missing_hands_out_its_blank_workbook(window: MainWindow, qtbot: QtBot) -> None:
    page = page_on(window, TableKind.HEADCOUNT, qtbot)
    assert page.register.table is None
    assert page.current_figure() is None
    page.offer_template()
    (dialog,) = window.findChildren(TemplatesDialog)
    assert dialog.kind == "headcount"


def test_a_document_without_a_printed_total_says_so_and_leads_to_its_register(
    registers: MainWindow, qtbot: QtBot
) -> None:
    registers.go("documents")
    page = registers.page
    assert isinstance(page, DocumentsPage)
    qtbot.waitUntil(lambda: page.rows.rowCount() == 5, timeout=WAIT)
    page.table.selectRow(4)
    assert page.check_table.isHidden()
    told = registers.session.word
    why = unwitnessed(page.rows.record(4))
    assert why is not None
    assert told(why) in {text for _, text in shown_texts(page)}
    page.open_register()
    assert isinstance(registers.page, RegistersPage)
    assert registers.page.kind is TableKind.CALENDAR


def test_a_budget_without_a_printed_total_shows_what_its_lines_add_up_to(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dossier, path = window.session.dossier, tmp_path / "LFI_2023.csv"
    assert dossier is not None
    path.write_text(
        "Loi de finances initiale 2023 (en millions de FCFA);;\nProgramme;Libellé;LFI 2023\n2101;Pilotage;20\n2105;Armée;60\n",
        encoding="utf-8",
    )
    import_draft(dossier, draft_import(path))
    window.session.changed.emit(EVERYTHING)
    window.go("documents")
    page = window.page
    assert isinstance(page, DocumentsPage)
    qtbot.waitUntil(lambda: page.rows.rowCount() == 4, timeout=WAIT)
    page.table.selectRow(3)
    assert [page.checks.index(0, column).data() for column in (3, 4)] == ["—", "80"]
    page.check_table.selectRow(0)
    figure = page.current_figure()
    assert figure is not None
    told = explain(dossier, figure)
    assert (str(figure), told.holds, len(told.cells)) == ("80000000", True, 2)


def test_enter_on_a_row_asks_for_its_source(registers: MainWindow, qtbot: QtBot) -> None:
    page = page_on(registers, TableKind.ADVANCES, qtbot)
    assert page.register.table is not None
    with qtbot.waitSignal(registers.session.source_wanted) as asked:
        QTest.keyClick(page.register.table, Qt.Key.Key_Return)
    assert str(asked.args[0]) == "500"
