"""The help window: opened on the subject of the page, read and closed from the keyboard, in the person's language."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from budgetwatch.domain.errors import AlreadyImported
from budgetwatch.usecases.helping import PAGES as WRITTEN
from ui.dialogs.help import HelpDialog, headings, open_help
from ui.dialogs.trouble import TroubleDialog
from ui.main_window import MainWindow
from ui.models.help import PAGES, page_about, target
from ui.pages.registry import PAGES as WINDOW_PAGES

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of every dialog


def title(dialog: HelpDialog) -> str:
    """The first heading of the page on show."""
    return headings(dialog.text.document())[0].text()


def top_heading(text: QTextBrowser) -> str:
    """The heading at the upper edge of what is visible."""
    return text.cursorForPosition(text.viewport().rect().topLeft()).block().text()


def test_every_page_of_the_window_has_a_page_of_the_help() -> None:
    assert tuple(PAGES) == WRITTEN
    assert {page_about(page.name) for page in WINDOW_PAGES} <= PAGES.keys()


def test_f1_opens_the_help_on_the_subject_of_the_page(opened: MainWindow) -> None:
    QTest.keyClick(opened, Qt.Key.Key_F1)
    dialog = opened.findChild(HelpDialog)
    assert dialog is not None
    assert title(dialog) == "La lecture d’un tableur"
    opened.go("start")
    opened.commands.show_help()
    assert opened.findChildren(HelpDialog) == [dialog]
    assert title(dialog) == "Premiers pas"


def test_the_list_is_walked_with_the_arrows_and_escape_closes(window: MainWindow, qtbot: QtBot) -> None:
    dialog = open_help(window.session, window, "start")
    QTest.keyClick(dialog.pages, Qt.Key.Key_Down)
    assert title(dialog) == "La lecture d’un tableur"
    with qtbot.waitSignal(dialog.destroyed):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_section_and_a_link_show_their_place(window: MainWindow) -> None:
    dialog = open_help(window.session, window, "messages", "unit-conflict")
    assert top_heading(dialog.text).startswith("unit-conflict · ")
    dialog.follow(QUrl("findings.md#large-change"))
    assert top_heading(dialog.text).startswith("large-change · ")


def test_a_link_that_leads_outside_the_help_leads_nowhere(window: MainWindow) -> None:
    dialog = open_help(window.session, window, "keys")
    dialog.follow(QUrl("https://example.org/start.md"))
    assert title(dialog) == "Le clavier"
    assert not dialog.text.openExternalLinks()
    assert not dialog.text.openLinks()


def test_the_help_follows_the_language_of_the_session(window: MainWindow, qtbot: QtBot) -> None:
    dialog = open_help(window.session, window, "keys")
    window.session.speak("en")
    qtbot.waitUntil(lambda: title(dialog) == "The keys")
    assert dialog.windowTitle() == "Help"


def test_what_could_not_be_done_is_explained_on_request(window: MainWindow) -> None:
    trouble = TroubleDialog(window.session, AlreadyImported(), window)
    trouble.explain()
    dialog = trouble.findChild(HelpDialog)
    assert dialog is not None
    assert top_heading(dialog.text).startswith("already-imported · ")


def test_a_link_names_a_page_and_a_section() -> None:
    assert target("findings.md#large-change") == ("findings", "large-change")
    assert target("keys.md") == ("keys", "")
