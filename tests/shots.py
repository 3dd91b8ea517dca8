"""`make shots`: every page in both languages and both schemes, on no figures and on the sample country, as pictures."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from budgetwatch.i18n import LANGUAGES
from budgetwatch.usecases.demonstrating import build_sample
from budgetwatch.usecases.dossiers import create_dossier
from ui.main_window import MainWindow
from ui.opening import application
from ui.pages.budget import BudgetPage
from ui.pages.registry import PAGES
from ui.session import Session
from ui.theme import Scheme, Theme
from ui.widgets.budget_parts import SEGMENTS, Segment

SIZE = (1366, 768)
_QUIET, _LIMIT = 0.3, 60.0
"""Seconds without work before a picture is taken; seconds after which it is taken anyway."""


def settle(app: QApplication, session: Session) -> None:
    """Let the window work until nothing is under way."""
    end = time.monotonic() + _LIMIT
    quiet = time.monotonic()
    while time.monotonic() < end and time.monotonic() - quiet < _QUIET:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(0.005)
        if session.bridge.tasks:
            quiet = time.monotonic()


def take(window: MainWindow, dossier: Path, name: str, out: Path) -> Iterator[Path]:
    """A picture of each page on that dossier, and of the budget with its source panel."""
    app, session = application(), window.session
    session.open(dossier)
    settle(app, session)
    for page in PAGES:
        window.go(page.name)
        settle(app, session)
        yield picture(window, out / f"{page.name}-{name}.png")
        if page.name == "budget" and window.page.current_figure() is not None:
            window.toggle_source()
            settle(app, session)
            yield picture(window, out / f"source-{name}.png")
            window.hide_source()
        if isinstance(window.page, BudgetPage):
            yield from take_segments(window, window.page, name, out)


def take_segments(window: MainWindow, page: BudgetPage, name: str, out: Path) -> Iterator[Path]:
    """A picture of each analysis of the Budget page, and of the source of a figure of it."""
    app, session = application(), window.session
    for segment in (one for one in SEGMENTS if one is not Segment.TABLE):
        page.show_segment(segment)
        settle(app, session)
        yield picture(window, out / f"budget-{segment}-{name}.png")
        if (figure := page.current_figure()) is not None:
            session.show_source(figure)
            settle(app, session)
            yield picture(window, out / f"budget-{segment}-source-{name}.png")
            window.hide_source()
    page.show_segment(Segment.TABLE)


def picture(window: MainWindow, path: Path) -> Path:
    """The window as it is, saved."""
    window.toast.hide()
    window.grab().save(str(path))
    return path


def pictures(out: Path, folder: Path) -> Iterator[Path]:
    """Every picture, saved one by one."""
    empty, filled = folder / "vide.budget", folder / "tamaris.budget"
    create_dossier(empty, "Dossier vide").close()
    build_sample(filled).close()
    for code, scheme in product(LANGUAGES, Scheme):
        session = Session(code)
        session.theme = Theme(scheme)
        session.theme.dress(application())
        window = MainWindow(session)
        window.resize(*SIZE)
        window.show()
        try:
            for state, dossier in (("empty", empty), ("filled", filled)):
                yield from take(window, dossier, f"{code}-{scheme}-{state}", out)
        finally:
            window.close()


def main() -> int:
    """0 once every picture is saved; their paths are printed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("out/shots"))
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BUDGETWATCH_HOME"] = folder
        application()
        for path in pictures(out, Path(folder)):
            sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
