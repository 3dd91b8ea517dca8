"""What happens before the first window, and after a bug."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.walker import shown_texts
from ui.__main__ import open_window
from ui.display import obstacle
from ui.faults import save_report, tell_fault
from ui.main_window import MainWindow
from ui.recent import forget, recent, remember

_HEAVY = ("pandas", "numpy", "sqlalchemy", "matplotlib", "reportlab", "babel", "openpyxl", "python_calamine")
_OF_A_DOSSIER = ("budgetwatch.domain.", "budgetwatch.usecases.", "budgetwatch.store", "ui.models")
_WORDED_AT_START = {
    *(f"budgetwatch.domain.{name}" for name in ("errors", "figure", "measure", "message", "money", "series", "source")),
    "budgetwatch.usecases.done",
}
"""What messages are made of, and what a change gives back: every other record would keep the window waiting."""


def test_the_first_window_loads_no_heavy_library() -> None:
    code = "import sys, ui.opening, ui.pages.start; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert not set(_HEAVY) & set(done.stdout.split())


def test_the_first_window_loads_nothing_of_what_a_dossier_holds() -> None:
    code = "import sys, ui.opening, ui.pages.start; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    loaded = {name for name in done.stdout.split() if name.startswith(_OF_A_DOSSIER)}
    assert loaded <= _WORDED_AT_START


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux starts without a display")
def test_without_a_display_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert "no display" in str(obstacle())


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux installs libraries one by one")
def test_missing_libraries_are_named_by_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setenv("DISPLAY", ":99")
    monkeypatch.setattr("ui.display._loads", lambda name: name != "libxcb-cursor.so.0")
    assert str(obstacle()).endswith("sudo apt install libxcb-cursor0")


def test_a_bug_is_written_down_without_the_content_of_the_dossier(tmp_path: Path) -> None:
    report = save_report(ZeroDivisionError("division by zero"), "budget")
    assert report is not None
    assert "ZeroDivisionError" in report.read_text("utf-8")
    assert "page: budget" in report.read_text("utf-8")


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog
def test_a_bug_is_told_once_and_work_goes_on(
    window: MainWindow, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    error = ZeroDivisionError()
    for _ in range(2):
        tell_fault(window, type(error), error, None)
    boxes = [text for kind, text in shown_texts(window) if kind == "QMessageBox" and text]
    assert len(boxes) == 1
    assert window.isVisible()


def test_recent_dossiers_are_remembered_newest_first_and_can_be_forgotten(tmp_path: Path) -> None:
    for name in ("a", "b", "a"):
        remember(tmp_path / f"{name}.budget")
    assert [one.path.stem for one in recent()] == ["a", "b"]
    forget(tmp_path / "a.budget")
    assert [one.path.stem for one in recent()] == ["b"]
    assert not recent()[0].there


@pytest.mark.parametrize(("argument", "status"), [("--version", 0), ("--nothing", 2)])
def test_options_of_the_window_are_answered_without_a_window(
    argument: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        open_window([argument])
    assert left.value.code == status
    told = capsys.readouterr()
    assert "budgetwatch" in (told.out if status == 0 else told.err)
