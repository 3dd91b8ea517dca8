"""No text of any page is cut without a sign of it, on a small screen and on a usual one, in either language."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.cuts import cut_texts
from tests.ui.pages.conftest import WAIT
from ui.main_window import MainWindow
from ui.pages.registry import PAGES
from ui.widgets.controls import stack
from ui.widgets.scrolled import WholeColumn
from ui.widgets.short_line import ShortLine

_SIZES = ((1092, 600), (1366, 768))
_MADE, _TURN, _TURNS = 150, 60, 20
"""Milliseconds before a first look and between two, and how many: parts of a page are made in turns of their own."""


@pytest.mark.parametrize("code", ["fr", "en"])
def test_every_text_of_every_page_has_room_or_an_ellipsis(window: MainWindow, qtbot: QtBot, code: str) -> None:
    window.session.speak(code)
    for width, height in _SIZES:
        window.resize(width, height)
        for page in PAGES:
            window.go(page.name)
            qtbot.waitUntil(lambda: not window.session.bridge.tasks, timeout=WAIT)
            assert (page.name, width, _left_cut(window, qtbot)) == (page.name, width, [])


def _left_cut(window: MainWindow, qtbot: QtBot) -> list[tuple[str, str, int, int]]:
    """What is cut still once the page had its time to be laid out."""
    qtbot.wait(_MADE)
    for _turn in range(_TURNS):
        qtbot.wait(_TURN)
        if not (cut := list(cut_texts(window))):
            break
    return cut


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every bare widget
def test_a_text_wider_than_its_place_is_found_and_a_line_with_an_ellipsis_is_not(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    place.resize(60, 80)
    bare, short = QLabel("8,64 milliards FCFA", place), ShortLine("8,64 milliards FCFA")
    short.setParent(place)
    short.setGeometry(0, 40, 60, 20)
    place.show()
    assert [text for _kind, text, _needed, _given in cut_texts(place)] == [bare.text()]


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_column_that_scrolls_down_asks_for_the_width_of_its_widest_part(qtbot: QtBot) -> None:
    content = QWidget()
    amount = QLabel("8,64 milliards FCFA", content)
    column = WholeColumn(content, 50)
    qtbot.addWidget(column)
    assert column.minimumSizeHint().width() == 50
    stack(content).addWidget(amount)
    assert column.minimumSizeHint().width() > amount.fontMetrics().horizontalAdvance(amount.text())
