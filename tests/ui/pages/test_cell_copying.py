"""Ctrl+C in any table or list follows the circle chosen above the pages, as every other copy does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from budgetwatch.domain.audience import Item, ItemKind
from budgetwatch.domain.finding import Audience
from budgetwatch.jobs import Job
from budgetwatch.usecases.documents import list_documents
from budgetwatch.usecases.done import Done
from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.showing import set_audience
from tests.ui.pages.conftest import WAIT
from ui.dialogs.owners import OwnersDialog
from ui.dialogs.trouble import TroubleDialog
from ui.main_window import MainWindow
from ui.models.contracts import Filter
from ui.pages.contracts import ContractsPage
from ui.pages.findings import FindingsPage
from ui.pages.journal import JournalPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog
BEFORE = "before"


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> ContractsPage:
    window.go("contracts")
    shown = window.page
    assert isinstance(shown, ContractsPage)
    qtbot.waitUntil(lambda: shown.rows.rowCount() > 0, timeout=WAIT)
    shown.chips.buttons[Filter.EVERY].click()
    return shown


def press_copy(view: QAbstractItemView, qtbot: QtBot) -> None:
    view.window().activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus, timeout=WAIT)
    QGuiApplication.clipboard().setText(BEFORE)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)


def copied(view: QAbstractItemView, qtbot: QtBot) -> str:
    press_copy(view, qtbot)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() != BEFORE, timeout=WAIT)
    return QGuiApplication.clipboard().text()


def refused(window: MainWindow, view: QAbstractItemView, qtbot: QtBot) -> bool:
    with qtbot.waitSignal(window.session.failed, timeout=WAIT) as told:
        press_copy(view, qtbot)
    for dialog in window.findChildren(TroubleDialog):
        dialog.accept()
    return (
        told.args is not None
        and told.args[0].code == "not-for-audience"
        and QGuiApplication.clipboard().text() == BEFORE
    )


def close_contract(page: ContractsPage, number: str, qtbot: QtBot) -> None:
    def work(dossier: Dossier, _job: Job) -> Done[None]:
        return set_audience(dossier, Item(ItemKind.CONTRACT, number), Audience.CLOSED)

    page.session.write(work)
    qtbot.waitUntil(lambda: row_of(page, number, Audience.CLOSED) >= 0, timeout=WAIT)


def row_of(page: ContractsPage, number: str, audience: Audience) -> int:
    records = [page.rows.record(row) for row in range(page.rows.rowCount())]
    found = (at for at, one in enumerate(records) if one.contract.id == number and one.audience is audience)
    return next(found, -1)


def test_a_copied_cell_says_whom_it_is_for(page: ContractsPage, qtbot: QtBot) -> None:
    page.table.setCurrentIndex(page.rows.index(0, 1))
    assert copied(page.table, qtbot).splitlines() == ["Véhicules", "Audience: Committee."]


def test_no_cell_of_a_contract_for_the_closed_session_is_copied_for_others(
    window: MainWindow, page: ContractsPage, qtbot: QtBot
) -> None:
    close_contract(page, "M-02", qtbot)
    for column in (1, 5):
        page.table.setCurrentIndex(page.rows.index(row_of(page, "M-02", Audience.CLOSED), column))
        assert refused(window, page.table, qtbot)
    page.table.setCurrentIndex(page.rows.index(row_of(page, "M-01", Audience.COMMITTEE), 1))
    assert copied(page.table, qtbot).splitlines()[0] == "Véhicules"
    window.session.show_to(Audience.CLOSED)
    qtbot.waitUntil(lambda: row_of(page, "M-02", Audience.CLOSED) >= 0, timeout=WAIT)
    page.table.setCurrentIndex(page.rows.index(row_of(page, "M-02", Audience.CLOSED), 1))
    assert copied(page.table, qtbot).splitlines() == ["Tentes", "Audience: Closed session."]


def test_a_list_that_names_suppliers_is_not_copied_where_a_contract_is_for_others(
    window: MainWindow, page: ContractsPage, qtbot: QtBot
) -> None:
    close_contract(page, "M-02", qtbot)
    page.show_owners()
    dialog = next(one for one in window.findChildren(OwnersDialog) if one.isVisible())
    qtbot.waitUntil(lambda: dialog.tree.topLevelItemCount() > 0, timeout=WAIT)
    dialog.tree.setCurrentIndex(dialog.tree.model().index(0, 0))
    assert refused(window, dialog.tree, qtbot)
    dialog.close()


def test_a_finding_is_not_copied_for_a_circle_that_may_not_see_a_document(window: MainWindow, qtbot: QtBot) -> None:
    def work(dossier: Dossier, _job: Job) -> Done[None]:
        document = list_documents(dossier)[0].dataset
        return set_audience(dossier, Item(ItemKind.DOCUMENT, document.source.sha256), Audience.CLOSED)

    session = window.session
    window.go("findings")
    page = window.page
    assert isinstance(page, FindingsPage)
    qtbot.waitUntil(lambda: page.list.model().rowCount() > 0, timeout=WAIT)
    page.list.setCurrentIndex(page.list.model().index(0, 0))
    assert copied(page.list, qtbot).splitlines()[-1] == "Audience: Committee."
    session.write(work)
    qtbot.waitUntil(
        lambda: session.summary is not None and session.summary.evidence_for is Audience.CLOSED, timeout=WAIT
    )
    qtbot.waitUntil(lambda: page.list.model().rowCount() > 0, timeout=WAIT)
    page.list.setCurrentIndex(page.list.model().index(0, 0))
    assert refused(window, page.list, qtbot)


def test_the_journal_is_copied_for_the_closed_session_alone(window: MainWindow, qtbot: QtBot) -> None:
    window.go("journal")
    page = window.page
    assert isinstance(page, JournalPage)
    qtbot.waitUntil(lambda: page.rows.rowCount() > 0, timeout=WAIT)
    page.table.setCurrentIndex(page.rows.index(0, 0))
    assert refused(window, page.table, qtbot)
    window.session.show_to(Audience.CLOSED)
    qtbot.waitUntil(lambda: not window.session.bridge.tasks, timeout=WAIT)  # the page reads anew for that circle
    page.table.setCurrentIndex(page.rows.index(0, 0))
    assert copied(page.table, qtbot).splitlines()[-1] == "Audience: Closed session."
