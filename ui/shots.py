"""Screenshots of every page, in both languages and both schemes, empty and filled: `python -m ui.shots OUT [DOSSIER]`."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from PySide6.QtWidgets import QApplication

from budgetwatch.i18n import LANGUAGES
from budgetwatch.paths import samples
from ui.main_window import MainWindow
from ui.opening import application
from ui.pages.registry import PAGES
from ui.session import Session
from ui.theme import Scheme, Theme

_QUIET = 0.25
"""Seconds without work after which a page has all it asked for."""
_PATIENCE = 60.0
_LOOKS = tuple(product(LANGUAGES, Scheme))


def take(out: Path, dossier: Path | None) -> list[Path]:
    """The pictures made: PAGE-LANGUAGE-SCHEME-empty.png and, given a dossier, …-filled.png, at 1366 × 768."""
    out.mkdir(parents=True, exist_ok=True)
    application()
    window = MainWindow(Session("fr"))
    window.resize(1366, 768)
    window.show()
    made = list(_start(window, out))
    with tempfile.TemporaryDirectory() as folder:
        window.session.create(Path(folder) / "vide.budget", "Vide")
        made += _pages(window, out, "empty")
        if dossier is not None:
            window.session.open(dossier)
            made += _pages(window, out, "filled")
        window.close()
    return made


def _start(window: MainWindow, out: Path) -> Iterator[Path]:
    for code, scheme in _LOOKS:
        _dress(window, code, scheme)
        yield _shot(window, out / f"start-{code}-{scheme}-empty.png")


def _pages(window: MainWindow, out: Path, content: str) -> Iterator[Path]:
    _settle(window)
    for code, scheme in _LOOKS:
        _dress(window, code, scheme)
        for page in PAGES:
            if page.name == "start" and content == "empty":
                continue
            window.go(page.name, _sheets() if page.name == "import" and content == "filled" else None)
            yield _shot(window, out / f"{page.name}-{code}-{scheme}-{content}.png")


def _sheets() -> list[Path]:
    return sorted((samples() / "tamaris").glob("SITEX*.xlsx"))[-1:]


def _dress(window: MainWindow, code: str, scheme: Scheme) -> None:
    window.session.speak(code)
    window.session.wear(Theme(scheme))


def _shot(window: MainWindow, path: Path) -> Path:
    _settle(window)
    window.grab().save(str(path))
    return path


def _settle(window: MainWindow) -> None:
    """Wait until nothing has been under way for a moment."""
    end = time.monotonic() + _PATIENCE
    quiet = time.monotonic()
    while time.monotonic() - quiet < _QUIET and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)
        if window.session.bridge.tasks:
            quiet = time.monotonic()


def main(arguments: list[str]) -> int:
    """The exit status: 0, or 2 where the folder is not named."""
    if not arguments:
        sys.stderr.write("python -m ui.shots OUT [DOSSIER]\n")
        return 2
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as settings:
        os.environ["BUDGETWATCH_HOME"] = settings  # nobody's own choices are read or changed
        take(Path(arguments[0]), Path(arguments[1]) if len(arguments) > 1 else None)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
