"""Expected documents at the window: noted by keyboard, refused with a reason, taken back, and letters written."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from budgetwatch.domain.piece import Outcome, PieceState
from tests.ui.pages.conftest import WAIT
from ui.dialogs.piece import PieceDialog
from ui.main_window import MainWindow
from ui.models.pieces import read_day
from ui.pages.expected import ExpectedPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> ExpectedPage:
    """The page of expected documents."""
    window.session.go("expected")
    qtbot.waitUntil(lambda: isinstance(window.page, ExpectedPage) and window.page.register is not None, timeout=WAIT)
    assert isinstance(window.page, ExpectedPage)
    return window.page


def stand(page: ExpectedPage, piece: str, year: int) -> PieceState:
    assert page.register is not None
    return page.register.expected[piece, year].state


def choose(page: ExpectedPage, piece: str, year: int) -> PieceDialog:
    """The dialog of a piece, opened with Enter."""
    assert page.register is not None
    assert page.table is not None
    row = next(at for at, one in enumerate(page.register.pieces) if one.id == piece)
    page.table.setCurrentIndex(page.rows.index(row, 1 + page.register.years.index(year)))
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    dialog = page.window().findChild(PieceDialog)
    assert isinstance(dialog, PieceDialog)
    return dialog


def test_a_report_is_noted_as_received_late_and_the_note_taken_back(page: ExpectedPage, qtbot: QtBot) -> None:
    dialog = choose(page, "t1", 2024)
    QTest.keyClicks(dialog.day, "18/06/2024")
    dialog.accept()
    qtbot.waitUntil(lambda: stand(page, "t1", 2024) is PieceState.RECEIVED_LATE, timeout=WAIT)
    page.session.undo()
    qtbot.waitUntil(lambda: stand(page, "t1", 2024) is PieceState.LATE, timeout=WAIT)


def test_a_refusal_waits_for_its_reason_and_a_day_must_be_one(page: ExpectedPage, qtbot: QtBot) -> None:
    dialog = choose(page, "t2", 2024)
    dialog.day.setText("soon")
    assert not dialog.go_on.isEnabled()
    dialog.outcomes.buttons[Outcome.REFUSED].click()
    assert not dialog.go_on.isEnabled()
    QTest.keyClicks(dialog.reason, "Letter 12 of the ministry")
    assert dialog.go_on.isEnabled()
    dialog.accept()
    qtbot.waitUntil(lambda: stand(page, "t2", 2024) is PieceState.REFUSED, timeout=WAIT)


def test_letters_are_written_where_the_person_says(
    page: ExpectedPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    page.remind.click()
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("*.pdf"))) > 0 and not page.session.bridge.tasks, timeout=WAIT)


@pytest.mark.parametrize(
    ("text", "day"), [("12/11/2025", "2025-11-12"), ("2025-11-12", "2025-11-12"), ("31/02/2025", None)]
)
def test_days_are_read_as_people_write_them(text: str, day: str | None) -> None:
    read = read_day(text)
    assert (read.isoformat() if read else None) == day


def test_the_keyboard_stands_on_the_matrix_at_once_and_after_a_note(page: ExpectedPage, qtbot: QtBot) -> None:
    page.window().activateWindow()
    qtbot.waitUntil(lambda: page.table is not None and page.table.hasFocus(), timeout=WAIT)
    dialog = choose(page, "t1", 2024)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: stand(page, "t1", 2024) is PieceState.RECEIVED, timeout=WAIT)
    page.window().activateWindow()
    qtbot.waitUntil(lambda: page.table is not None and page.table.hasFocus(), timeout=WAIT)
