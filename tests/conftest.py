"""What every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

from ui.display import obstacle

settings.register_profile("no clock", deadline=None)  # machines are noisy: no test fails for being slow
settings.load_profile("no clock")
_WINDOW = Path(__file__).parent / "ui"
_NO_WINDOW = obstacle()
"""Why Qt cannot be loaded here: its system libraries are missing. Everything but the window is tested all the same."""
_SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


def pytest_addoption(pluginmanager: pytest.PytestPluginManager) -> None:
    """Without Qt's libraries its pytest plugin would end the run before the first test."""
    if _NO_WINDOW is not None:
        pluginmanager.unregister(name="pytest-qt")


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """The tests of the window are left out where no window can be made, and the summary says so."""
    return True if _NO_WINDOW is not None and collection_path == _WINDOW else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was left out and what to install for it."""
    if _NO_WINDOW is not None:
        terminalreporter.write_line(f"LEFT OUT tests/ui: {_NO_WINDOW}")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real and hostile files; the test is skipped where it is absent."""
    if not _SHARED.is_dir():
        pytest.skip("the folder of real test files is not beside this checkout")
    return _SHARED


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the settings of the person who runs it."""
    monkeypatch.setenv("BUDGETWATCH_HOME", str(tmp_path / "settings"))
