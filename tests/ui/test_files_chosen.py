"""Files chosen by a person: Qt's own dialog speaks the language, and a dossier is explained before it is made."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeCore
from ui.dialogs.keeping import KeepingDialog
from ui.files import receive
from ui.main_window import MainWindow
from ui.translations import speak_qt

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog


def test_the_file_dialog_of_qt_is_french_throughout(window: MainWindow) -> None:
    dialog = QFileDialog(window)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"Voir dans\u00a0:", "Fichiers de type\u00a0:"} <= shown


def test_a_text_that_qt_does_not_know_stays_readable(window: MainWindow) -> None:
    speak_qt("fr")
    assert QCoreApplication.translate("Nowhere", "Unknown &words") == "Unknown &words"


def test_a_spreadsheet_without_a_dossier_explains_why_one_is_made(
    window: MainWindow, core: FakeCore, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []

    def refuse(_parent: object, title: str, proposed: str, _kinds: str) -> tuple[str, str]:
        asked.append((title, Path(proposed).name))
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", refuse)
    receive(window.session, [Path("Marches_2023.xlsx")], window)
    (told,) = window.findChildren(KeepingDialog)
    assert asked == []
    told.choose.click()
    assert asked == [(told.windowTitle(), "Marches_2023.budget")]
    assert core.imported == []


@pytest.mark.parametrize("count", [0, 3])
def test_a_folder_without_a_dossier_tells_how_many_spreadsheets_it_holds(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, count: int
) -> None:
    for number in range(count):
        (tmp_path / f"{number}.csv").touch()
    (tmp_path / "note.pdf").touch()
    receive(window.session, [tmp_path], window)
    (told,) = window.findChildren(KeepingDialog)
    qtbot.waitUntil(lambda: told.counted)
    assert told.choose.isEnabled() is bool(count)
    expected = window.session.word(told.into(count)) if count else tmp_path.name
    assert any(expected in label.text() for label in told.findChildren(QLabel))
