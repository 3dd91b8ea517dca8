"""Every page on a small screen, on a dossier with figures."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.models.topics import CASES
from ui.pages.checklists import ChecklistsPage
from ui.pages.registry import PAGES

_SMALL = (1092, 600)
"""Logical pixels of a screen of 1366 × 768 at 125 %."""


def _go(window: MainWindow, name: str, qtbot: QtBot) -> None:
    window.go(name)
    qtbot.waitUntil(lambda: not window.page.stale and not window.session.bridge.tasks, timeout=20_000)


@pytest.mark.parametrize("size", [_SMALL, (1024, 560), (800, 480)])
def test_the_window_takes_the_size_of_a_small_screen_on_every_page(
    window: MainWindow, qtbot: QtBot, size: tuple[int, int]
) -> None:
    for page in PAGES:
        _go(window, page.name, qtbot)
        window.resize(*size)
        QApplication.processEvents()
        assert (window.width(), window.height()) == size, page.name


def test_no_page_is_wider_than_a_screen_at_125_percent(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(*_SMALL)
    for page in PAGES:
        _go(window, page.name, qtbot)
        assert window.page.minimumSizeHint().width() <= _SMALL[0] - window.rail.width(), page.name


def test_topics_of_a_checklist_leave_their_number_of_cases_out_where_they_would_scroll_sideways(
    window: MainWindow, qtbot: QtBot
) -> None:
    _go(window, "checklists", qtbot)
    page = window.page
    assert isinstance(page, ChecklistsPage)
    for width, left_out in ((_SMALL[0], True), (1366, False)):
        window.resize(width, 600)
        QApplication.processEvents()
        assert page.table.isColumnHidden(CASES) is left_out
        qtbot.waitUntil(lambda: page.table.horizontalScrollBar().maximum() == 0)
