"""The bar under every page: what was last said, the work under way with its stop, and counts."""

from __future__ import annotations

import time
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QProgressBar

from budgetwatch.domain.message import Message, msg, msgn
from ui.bridge import Task
from ui.session import Session
from ui.widgets.controls import button, key_cap, label, line, picture
from ui.widgets.short_line import ShortLine

_PATIENCE = 0.3
"""Seconds before work is worth showing."""


class JobStrip(QFrame):
    """The work that has lasted longest: its step, how far it is, and a button that stops it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.task: Task[Any] | None = None
        row = line(self, spacing=8)
        row.addWidget(picture(session.theme, "loader-2", "ink2", 15))
        self.step = label("", "small")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(session.theme.px(120), session.theme.px(8))
        self.bar.setAccessibleName(session.word(msg("Progress")))
        self.share = label("", "small")
        self.stop = button(session.theme, session.word(msg("Stop")), self.cancel, kind="small")
        for widget in (self.step, self.bar, self.share, self.stop):
            row.addWidget(widget)
        self.hide()
        self._clock = QTimer(self, interval=100)
        self._clock.timeout.connect(self.show_tasks)
        session.bridge.moved.connect(self.show_tasks)

    def cancel(self) -> None:
        """Ask the work on show to stop."""
        if self.task is not None:
            self.task.cancel()

    def show_tasks(self) -> None:
        """Show the oldest task that lasts; hide when nothing lasts."""
        tasks = self._session.bridge.tasks
        now = time.monotonic()
        lasting = [task for task in tasks if now - task.started >= _PATIENCE]
        self.task = lasting[0] if lasting else None
        self.setVisible(self.task is not None)
        if self.task is not None:
            self._show(self.task)
        (self._clock.start if tasks else self._clock.stop)()

    def _show(self, task: Task[Any]) -> None:
        progress = task.progress
        word = self._session.word
        self.step.setText(word(progress.step if progress else msg("Working")))
        total = progress.total if progress else 0
        self.bar.setRange(0, total)
        self.bar.setValue(progress.done if progress else 0)
        self.share.setText(word(msg("{size}%", size=100 * progress.done // total)) if progress and total else "")
        self.stop.setEnabled(not task.job.cancelled)


class StatusBar(QFrame):
    """One line: last message, job strip, what the dossier holds, and two keys worth knowing."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("status")
        self.setFixedHeight(session.theme.px(26))
        self._session, self._dossier = session, session.dossier
        row = line(self, margins=(16, 0, 16, 0), spacing=16)
        self.message = ShortLine("", "small")
        self.jobs = JobStrip(session)
        self.holdings = label("", "small")
        row.addWidget(self.message)
        row.addWidget(self.jobs)
        row.addStretch()
        row.addWidget(self.holdings)
        for key, text in ((msg("F4"), msg("Where does this figure come from?")), (msg("F1"), msg("Help"))):
            pair = line(spacing=5)
            pair.addWidget(key_cap(session.word(key)))
            pair.addWidget(label(session.word(text), "small"))
            row.addLayout(pair)
        self.show_holdings()

    def say(self, message: Message) -> None:
        """Keep the last message in sight."""
        self.message.setText(self._session.word(message))

    def show_holdings(self) -> None:
        """How many files and traced figures the dossier holds."""
        summary, word = self._session.summary, self._session.word
        if self._session.dossier is not self._dossier:
            self._dossier = self._session.dossier
            self.message.clear()  # what was said of another dossier
        if summary is None:
            self.holdings.setText(word(msg("Everything stays on this computer: BudgetWatch uses no connection.")))
            return
        files = msgn("{count} file", "{count} files", summary.sources)
        figures = msgn("{count} traced figure", "{count} traced figures", summary.figures)
        self.holdings.setText(word(msg("{files} · {figures}", files=files, figures=figures)))
