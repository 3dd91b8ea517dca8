"""The Qt application and its first window."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QObject, QSize, QTimer
from PySide6.QtWidgets import QApplication

from ui.fonts import load_fonts
from ui.garbage import search_little
from ui.main_window import MainWindow
from ui.session import Session

_SHARE = 0.0001
"""Seconds that a working thread may keep the others waiting: painting one table asks for its turn hundreds of times."""


def open_window(dossier: Path | None, *, probe_from: float | None = None, language: str | None = None) -> int:
    """The exit status of the application, run until its window is closed."""
    app = application()
    session = Session(language)
    window = MainWindow(session)
    if probe_from is not None:
        probe = _Probe(window, probe_from)
        window.installEventFilter(probe)
    show_fitting(window, window.screen().availableSize())
    QTimer.singleShot(0, search_little)
    if probe_from is None:
        QTimer.singleShot(0, window.prepare)
    _catch_faults(window)
    if dossier is not None:
        session.open(dossier)
    status = app.exec()
    sys.excepthook = sys.__excepthook__
    return status


def show_fitting(window: MainWindow, room: QSize) -> None:
    """Show the window, over the whole screen where that is smaller than the window would be."""
    fits = window.size().boundedTo(room) == window.size()
    window.show() if fits else window.showMaximized()


def application() -> QApplication:
    """The one Qt application, with the fonts of the product."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
        app.setStyle("Fusion")
        sys.setswitchinterval(_SHARE)
        app.setApplicationName("BudgetWatch")
        app.setDesktopFileName("budgetwatch")
        load_fonts()
    return app


def _catch_faults(window: MainWindow) -> None:
    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        from ui.faults import tell_fault

        tell_fault(window, kind, error, trace)

    sys.excepthook = tell


class _Probe(QObject):
    """Prints how long the first frame took, then closes the window."""

    def __init__(self, window: MainWindow, started: float) -> None:
        super().__init__(window)
        self._window, self._started = window, started

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Wait for the frame after the window's paint event."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._finish)
        return False

    def _finish(self) -> None:
        sys.stdout.write(f"{(time.time() - self._started) * 1000:.0f}\n")
        sys.stdout.flush()
        self._window.close()
