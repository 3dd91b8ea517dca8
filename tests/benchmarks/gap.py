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
from ui.dialogs.question import QuestionDialog
from ui.garbage import search_little
from ui.main_window import MainWindow
from ui.models.budget_view import BY_LINE
from ui.opening import application
from ui.pages.budget import BudgetPage
from ui.pages.contracts import ContractsPage
from ui.pages.hearing import HearingPage
from ui.session import Session
from ui.theme import Scheme, Theme

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier

LOOK, QUIET = 100, 8
"""Milliseconds between two looks at what is under way, and how many in a row must find nothing."""


class Watch:
    """Notes the longest time between two turns of the event loop, and what the process computed meanwhile."""

    def __init__(self) -> None:
        self._longest, self._last = (0.0, 0.0), _clocks()
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._note)
        self._timer.start()

    def _note(self) -> None:
        now = _clocks()
        wall, computed = ((after - before) * 1000 for after, before in zip(now, self._last, strict=True))
        self._longest, self._last = max(self._longest, (wall, computed)), now

    def during(self, name: str, start: Callable[[Callable[[], None]], object]) -> None:
        """Start work, turn the event loop until it calls back, and print the longest gap in milliseconds.

        Where the process computed for less than the gap lasted, other programs had the processor for the rest.
        """
        loop = QEventLoop()
        self._longest, self._last = (0.0, 0.0), _clocks()
        start(lambda: QTimer.singleShot(200, loop.quit))
        loop.exec()
        wall, computed = self._longest
        print(f"{name} (computing for {computed:.0f}) {wall:.0f}", flush=True)


def _clocks() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


class Settled:
    """Calls back once the session has had nothing to do for a while: a page of a large dossier reads for seconds."""

    def __init__(self, session: Session, end: Callable[[], None]) -> None:
        self._session, self._end, self._quiet = session, end, 0
        self._timer = QTimer()
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        self._quiet = 0 if self._session.bridge.tasks else self._quiet + 1
        if self._quiet == QUIET:
            self._timer.stop()
            self._end()


def _import(session: Session, book: Path, end: Callable[[], None]) -> None:
    def work(dossier: Dossier, job: Job) -> Done[object]:
        from budgetwatch.usecases.importing import draft_import, import_draft

        done = import_draft(dossier, draft_import(book, job=job), job=job)
        return Done(done.value, done.topics, done.label)

    session.write(work, lambda _: end())


def _visit(session: Session, page: str, end: Callable[[], None]) -> None:
    session.go(page)
    _settle(session, end)


def _settle(session: Session, end: Callable[[], None]) -> None:
    _WAITING[:] = [Settled(session, end)]


_WAITING: list[Settled] = []
"""What waits now: nobody else holds it."""


def _sample(scratch: Path) -> Callable[[Job], object]:
    def work(_job: Job) -> object:
        from budgetwatch.usecases.demonstrating import demonstrate

        return demonstrate(scratch / "gap-demo")

    return work


PIXELS = 60_000
"""How far down a person scrolls."""
STEPS = 8
"""How many contracts a person looks at, a tenth of a second each."""
PAGES = ("documents", "budget", "contracts", "findings", "checklists", "hearing")


def _speak(session: Session, end: Callable[[], None]) -> None:
    session.speak("en" if session.language.code == "fr" else "fr")
    _settle(session, end)


def _darken(session: Session, end: Callable[[], None]) -> None:
    session.wear(Theme(Scheme.LIGHT if session.theme.scheme is Scheme.DARK else Scheme.DARK))
    _settle(session, end)


def _open(session: Session, dossier: Path, end: Callable[[], None]) -> None:
    session.open(dossier)
    _settle(session, end)


def _leave(session: Session, end: Callable[[], None]) -> None:
    session.leave()
    _settle(session, end)


def _line_by_line(session: Session, window: MainWindow, end: Callable[[], None]) -> None:
    page = window.page
    assert isinstance(page, BudgetPage)
    page._choose_lines(BY_LINE)
    _settle(session, end)


