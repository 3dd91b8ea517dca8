"""A dossier is closed when the last reading on it has ended."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from budgetwatch.domain.errors import Cancelled
from tests.ui.fakes import FakeCore, FakeDossier
from ui.dialogs.trouble import TroubleDialog
from ui.holding import Holding
from ui.main_window import MainWindow


def test_closing_waits_for_a_reading_under_way(tmp_path: Path) -> None:
    dossier = FakeDossier(tmp_path / "a.budget")
    holding = Holding(cast("Any", dossier))
    closing = threading.Thread(target=holding.close)
    with holding.reading():
        closing.start()
        closing.join(0.05)
        assert not dossier.closed
    closing.join(5)
    assert dossier.closed


def test_no_reading_begins_on_a_closed_dossier(tmp_path: Path) -> None:
    holding = Holding(cast("Any", FakeDossier(tmp_path / "a.budget")))
    holding.close()
    with pytest.raises(Cancelled), holding.reading():
        pass


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog
def test_the_log_beside_a_dossier_that_is_left_is_told(opened: MainWindow, core: FakeCore, qtbot: QtBot) -> None:
    core.dossier.left_beside = core.path.with_name("tamaris.budget-wal")
    with qtbot.waitSignal(opened.session.failed) as told:
        opened.session.leave()
    assert told.args is not None
    assert told.args[0].code == "left-beside"


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog
def test_the_log_beside_the_dossier_is_told_before_the_window_goes(opened: MainWindow, core: FakeCore) -> None:
    core.dossier.left_beside = core.path.with_name("tamaris.budget-wal")
    seen: list[str] = []

    def read_and_close() -> None:
        for dialog in opened.findChildren(TroubleDialog):
            seen.extend(label.text() for label in dialog.findChildren(QLabel))
            dialog.accept()

    QTimer.singleShot(200, read_and_close)
    opened.close()
    assert any("tamaris.budget-wal" in text for text in seen)
    assert not opened.isVisible()
