"""The longest time the window stood still: a timer that should fire every 5 ms, while the window does heavy work."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer

from budgetwatch.jobs import Job
from budgetwatch.usecases.done import Done
from ui.garbage import search_little
from ui.main_window import MainWindow
from ui.opening import application
from ui.session import Session
from ui.theme import Scheme, Theme

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier

SETTLED = 3000
"""Milliseconds that a page is given to load and draw."""


class Watch:
    """Notes the longest time between two turns of the event loop, in milliseconds."""

    def __init__(self) -> None:
        self.longest, self._last = 0.0, time.perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._note)
        self._timer.start()

    def _note(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, (now - self._last) * 1000), now

    def during(self, name: str, start: Callable[[Callable[[], None]], object]) -> None:
        """Start work, turn the event loop until it calls back, and print the longest gap."""
        loop = QEventLoop()
        self.longest, self._last = 0.0, time.perf_counter()
        start(lambda: QTimer.singleShot(200, loop.quit))
        loop.exec()
        print(f"{name} {self.longest:.0f}", flush=True)


def _import(session: Session, book: Path, end: Callable[[], None]) -> None:
    def work(dossier: Dossier, job: Job) -> Done[object]:
        from budgetwatch.usecases.importing import draft_import, import_draft

        done = import_draft(dossier, draft_import(book, job=job), job=job)
        return Done(done.value, done.topics, done.label)

    session.write(work, lambda _: end())


def _visit(session: Session, page: str, end: Callable[[], None]) -> None:
    session.go(page)
    QTimer.singleShot(SETTLED, end)


def _sample(scratch: Path) -> Callable[[Job], object]:
    def work(_job: Job) -> object:
        from budgetwatch.usecases.demonstrating import demonstrate

        return demonstrate(scratch / "gap-demo")

    return work


PAGES = ("documents", "budget", "contracts", "findings", "checklists", "hearing")


def _speak(session: Session, end: Callable[[], None]) -> None:
    session.speak("en" if session.language.code == "fr" else "fr")
    QTimer.singleShot(SETTLED, end)


def _darken(session: Session, end: Callable[[], None]) -> None:
    session.wear(Theme(Scheme.LIGHT if session.theme.scheme is Scheme.DARK else Scheme.DARK))
    QTimer.singleShot(SETTLED, end)


def _open(session: Session, dossier: Path, end: Callable[[], None]) -> None:
    session.open(dossier)
    QTimer.singleShot(SETTLED, end)


def _leave(session: Session, end: Callable[[], None]) -> None:
    session.leave()
    QTimer.singleShot(2 * SETTLED, end)


def main(book: Path, scratch: Path) -> None:
    """The big sheet, the sample's pack, and each page in each language and looks, through the window's own session."""
    app = application()
    session = Session("fr")
    window = MainWindow(session)
    window.resize(1280, 660)
    window.show()
    QTimer.singleShot(0, search_little)
    watch = Watch()
    watch.during("opening a dossier", lambda end: session.create(scratch / "gap.budget", "gap", end))
    watch.during("reading and storing the big sheet", lambda end: _import(session, book, end))
    for page in ("documents", "budget", "findings"):
        watch.during(f"showing {page}", partial(_visit, session, page))
    watch.during("the sample and its packs", lambda end: session.run(_sample(scratch), lambda _: end()))
    sample = scratch / "gap-demo" / "tamaris.budget"
    watch.during("opening the sample", partial(_open, session, sample))
    for page in PAGES:
        watch.during(f"showing {page} of the sample", partial(_visit, session, page))
    for page in PAGES:
        watch.during(f"showing {page} again", partial(_visit, session, page))
        watch.during(f"another language on {page}", partial(_speak, session))
        watch.during(f"other colours on {page}", partial(_darken, session))
    watch.during("closing the dossier", partial(_leave, session))
    session.close()
    window.close()
    app.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
