"""A window without a display, and a dossier made of readable text."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.clerk import Clerk
from tests.ui.fakes import FakeCore
from ui.fonts import load_fonts
from ui.main_window import MainWindow
from ui.session import Session


@pytest.fixture(scope="session", autouse=True)
def _empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """Without a screen Qt frees what was copied after Python has ended, which ends the run with a crash."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def core(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> FakeCore:
    """The use cases that the window calls, answered from memory."""
    return FakeCore(monkeypatch, tmp_path)


@pytest.fixture
def make_window(qtbot: QtBot, core: FakeCore) -> Iterator[Callable[[str], MainWindow]]:
    """A shown window in a language; it is closed, with its threads, after the test."""
    windows: list[MainWindow] = []

    def make(code: str = "fr") -> MainWindow:
        load_fonts()
        window = MainWindow(Session(code))
        qtbot.addWidget(window)
        windows.append(window)
        window.show()
        return window

    yield make
    for window in windows:
        window.session.close()


@pytest.fixture
def window(make_window: Callable[[str], MainWindow]) -> MainWindow:
    """A French window on no dossier."""
    return make_window("fr")


@pytest.fixture
def opened(window: MainWindow, core: FakeCore, qtbot: QtBot) -> MainWindow:
    """A French window on the fake dossier, on the Documents page."""
    window.session.open(core.path)
    qtbot.waitUntil(lambda: window.session.summary is not None)
    return window


@pytest.fixture
def clerk(qtbot: QtBot, tmp_path: Path) -> Iterator[Clerk]:
    """A clerk before a French window on a new, real dossier."""
    window = MainWindow(Session("fr"))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    window.session.create(tmp_path / "essai.budget", "Essai")
    qtbot.waitUntil(lambda: window.session.summary is not None)
    yield Clerk(window, tmp_path, qtbot)
    window.session.close()