def _filter(session: Session, window: MainWindow, end: Callable[[], None]) -> None:
    page = window.page
    assert isinstance(page, BudgetPage)
    page.filter_by("under_executed")
    _settle(session, end)


def _scroll(window: MainWindow, end: Callable[[], None]) -> None:
    page = window.page
    assert isinstance(page, BudgetPage)
    bar, timer = page.table.tree.verticalScrollBar(), QTimer(page)

    def step() -> None:
        if bar.value() >= bar.maximum() or bar.value() > PIXELS:
            timer.stop()
            end()
        bar.setValue(bar.value() + bar.pageStep())

    timer.timeout.connect(step)
    timer.start(20)


def _source(session: Session, window: MainWindow, end: Callable[[], None]) -> None:
    page = window.page
    assert isinstance(page, BudgetPage)
    figure = page._view.largest if page._view is not None else None
    assert figure is not None
    session.show_source(figure)
    _settle(session, end)


def _arrange(session: Session, window: MainWindow, end: Callable[[], None]) -> None:
    page = window.page
    assert isinstance(page, BudgetPage)
    page.show_pivot()
    _settle(session, end)


def _walk(session: Session, window: MainWindow, end: Callable[[], None]) -> None:
    page = window.page
    assert isinstance(page, ContractsPage)
    steps = iter(range(1, STEPS))
    timer = QTimer(page)

    def step() -> None:
        row = next(steps, None)
        if row is not None:
            page.table.selectRow(row)
            return
        timer.stop()
        _settle(session, end)

    timer.timeout.connect(step)
    timer.start(LOOK)


def _type(_session: Session, window: MainWindow, end: Callable[[], None]) -> None:
    page = window.page
    assert isinstance(page, HearingPage)
    page.questions.add()
    dialog = window.findChild(QuestionDialog)
    assert dialog is not None
    letters = iter("Pourquoi ?" * 3)
    timer = QTimer(dialog)

    def step() -> None:
        letter = next(letters, "")
        dialog.text.insertPlainText(letter)
        if not letter:
            timer.stop()
            dialog.reject()
            end()

    timer.timeout.connect(step)
    timer.start(20)


WORK = {"contracts": ("going down the register", _walk), "hearing": ("typing a question", _type)}
"""What a person does on a page of the sample."""


def main(book: Path, scratch: Path) -> None:
    """The big sheet, the sample's pack, and each page in each language and looks, through the window's own session."""
    app = application()
    session = Session("fr")
    window = MainWindow(session)
    window.resize(1280, 660)
    window.show()
    QTimer.singleShot(0, search_little)
    watch = Watch()
    QTimer.singleShot(0, window.prepare)
    watch.during("the start page", partial(_settle, session))
    watch.during("opening a dossier", lambda end: session.create(scratch / "gap.budget", "gap", end))
    watch.during("reading and storing the big sheet", lambda end: _import(session, book, end))
    for page in ("documents", "budget", "findings"):
        watch.during(f"showing {page}", partial(_visit, session, page))
    session.go("budget")
    watch.during("200,000 lines one by one", partial(_line_by_line, session, window))
    watch.during("scrolling down them", partial(_scroll, window))
    watch.during("keeping those under-executed", partial(_filter, session, window))
    watch.during("the source of their total", partial(_source, session, window))
    watch.during("the sample and its packs", lambda end: session.run(_sample(scratch), lambda _: end()))
    sample = scratch / "gap-demo" / "tamaris.budget"
    watch.during("opening the sample", partial(_open, session, sample))
    for page in PAGES:
        watch.during(f"showing {page} of the sample", partial(_visit, session, page))
        if page in WORK:
            name, work = WORK[page]
            watch.during(name, partial(work, session, window))
    for page in PAGES:
        watch.during(f"showing {page} again", partial(_visit, session, page))
        watch.during(f"another language on {page}", partial(_speak, session))
        watch.during(f"other colours on {page}", partial(_darken, session))
    watch.during("showing budget for the last time", partial(_visit, session, "budget"))
    watch.during("arranging its fields", partial(_arrange, session, window))
    watch.during("closing the dossier", partial(_leave, session))
    session.close()
    window.close()
    app.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
