"""A fault of the program on one file leaves the others to go on, refuses that file with what to do, and is reported."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeCore
from ui.import_faults import ProgramFault
from ui.main_window import MainWindow
from ui.models.import_files import FileState
from ui.pages.import_page import ImportPage


def test_a_fault_while_a_file_is_read_refuses_it_and_the_next_is_read(
    opened: MainWindow, core: FakeCore, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(path: Path, *_: Any) -> Any:
        if path.name == "fault.csv":
            raise ZeroDivisionError
        return core.draft_import(path)

    monkeypatch.setattr("budgetwatch.usecases.importing.draft_import", read)
    with qtbot.captureExceptions() as met:
        opened.session.go("import", [Path("fault.csv"), Path("SITEX_2024.xlsx")])
        page = opened.page
        assert isinstance(page, ImportPage)
        qtbot.waitUntil(lambda: page.queue.task is None)
    assert [kind for kind, *_ in met] == [ZeroDivisionError]
    assert [one.state for one in page.files] == [FileState.REFUSED, FileState.REVIEW]
    assert isinstance(page.files[0].error, ProgramFault)


def test_a_fault_while_a_file_is_written_leaves_it_in_the_list(
    opened: MainWindow, core: FakeCore, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr("budgetwatch.usecases.importing.import_draft", fail)
    opened.session.go("import", [Path("SITEX_2024.xlsx")])
    page = opened.page
    assert isinstance(page, ImportPage)
    qtbot.waitUntil(lambda: page.draft is not None)
    with qtbot.captureExceptions() as met:
        page._write(page.files)
        qtbot.waitUntil(lambda: not page.writer.busy)
    assert [kind for kind, *_ in met] == [ZeroDivisionError]
    assert [one.state for one in page.files] == [FileState.REFUSED]
    assert core.imported == []
