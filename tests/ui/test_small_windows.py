"""On a small screen, a projector or in large type nothing is cut: rows give way, pages scroll, buttons stay in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.clerk import READY, Clerk
from ui.main_window import MainWindow
from ui.models.import_course import Step
from ui.opening import show_fitting
from ui.theme import Theme
from ui.widgets.choice import Choice
from ui.widgets.controls import line
from ui.widgets.page_area import PageArea
from ui.widgets.page_stack import PageStack
from ui.widgets.short_line import ShortLine

_SMALL = (1092, 600)
"""Logical pixels of a screen of 1366 × 768 at 125 %."""


def test_a_narrow_window_has_icons_in_the_rail_and_a_wide_one_has_names(opened: MainWindow) -> None:
    button = opened.rail.buttons["budget"]
    opened.resize(*_SMALL)
    QApplication.processEvents()
    assert button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
    assert "Budget" in button.toolTip()
    opened.resize(1366, 738)
    QApplication.processEvents()
    assert button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextUnderIcon


def test_a_page_that_needs_more_room_than_there_is_scrolls(qtbot: QtBot) -> None:
    pages, large, small = PageStack(), QWidget(), QWidget()
    large.setMinimumSize(900, 700)
    pages.addWidget(large)
    pages.addWidget(small)
    area = PageArea(pages)
    qtbot.addWidget(area)
    area.resize(600, 400)
    area.show()
    pages.setCurrentWidget(large)
    qtbot.waitUntil(lambda: area.horizontalScrollBar().maximum() > 0 and area.verticalScrollBar().maximum() > 0)
    pages.setCurrentWidget(small)
    qtbot.waitUntil(lambda: area.horizontalScrollBar().maximum() == 0 and area.verticalScrollBar().maximum() == 0)


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every bare widget
def test_a_line_without_room_ends_in_an_ellipsis_and_is_whole_in_its_tool_tip(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    row = line(place)
    told = ShortLine("Ce que la commission a reçu, et si les totaux concordent")
    row.addWidget(told)
    row.addWidget(QLabel("Importer"))
    place.resize(200, 40)
    place.show()
    assert told.shown.endswith("…")
    assert told.toolTip() == told.text()
    place.resize(900, 40)
    QApplication.processEvents()
    assert (told.shown, told.toolTip()) == (told.text(), "")


def test_a_choice_gives_way_to_its_row_and_keeps_room_for_a_year(qtbot: QtBot) -> None:
    options = [("long", "Prochaine audition du ministre"), ("2024", "2024")]
    choice = Choice(Theme(), "Audition", options, "long", lambda _value: None)
    qtbot.addWidget(choice)
    assert choice.minimumSizeHint().width() < choice.sizeHint().width()
    choice.show_chosen("2024")
    assert choice.minimumSizeHint() == choice.sizeHint()


@pytest.mark.parametrize("step", list(Step))
def test_the_buttons_of_an_import_stay_in_sight_on_a_low_screen(clerk: Clerk, step: Step) -> None:
    clerk.window.resize(1092, 520)
    page = clerk.give(*clerk.write(pret=READY))
    page.assistant.go_step(step)
    QApplication.processEvents()
    foot = page.assistant.foot
    lowest = foot.leave.mapTo(clerk.window, QPoint(0, foot.leave.height())).y()
    assert lowest <= clerk.window.status.mapTo(clerk.window, QPoint(0, 0)).y()
    assert foot.leave.visibleRegion().boundingRect().size() == foot.leave.size()


def test_the_last_step_of_an_import_has_room_for_the_button_that_writes(clerk: Clerk) -> None:
    clerk.window.resize(*_SMALL)
    page = clerk.give(*clerk.write(pret=READY))
    page.assistant.go_step(Step.CHECK)
    QTest.qWait(1)
    foot = page.assistant.foot
    assert foot.recipe.isVisible()
    assert foot.recipe.width() >= foot.recipe.sizeHint().width()
    assert "pret" in foot.recipe.toolTip()
    assert foot.go_on.visibleRegion().boundingRect().size() == foot.go_on.size()


@pytest.mark.parametrize(("width", "height", "shown"), [(1093, 574, "maximized"), (1920, 1040, "normal")])
def test_a_window_that_does_not_fit_the_screen_takes_all_of_it(
    window: MainWindow, width: int, height: int, shown: str
) -> None:
    window.hide()
    show_fitting(window, QSize(width, height))
    assert window.isMaximized() is (shown == "maximized")


def test_a_choice_without_room_for_both_shows_its_value_and_not_its_label(qtbot: QtBot) -> None:
    named, bare = (Choice(Theme(), name, [("tout", "tout")], "tout", lambda _value: None) for name in ("Périmètre", ""))
    for choice in (named, bare):
        qtbot.addWidget(choice)
        choice.resize(72, 32)
    assert named.grab().toImage() == bare.grab().toImage()
