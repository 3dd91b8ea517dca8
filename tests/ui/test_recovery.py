"""A damaged dossier in the window."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from budgetwatch.store.backup import back_up
from budgetwatch.store.dossier import create
from budgetwatch.usecases.dossiers import set_details
from tests.store.tables_as_text import DEFENCE, imported
from ui.dialogs.trouble import TroubleDialog
from ui.main_window import MainWindow
from ui.session import Notice, Session

PAGE = 4096
LARGE = "code | label | voted 2013 CP\n" + "\n".join(f"{n:04}.01 | Unit {n} | {n * 7}" for n in range(3000))


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A dossier whose large import is damaged, and an intact backup of it."""
    path = tmp_path / "hearing.budget"
    with create(path, {"title": "Hearing"}) as dossier:
        imported(dossier, DEFENCE, name="small.csv")
        imported(dossier, LARGE, name="large.csv")
        back_up(dossier).rename(tmp_path / "hearing.backups" / "hearing.20250101T000000000000.budget")
        set_details(dossier, {"institution": "Committee"})  # the day's copy is due, and reads every page
    content = bytearray(path.read_bytes())
    for found in list(re.finditer(b"Unit 1500", content))[1:]:  # the first one stands in the received file
        place = found.start()
        content[place - place % PAGE : place - place % PAGE + PAGE] = b"\xff" * PAGE
    path.write_bytes(content)
    return path


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog
@pytest.mark.parametrize(
    ("backed_up", "way", "told"),
    [
        (False, "Sauver ce qui est lisible…", "Imports sauvés\u00a0: 1\u00a0; perdus\u00a0: 1, dont 1"),
        (True, "Sauver ce qui est lisible…", "Imports sauvés\u00a0: 1\u00a0; perdus\u00a0: 1, dont 1"),
        (True, "Prendre la sauvegarde…", "La sauvegarde est ouverte"),
    ],
)
def test_damage_met_while_a_dossier_is_open_leads_to_a_new_one_with_what_is_left_or_to_its_backup(
    damaged: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, way: str, told: str, *, backed_up: bool
) -> None:
    path, out = damaged, damaged.with_name("saved.budget")
    if not backed_up:
        shutil.rmtree(path.with_name("hearing.backups"))
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
    ways = {one.text(): one for one in dialog.findChildren(QPushButton)}
    assert ("Prendre la sauvegarde…" in ways) == backed_up
    ways[way].click()
    qtbot.waitUntil(lambda: window.session.dossier is not None and window.session.dossier.path == out)
    qtbot.waitUntil(lambda: any(window.session.word(one.message).startswith(told) for one in said))


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog
def test_a_dossier_without_its_first_page_is_told_to_be_damaged_and_its_backup_is_proposed(
    damaged: Path, qtbot: QtBot
) -> None:
    damaged.write_bytes(bytes(PAGE) + damaged.read_bytes()[PAGE:])
    window = MainWindow(Session("fr"))
    qtbot.addWidget(window, before_close_func=lambda _window: window.session.close())
    window.show()
    window.session.open(damaged)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(TroubleDialog)))
    dialog = next(one for one in window.findChildren(TroubleDialog) if one.isVisible())
    ways = {one.text() for one in dialog.findChildren(QPushButton)}
    assert {"Prendre la sauvegarde…", "Sauver ce qui est lisible…"} <= ways
