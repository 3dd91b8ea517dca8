"""The longest time the window stood still: a timer that should fire every 5 ms, while the window does heavy work."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from budgetwatch.jobs import Job
from budgetwatch.usecases.done import Done
from ui.main_window import MainWindow
from ui.session import Session


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

    def during(self, name: str, start: Callable[[Callable[..., None]], object]) -> None:
        """Start work, turn the event loop until it calls back, and print the longest gap."""
        loop = QEventLoop()
        self.longest, self._last = 0.0, time.perf_counter()
        start(lambda *_: QTimer.singleShot(200, loop.quit))
        loop.exec()
        print(f"{name} {self.longest:.0f}", flush=True)


def main(book: Path, scratch: Path) -> None:
    """Import the big sheet and print the sample's pack through the window's own session."""
    app = QApplication(sys.argv[:1])
    session = Session("fr")
    window = MainWindow(session)
    window.resize(1280, 660)
    window.show()
    watch = Watch()
    drafts: list[object] = []

    def draft(job: Job) -> object:
        from budgetwatch.usecases.importing import draft_import

        return draft_import(book, job=job)

    def bring_in(dossier: object, job: Job) -> Done[object]:
        from budgetwatch.usecases.importing import import_draft

        return import_draft(dossier, drafts[0], job=job)  # type: ignore[arg-type, return-value]

    def sample(_job: Job) -> object:
        from budgetwatch.usecases.demonstrating import demonstrate

        return demonstrate(scratch / "gap-demo")

    watch.during("opening a dossier", lambda end: session.create(scratch / "gap.budget", "gap", end))
    watch.during("reading the big sheet", lambda end: session.run(draft, lambda got: (drafts.append(got), end())))
    watch.during("storing it", lambda end: session.write(bring_in, end))
    for page in ("documents", "budget", "findings"):
        watch.during(f"showing {page}", lambda end, page=page: (session.go(page), QTimer.singleShot(3000, end)))
    watch.during("the sample and its packs", lambda end: session.run(sample, end))
    session.close()
    window.close()
    app.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
