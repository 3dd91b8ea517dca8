"""A damaged dossier in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from budgetwatch.store.dossier import create
from tests.store.tables_as_text import DEFENCE, imported
from ui.dialogs.trouble import TroubleDialog
from ui.main_window import MainWindow
from ui.session import Notice, Session

PAGE = 4096
LARGE = "code | label | voted 2013 CP\n" + "\n".join(f"{n:04}.01 | Unit {n} | {n * 7}" for n in range(3000))


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog
def test_damage_met_while_a_dossier_is_open_leads_to_a_new_one_with_what_is_left(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, out = tmp_path / "hearing.budget", tmp_path / "saved.budget"
    with create(path, {"title": "Hearing"}) as dossier:
        imported(dossier, DEFENCE, name="small.csv")
        imported(dossier, LARGE, name="large.csv")
    content = bytearray(path.read_bytes())
    place = content.rfind(b"Unit 1500")
    content[place - place % PAGE : place - place % PAGE + PAGE] = b"\xff" * PAGE
    path.write_bytes(content)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    window = MainWindow(Session("fr"))
    qtbot.addWidget(window, before_close_func=lambda _window: window.session.close())
    window.show()
    said: list[Notice] = []
    window.session.said.connect(said.append)
    window.session.open(path)
    qtbot.waitUntil(lambda: window.session.summary is not None)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(TroubleDialog)))
    dialog = next(one for one in window.findChildren(TroubleDialog) if one.isVisible())
    next(one for one in dialog.findChildren(QPushButton) if one.text() == "Sauver ce qui est lisible…").click()
    qtbot.waitUntil(lambda: window.session.dossier is not None and window.session.dossier.path == out)
    qtbot.waitUntil(lambda: bool(said))
    assert window.session.word(said[-1].message).startswith("Imports sauvés\u00a0: 1\u00a0; perdus\u00a0: 1, dont 1")
