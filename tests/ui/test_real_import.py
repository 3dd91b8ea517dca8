"""A sample spreadsheet through the whole window: create, read, confirm, import, undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from budgetwatch.paths import samples
from ui.main_window import MainWindow
from ui.pages.documents import DocumentsPage
from ui.pages.import_page import ImportPage
from ui.session import Session

_PATIENCE = 30_000


@pytest.fixture
def real(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(Session("fr"))
    qtbot.addWidget(window)
    window.show()
    yield window
    window.session.close()


def _documents(window: MainWindow) -> int:
    return window.page.rows.rowCount() if isinstance(window.page, DocumentsPage) else -1


def test_a_real_sheet_is_imported_through_the_window_and_taken_back(
    real: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    sheet = samples() / "tamaris" / "LFI_2024_annexe3.xlsx"
    session = real.session
    session.create(tmp_path / "essai.budget", "Essai", then=lambda: session.go("import", [sheet]))
    qtbot.waitUntil(lambda: isinstance(real.page, ImportPage) and real.page.draft is not None, timeout=_PATIENCE)
    page = real.page
    assert isinstance(page, ImportPage)
    assert page.assistant.standing.reading.layout.unit.scale == 1_000
    page.assistant.write()
    qtbot.waitUntil(lambda: _documents(real) == 1, timeout=_PATIENCE)
    session.undo()
    qtbot.waitUntil(lambda: _documents(real) == 0, timeout=_PATIENCE)
