"""The page of correspondences: reviewing, answering by the keyboard, going back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from budgetwatch.domain.crosswalk import LinkKind, LinkState
from tests.ui.pages.conftest import WAIT
from tests.usecases.test_crosswalk import made
from ui.dialogs.dropping import DroppingDialog
from ui.dialogs.linking import LinkingDialog
from ui.dialogs.reason import ReasonDialog
from ui.main_window import MainWindow
from ui.pages.budget import BudgetPage
from ui.pages.crosswalk import CrosswalkPage
from ui.widgets.crosswalk_button import CrosswalkButton
from ui.widgets.states import EmptyState


@pytest.fixture(scope="module")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("two-years") / "two.budget"
    made(path).close()
    return path


@pytest.fixture
def opened(plain: MainWindow, two_years: Path, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    path = tmp_path / "two.budget"
    path.write_bytes(two_years.read_bytes())
    plain.session.open(path)
    qtbot.waitUntil(lambda: plain.session.summary is not None, timeout=WAIT)
    return plain


@pytest.fixture
def page(opened: MainWindow, qtbot: QtBot) -> CrosswalkPage:
    opened.go("crosswalk")
    shown = opened.page
    assert isinstance(shown, CrosswalkPage)
    qtbot.waitUntil(lambda: shown.rows.rowCount() == 3, timeout=WAIT)
    return shown


def texts(page: CrosswalkPage, row: int) -> list[str]:
    return [str(page.rows.index(row, column).data()) for column in range(page.rows.columnCount())]


def test_what_waits_is_listed_with_both_sides(page: CrosswalkPage) -> None:
    listed = {texts(page, row)[3]: texts(page, row)[1:3] for row in range(3)}
    assert listed["Merged"] == ["10 Défense + 14 Anciens combattants", "11 Défense et anciens combattants"]
    assert page.chips.buttons[LinkState.TO_REVIEW].text().endswith("3")
    assert page.session.counts["crosswalk"] == 3


def test_a_key_confirms_and_the_next_one_is_shown(page: CrosswalkPage, qtbot: QtBot) -> None:
    first = page.current
    assert first is not None
    QTest.keyClick(page.table, Qt.Key.Key_O)
    qtbot.waitUntil(lambda: page.rows.rowCount() == 2, timeout=WAIT)
    assert page.chips.buttons[LinkState.CONFIRMED].text().endswith("1")
    assert page.current is not None
    assert page.current.id != first.id
    page.session.undo()
    qtbot.waitUntil(lambda: page.rows.rowCount() == 3, timeout=WAIT)


def test_a_key_keeps_apart_and_another_takes_it_back(page: CrosswalkPage, qtbot: QtBot) -> None:
    QTest.keyClick(page.table, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: page.rows.rowCount() == 2, timeout=WAIT)
    page.show_state_of(LinkState.APART)
    assert texts(page, 0)[3] == "Two different places"
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.chips.buttons[LinkState.TO_REVIEW].text().endswith("3"), timeout=WAIT)


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog
def test_a_reason_can_be_given_afterwards(page: CrosswalkPage, qtbot: QtBot) -> None:
    page.confirm()
    qtbot.waitUntil(lambda: page.rows.rowCount() == 2, timeout=WAIT)
    page.show_state_of(LinkState.CONFIRMED)
    page.explain()
    dialog = page.window().findChild(ReasonDialog)
    assert dialog is not None
    dialog.reason.setPlainText("Decree 2022-003")
    dialog.accept()
    qtbot.waitUntil(lambda: texts(page, 0)[4] == "Decree 2022-003", timeout=WAIT)


def test_the_budget_page_leads_to_what_waits_and_tells_the_old_names(
    page: CrosswalkPage, opened: MainWindow, qtbot: QtBot
) -> None:
    kinds = [page.rows.record(row).kind for row in range(3)]
    page.table.selectRow(kinds.index(LinkKind.MERGED))
    page.confirm()
    qtbot.waitUntil(lambda: page.rows.rowCount() == 2, timeout=WAIT)
    opened.go("budget")
    budget = opened.page
    assert isinstance(budget, BudgetPage)
    qtbot.waitUntil(lambda: budget.table.model.rowCount() > 0, timeout=WAIT)
    way = budget.findChild(CrosswalkButton)
    assert way is not None
    qtbot.waitUntil(lambda: "2" in way.text(), timeout=WAIT)
    tips = [
        str(budget.table.model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole))
        for row in range(budget.table.model.rowCount())
    ]
    assert any("until 2021: 10 Défense + 14 Anciens combattants" in tip for tip in tips)
    way.click()
    assert opened.page is page


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog
def test_decisions_go_to_a_file_and_come_back(
    page: CrosswalkPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    file = tmp_path / "links.toml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    page.confirm()
    qtbot.waitUntil(lambda: page.rows.rowCount() == 2, timeout=WAIT)
    page.write_file()
    qtbot.waitUntil(file.exists, timeout=WAIT)
    page.session.undo()
    qtbot.waitUntil(lambda: page.rows.rowCount() == 3, timeout=WAIT)
    page.take_file()
    (asked,) = page.window().findChildren(DroppingDialog)
    asked.accept()
    qtbot.waitUntil(lambda: page.rows.rowCount() == 2, timeout=WAIT)


def test_the_figure_of_the_side_under_the_keyboard_is_explained(page: CrosswalkPage) -> None:
    row = page.current
    assert row is not None
    page.table.setCurrentIndex(page.rows.index(0, 1))
    assert page.current_figure() == row.before[0].figure
    page.table.setCurrentIndex(page.rows.index(0, 2))
    assert page.current_figure() == row.after[0].figure


def test_without_two_years_the_page_says_what_it_is_for(empty_window: MainWindow, qtbot: QtBot) -> None:
    empty_window.go("crosswalk")
    qtbot.waitUntil(lambda: empty_window.page.findChild(EmptyState) is not None, timeout=WAIT)


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog
def test_a_lonely_place_is_joined_by_ticking_its_answer(page: CrosswalkPage, qtbot: QtBot) -> None:
    page.show_state_of(LinkState.UNMATCHED)
    lonely = next(row for row in range(page.rows.rowCount()) if "Pêche" in "".join(texts(page, row)))
    page.table.selectRow(lonely)
    QTest.keyClick(page.table, Qt.Key.Key_J)
    dialog = page.window().findChild(LinkingDialog)
    assert dialog is not None
    assert not dialog.keep.isEnabled()
    dialog.search.setText("océans")
    shown = [item for at in range(dialog.list.count()) if not (item := dialog.list.item(at)).isHidden()]
    assert len(shown) == 1
    shown[0].setCheckState(Qt.CheckState.Checked)
    dialog.accept()
    qtbot.waitUntil(lambda: page.chips.buttons[LinkState.CONFIRMED].text().endswith("1"), timeout=WAIT)
