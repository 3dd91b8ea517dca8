"""Perimeters at the window: defined by keyboard, put in force, set beside everything, taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.pages.conftest import WAIT
from ui.dialogs.perimeter import PerimeterDialog
from ui.main_window import MainWindow
from ui.pages.budget import BudgetPage
from ui.widgets.budget_parts import Segment
from ui.widgets.perimeter_choice import DEFINE, PerimeterChoice
from ui.widgets.perimeters_view import PerimetersPart


def define(window: MainWindow, qtbot: QtBot) -> PerimeterDialog:
    """The dialog, opened from the bar over the pages."""
    choice = window.context.findChild(PerimeterChoice)
    assert isinstance(choice, PerimeterChoice)
    choice.pick(DEFINE)
    qtbot.waitUntil(lambda: window.findChild(PerimeterDialog) is not None, timeout=WAIT)
    dialog = window.findChild(PerimeterDialog)
    assert isinstance(dialog, PerimeterDialog)
    return dialog


def in_force(window: MainWindow) -> str:
    return window.session.summary.perimeter if window.session.summary else ""


def segment(window: MainWindow, qtbot: QtBot) -> PerimetersPart:
    """The segment of perimeters, on show."""
    window.session.go("budget")
    qtbot.waitUntil(lambda: isinstance(window.page, BudgetPage), timeout=WAIT)
    assert isinstance(window.page, BudgetPage)
    window.page.show_segment(Segment.PERIMETERS)
    part = window.page.parts.made[Segment.PERIMETERS]
    assert isinstance(part, PerimetersPart)
    return part


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog
def test_a_perimeter_is_defined_by_keyboard_set_beside_everything_and_taken_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = define(window, qtbot)
    dialog.name.clear()
    QTest.keyClicks(dialog.name, "Armed forces")
    dialog.places.show_sides((), ())
    assert not dialog.go_on.isEnabled()
    dialog.places.setFocus()
    QTest.keyClick(dialog.places, Qt.Key.Key_C)
    assert [place.code for place in dialog.perimeter.counted] == ["210"]
    QTest.keyClick(dialog.places, Qt.Key.Key_Space)
    assert [place.code for place in dialog.perimeter.left_out] == ["210"]
    QTest.keyClick(dialog.places, Qt.Key.Key_C)
    QTest.mouseClick(dialog.go_on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: in_force(window) == "Armed forces", timeout=WAIT)

    part = segment(window, qtbot)
    qtbot.waitUntil(lambda: part.rows.rowCount() > 0, timeout=WAIT)
    assert [part.rows.index(0, column).data() for column in range(5)] == [
        "2024",
        "voted",
        "121,960",
        "82,400",
        "−39,560",
    ]
    figure = part.current_figure()
    assert figure is not None
    assert str(figure.amount) == "121960000000"

    window.session.undo()
    qtbot.waitUntil(lambda: in_force(window) == "", timeout=WAIT)


def test_without_a_perimeter_the_segment_says_what_one_is_for(window: MainWindow, qtbot: QtBot) -> None:
    part = segment(window, qtbot)
    qtbot.waitUntil(lambda: part.currentWidget() is not part.widget(0), timeout=WAIT)
    assert part.rows.rowCount() == 0
