"""The fields of the Budget page arranged by hand: wells, keys, stages kept apart, lines behind a figure."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from budgetwatch.domain.code import Classification
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.pivot import LINES, STAGES, YEARS, level_of
from tests.ui.pages.conftest import WAIT
from ui.main_window import MainWindow
from ui.models.budget_arrangement import Well
from ui.pages.budget import BudgetPage
from ui.widgets.budget_lines import LinesDialog
from ui.widgets.budget_pivot import PivotPart
from ui.widgets.budget_tables import copy_focused
from ui.widgets.budget_wells import FieldChip
from ui.widgets.frozen import frozen_width


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> BudgetPage:
    window.go("budget")
    shown = window.page
    assert isinstance(shown, BudgetPage)
    qtbot.waitUntil(lambda: shown.table.model.rowCount() > 0, timeout=WAIT)
    return shown


@pytest.fixture
def pivot(page: BudgetPage, qtbot: QtBot) -> PivotPart:
    page.arranging.click()
    part = page.tables.pivot
    assert part is not None
    qtbot.waitUntil(lambda: part.view is not None and part.table.model.rowCount() > 0, timeout=WAIT)
    return part


def heads(pivot: PivotPart) -> list[str]:
    model = pivot.table.model
    return [str(model.headerData(at, Qt.Orientation.Horizontal)) for at in range(1, model.columnCount())]


def chip(pivot: PivotPart, name: str) -> FieldChip:
    return next(one for frame in pivot.wells.frames.values() for one in frame.chips if str(one.field) == name)


def row(pivot: PivotPart, name: str) -> QModelIndex:
    model = pivot.table.model
    found = (model.index(at, 0) for at in range(model.rowCount()))
    return next(index for index in found if str(index.data()).startswith(name))


def test_the_fields_begin_with_the_lines_of_the_standard_table_by_year(pivot: PivotPart) -> None:
    assert heads(pivot) == ["2024"]
    assert row(pivot, "2105").siblingAtColumn(1).data() == "41,260"
    assert pivot.table.total.model().index(0, 1).data() == "104,870"


def test_a_field_dropped_on_a_well_goes_there(pivot: PivotPart, qtbot: QtBot) -> None:
    pivot.wells.frames[Well.COLUMNS].take(str(STAGES), 9_999)
    qtbot.waitUntil(lambda: len(heads(pivot)) > 1, timeout=WAIT)
    assert heads(pivot) == ["2024 voted", "2024 revised", "2024 committed", "2024 paid"]


def test_a_chip_is_moved_by_keys(pivot: PivotPart, qtbot: QtBot) -> None:
    QTest.keyClick(chip(pivot, "line"), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: pivot.view is not None and LINES in pivot.view.arrangement.rows, timeout=WAIT)
    QTest.keyClick(chip(pivot, "line"), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: pivot.view is not None and pivot.view.arrangement.rows[0] == LINES, timeout=WAIT)
    QTest.keyClick(chip(pivot, "line"), Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: pivot.view is not None and LINES not in pivot.view.arrangement.rows, timeout=WAIT)


def test_a_chip_is_moved_by_its_menu(pivot: PivotPart, qtbot: QtBot) -> None:
    move = next(one for one in chip(pivot, "year").menu_of_places().actions() if one.text() == "Move to the lines")
    move.trigger()
    qtbot.waitUntil(lambda: pivot.view is not None and YEARS in pivot.view.arrangement.rows, timeout=WAIT)


def test_taking_the_stage_out_is_refused_with_the_reason(pivot: PivotPart, qtbot: QtBot) -> None:
    pivot.take_stage(None)
    qtbot.waitUntil(lambda: pivot.view is not None and STAGES in pivot.view.arrangement.columns, timeout=WAIT)
    QTest.keyClick(chip(pivot, "measure"), Qt.Key.Key_Delete)
    assert pivot._told.text() == "Stages cannot be added together. Choose voted, revised or paid."
    assert pivot.view is not None
    assert STAGES in pivot.view.arrangement.columns
    pivot.stages.pick(Measure.VOTED)
    qtbot.waitUntil(lambda: heads(pivot) == ["2024"], timeout=WAIT)
    assert row(pivot, "2105").siblingAtColumn(1).data() == "62,400"


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog
def test_enter_on_a_figure_opens_its_lines(pivot: PivotPart, page: BudgetPage, qtbot: QtBot) -> None:
    tree = pivot.table.tree
    tree.setCurrentIndex(row(pivot, "2105").siblingAtColumn(1))
    QTest.keyClick(tree, Qt.Key.Key_Return)
    dialog = page.window().findChild(LinesDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.rows.rowCount() == 1, timeout=WAIT)
    assert [dialog.rows.index(0, at).data() for at in range(5)] == [
        "Équipement des forces",
        "210 › 2105",
        "41,260,000,000",
        "Execution_2024.csv",
        "F5",
    ]
    dialog.close()


def test_the_source_of_a_figure_is_asked_at_the_keyboard(pivot: PivotPart, page: BudgetPage) -> None:
    pivot.table.tree.setCurrentIndex(row(pivot, "2105").siblingAtColumn(1))
    figure = page.current_figure()
    assert figure is not None
    assert str(figure) == "41260000000"


def test_the_standard_table_comes_back_and_the_arrangement_is_kept(
    pivot: PivotPart, page: BudgetPage, qtbot: QtBot
) -> None:
    pivot.wells.frames[Well.COLUMNS].take(str(STAGES), 9_999)
    qtbot.waitUntil(lambda: len(heads(pivot)) > 1, timeout=WAIT)
    pivot.leave()
    assert not page.pivoting
    window = page.window()
    assert isinstance(window, MainWindow)
    window.session.speak("fr")
    again = window.page
    assert isinstance(again, BudgetPage)
    qtbot.waitUntil(lambda: again.table.model.rowCount() > 0, timeout=WAIT)
    assert not again.pivoting
    again.show_pivot()
    made = again.tables.pivot
    assert made is not None
    qtbot.waitUntil(lambda: made.view is not None, timeout=WAIT)
    assert made.view is not None
    assert made.view.arrangement.columns == (YEARS, STAGES)


def test_a_block_of_cells_is_copied_with_its_heads_names_and_unit(
    pivot: PivotPart, page: BudgetPage, qtbot: QtBot
) -> None:
    pivot.wells.frames[Well.COLUMNS].take(str(STAGES), 9_999)
    qtbot.waitUntil(lambda: len(heads(pivot)) > 1, timeout=WAIT)
    tree = pivot.table.tree
    assert tree.selectionMode() is QAbstractItemView.SelectionMode.ContiguousSelection
    tree.setFocus()
    tree.setCurrentIndex(row(pivot, "2101").siblingAtColumn(1))
    QTest.keyClick(tree, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(tree, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    copy_focused(page.session, page.current_figure(), named=False)
    copied = QGuiApplication.clipboard().mimeData()
    first, second, third, _whom = (one.split("\t") for one in copied.text().splitlines())
    assert first[1:] == ["2024 voted (FCFA)", "2024 revised (FCFA)"]
    assert second == ["2101", "20000000000", "22310000000"]
    assert len(third) == 3
    assert 'x:num="20000000000"' in copied.html()


def test_the_whole_arrangement_is_copied_with_what_is_folded_away_and_its_total(
    pivot: PivotPart, page: BudgetPage
) -> None:
    pivot.table.tree.collapseAll()
    page.copy_table()
    rows = [one.split("\t") for one in QGuiApplication.clipboard().text().splitlines()]
    assert [one[0] for one in rows[1:-1]] == ["2101", "2105", "2302", "Total of all lines"]
    assert rows[0][1] == "2024 (FCFA)"


def test_the_names_stay_in_sight_while_the_columns_scroll(pivot: PivotPart, page: BudgetPage, qtbot: QtBot) -> None:
    pivot.wells.frames[Well.COLUMNS].take(str(STAGES), 9_999)
    qtbot.waitUntil(lambda: len(heads(pivot)) > 1, timeout=WAIT)
    tree = pivot.table.tree
    pivot.table.header.resizeSection(2, 3 * tree.viewport().width())
    tree.horizontalScrollBar().setValue(tree.horizontalScrollBar().maximum())
    under = tree.visualRect(row(pivot, "2105")).center().y()
    assert tree.indexAt(QPoint(8, under)).data() == "2105"
    tree.setCurrentIndex(row(pivot, "2105").siblingAtColumn(1))
    tree.scrollTo(tree.currentIndex())
    assert tree.visualRect(tree.currentIndex()).left() >= frozen_width(tree)
    page.grab()


def test_fields_that_find_no_room_are_in_a_menu(pivot: PivotPart, qtbot: QtBot) -> None:
    free = pivot.wells.free
    assert pivot.view is not None
    fields = [level_of(classification, level) for classification in Classification for level in (1, 2)]
    free.offer(fields)
    free.show_fields(fields)
    assert len(free.chips) == 4
    more = next(one for one in free.findChildren(QPushButton) if one.menu() is not None)
    assert more.text() == "10 more"
    menu = more.menu()
    assert isinstance(menu, QMenu)
    assert len(menu.actions()) == 10
