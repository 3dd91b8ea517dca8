"""The shell: rail, keys, language, looks, and the panes around the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from budgetwatch.domain.message import msg
from budgetwatch.usecases.done import EVERYTHING, Done
from tests.ui.fakes import FakeCore
from tests.ui.walker import shown_texts
from ui.dialogs.trouble import TroubleDialog
from ui.main_window import MainWindow
from ui.pages.documents import DocumentsPage
from ui.theme import Scheme, Theme


def test_without_a_dossier_only_the_start_page_can_be_gone_to(window: MainWindow) -> None:
    window.go("documents")
    assert window.page_name == "start"
    assert [name for name, button in window.rail.buttons.items() if button.isEnabled()] == ["start"]


def test_opening_a_dossier_shows_its_documents_and_its_title(opened: MainWindow) -> None:
    assert opened.page_name == "documents"
    assert "Tamaris" in {text for _, text in shown_texts(opened.context)}
    assert opened.windowTitle().endswith("tamaris.budget")


@pytest.mark.parametrize(("key", "page"), [(Qt.Key.Key_1, "start"), (Qt.Key.Key_2, "documents")])
def test_control_and_a_digit_go_to_a_page(opened: MainWindow, qtbot: QtBot, key: Qt.Key, page: str) -> None:
    opened.go("import")
    opened.activateWindow()
    QTest.keyClick(opened, key, Qt.KeyboardModifier.ControlModifier)
    assert opened.page_name == page
    assert opened.rail.buttons[page].isChecked()


def test_the_arrow_keys_walk_the_rail(opened: MainWindow, qtbot: QtBot) -> None:
    opened.rail.buttons["documents"].setFocus()
    QTest.keyClick(opened.rail.buttons["documents"], Qt.Key.Key_Up)
    assert opened.page_name == "start"


def test_another_language_rewords_the_window_and_keeps_the_page(opened: MainWindow, qtbot: QtBot) -> None:
    page = opened.page
    opened.session.speak("en")
    qtbot.waitUntil(lambda: opened.page is not page)
    assert opened.page_name == "documents"
    assert "Documents of the dossier" in {text for _, text in shown_texts(opened)}


def test_the_choice_of_language_is_kept_for_the_next_start(window: MainWindow) -> None:
    window.session.speak("en")
    window.session.speak("fr")
    from budgetwatch.preferences import saved

    assert saved("language") == "fr"


def test_dark_colours_are_worn_at_once(opened: MainWindow, qtbot: QtBot) -> None:
    page = opened.page
    opened.session.wear(Theme(Scheme.DARK))
    qtbot.waitUntil(lambda: opened.page is not page)
    assert opened.palette().window().color() == Theme(Scheme.DARK).color("paper")
    assert opened.page_name == "documents"


def test_larger_text_makes_the_rail_wider(window: MainWindow, qtbot: QtBot) -> None:
    narrow = window.rail.width()
    window.session.wear(Theme(text=125))
    qtbot.waitUntil(lambda: window.rail.minimumWidth() > narrow)


def test_in_large_text_the_rail_shows_icons_only(window: MainWindow, qtbot: QtBot) -> None:
    wide = window.rail.width()
    window.session.wear(Theme(text=150))
    qtbot.waitUntil(lambda: window.rail.minimumWidth() < wide)
    shown = {button.toolButtonStyle() for button in window.rail.buttons.values()}
    assert shown == {Qt.ToolButtonStyle.ToolButtonIconOnly}


def test_the_window_fits_the_smallest_client_area(opened: MainWindow) -> None:
    assert opened.minimumSizeHint().width() <= 1280
    assert opened.minimumSizeHint().height() <= 660


def test_a_change_refreshes_the_pages_on_its_topics_only(opened: MainWindow, core: FakeCore, qtbot: QtBot) -> None:
    page = opened.page
    assert isinstance(page, DocumentsPage)
    opened.go("start")
    opened.session.changed.emit(frozenset({"hearing"}))
    assert not page.stale
    opened.session.changed.emit(frozenset({"documents"}))
    assert page.stale


def test_a_step_is_told_with_the_means_to_take_it_back(opened: MainWindow, core: FakeCore, qtbot: QtBot) -> None:
    opened.session.write(lambda _dossier, _job: Done(None, EVERYTHING, msg("Import {file}", file="a.xlsx")))
    qtbot.waitUntil(opened.toast.isVisible)
    assert "a.xlsx" in opened.toast.text.text()
    QTest.mouseClick(opened.toast.undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: core.undone == 1)


def test_the_notice_stands_over_the_status_bar_and_hides_no_page(opened: MainWindow, qtbot: QtBot) -> None:
    opened.toast.say(msg("Import {file}", file="a.xlsx"), undoable=True)
    page = opened.page
    lowest = page.mapTo(opened, page.rect().bottomLeft()).y()
    assert opened.toast.mapTo(opened, opened.toast.rect().topLeft()).y() >= lowest - opened.session.theme.px(16)
    assert abs(opened.toast.geometry().center().x() - opened.rect().center().x()) <= 1


def test_one_file_is_told_in_the_singular(
    make_window: Callable[[str], MainWindow], core: FakeCore, qtbot: QtBot
) -> None:
    core.imported.append(core.draft)
    window = make_window("en")
    window.session.open(core.path)
    qtbot.waitUntil(lambda: window.session.summary is not None)
    assert window.status.holdings.text() == "1 file · 4 traced figures"


def test_closing_the_window_closes_the_dossier(opened: MainWindow, core: FakeCore) -> None:
    opened.close()
    assert core.dossier.closed


def test_leaving_a_dossier_returns_to_the_start_page(opened: MainWindow) -> None:
    opened.session.leave()
    assert opened.page_name == "start"
    assert list(opened.pages) == ["start"]


def test_recent_dossiers_are_offered_on_the_start_page(opened: MainWindow, core: FakeCore) -> None:
    Path(core.path).write_bytes(b"")
    opened.go("start")
    opened.page.reload()
    assert core.path.stem in {text for _, text in shown_texts(opened.page)}


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog
def test_a_dossier_open_elsewhere_can_be_read(window: MainWindow, core: FakeCore, qtbot: QtBot) -> None:
    core.held = True
    window.session.open(core.path)
    qtbot.waitUntil(lambda: bool(window.findChildren(TroubleDialog)))
    offers = window.findChildren(TroubleDialog)[0].findChildren(QPushButton)
    QTest.mouseClick(offers[-1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session.summary is not None)


def test_the_rail_says_how_much_waits_on_a_page_in_every_language(opened: MainWindow, qtbot: QtBot) -> None:
    old = opened.rail
    opened.session.count("findings", 9)
    assert old.buttons["findings"].count == 9
    opened.session.speak("en")
    qtbot.waitUntil(lambda: opened.rail is not old)
    assert opened.rail.buttons["findings"].count == 9
    opened.session.leave()
    assert opened.rail.buttons["findings"].count == 0
