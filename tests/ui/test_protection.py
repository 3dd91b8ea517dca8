"""Protected dossiers in the window: asked for, made, changed, locked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from budgetwatch.domain.errors import StorageFailed
from budgetwatch.store.dossier import is_protected
from budgetwatch.usecases.dossiers import create_dossier, open_dossier
from tests.ui.clerk import Clerk
from ui.dialogs.passphrase import PassphraseDialog
from ui.dialogs.protecting import ProtectingDialog
from ui.main_window import MainWindow
from ui.session import Session

OLD, NEW = "karité baobab fleuve 12", "sel gemme saison sèche"

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog


@pytest.fixture
def hidden(tmp_path: Path) -> Path:
    """A protected dossier, closed."""
    path = tmp_path / "secret.budget"
    create_dossier(path, "Secret", passphrase=OLD).close()
    return path


@pytest.fixture
def plain(make_real: Callable[[], MainWindow]) -> MainWindow:
    """A French window on no dossier, with the real use cases."""
    return make_real()


@pytest.fixture
def make_real(qtbot: QtBot) -> Callable[[], MainWindow]:
    def make() -> MainWindow:
        window = MainWindow(Session("fr"))
        qtbot.addWidget(window, before_close_func=lambda _window: window.session.close())
        window.show()
        return window

    return make


def asked(window: MainWindow, qtbot: QtBot) -> PassphraseDialog:
    """The dialog that asks for the passphrase, once it is on show."""

    def shown() -> list[PassphraseDialog]:
        return [one for one in window.findChildren(PassphraseDialog) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[0]


def type_in(dialog: PassphraseDialog, passphrase: str, qtbot: QtBot) -> None:
    dialog.secret.edit.setText(passphrase)  # letters with accents cannot be typed by a test
    QTest.keyClick(dialog.secret.edit, Qt.Key.Key_Return)


def opened(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.session.summary is not None)


def command(window: MainWindow, text: str) -> QAction:
    return next(one for one in window.commands.menu.actions() if one.text() == text)


def test_the_passphrase_is_asked_until_it_opens_the_dossier(plain: MainWindow, hidden: Path, qtbot: QtBot) -> None:
    plain.session.open(hidden)
    first = asked(plain, qtbot)
    assert not first.open_it.isEnabled()
    type_in(first, "autre chose", qtbot)
    qtbot.waitUntil(lambda: not first.isVisible())
    second = asked(plain, qtbot)
    assert "Ce n’est pas la phrase secrète" in second.told.text()
    type_in(second, OLD, qtbot)
    opened(plain, qtbot)
    assert plain.session.summary is not None
    assert (plain.session.summary.title, plain.session.summary.protected) == ("Secret", True)


def test_a_plain_dossier_is_protected_and_its_sheet_offered(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window, sheet = clerk.window, tmp_path / "sheet.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(sheet), ""))
    path = window.session.dossier.path if window.session.dossier else Path()
    command(window, "Protéger par une phrase secrète…").trigger()
    (dialog,) = window.findChildren(ProtectingDialog)
    QTest.keyClicks(dialog.wanted.edit, "budget2024")
    assert not dialog.protect.isEnabled()
    dialog.wanted.edit.setText(NEW)
    assert dialog.told.text() == "Les deux ne sont pas encore identiques."
    dialog.again.edit.setText(NEW)
    assert (dialog.protect.isEnabled(), dialog.told.text()) == (True, "Forte.")
    dialog.protect.click()
    qtbot.waitUntil(sheet.exists)
    qtbot.waitUntil(lambda: window.session.summary is not None and window.session.summary.protected)
    assert is_protected(path)


def test_a_wrong_present_passphrase_changes_nothing(plain: MainWindow, hidden: Path, qtbot: QtBot) -> None:
    plain.session.open(hidden, passphrase=OLD)
    opened(plain, qtbot)
    plain.protection._recode("autre chose", NEW)
    qtbot.waitUntil(lambda: plain.session.dossier is None)
    type_in(asked(plain, qtbot), OLD, qtbot)
    opened(plain, qtbot)


def test_an_idle_protected_dossier_is_closed_and_asks_again(plain: MainWindow, hidden: Path, qtbot: QtBot) -> None:
    plain.session.open(hidden, passphrase=OLD)
    opened(plain, qtbot)
    qtbot.waitUntil(lambda: not plain.session.bridge.tasks)
    assert plain.protection.idle.isActive()
    plain.protection.idle.setInterval(1)
    plain.protection.idle.start()
    dialog = asked(plain, qtbot)
    plain.protection.idle.setInterval(600_000)  # or it closes again before anyone has looked
    assert plain.session.dossier is None
    assert plain.page_name == "start"
    type_in(dialog, OLD, qtbot)
    opened(plain, qtbot)


def test_a_dossier_without_a_passphrase_is_never_locked(clerk: Clerk) -> None:
    assert not clerk.window.protection.idle.isActive()
    clerk.window.protection.lock()
    assert clerk.window.session.dossier is not None
    assert not command(clerk.window, "Verrouiller").isEnabled()


def test_the_passphrase_is_taken_away_after_it_was_typed_once_more(
    plain: MainWindow, hidden: Path, qtbot: QtBot
) -> None:
    plain.session.open(hidden, passphrase=OLD)
    opened(plain, qtbot)
    plain.protection.take_away()
    type_in(asked(plain, qtbot), OLD, qtbot)
    qtbot.waitUntil(lambda: not is_protected(hidden))
    opened(plain, qtbot)
    plain.session.leave()
    QApplication.processEvents()
    plain.session.close()
    with pytest.raises(StorageFailed):
        open_dossier(hidden, passphrase=OLD)
    open_dossier(hidden).close()
