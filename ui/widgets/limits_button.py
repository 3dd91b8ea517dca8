"""The way to the limits of the committee, from every page that uses them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton

from budgetwatch.domain.message import msg
from budgetwatch.jobs import Job
from ui.icons import icon
from ui.models.committee_limits import CommitteeLimits, look
from ui.session import Session

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier


class LimitsButton(QPushButton):
    """Opens the limits from which on figures are asked about."""

    def __init__(self, session: Session) -> None:
        name = session.word(msg("Limits…"))
        super().__init__("" if session.theme.spacious else name)
        self._session = session
        self.setProperty("kind", "quiet")
        self.setIcon(icon(session.theme, "scale", "ink", gap=6))
        self.setIconSize(QSize(session.theme.px(24), session.theme.px(18)))
        self.setAccessibleName(name)
        self.setToolTip(session.word(msg("From which amount or share on the committee asks")))
        self.clicked.connect(self.open_limits)

    def open_limits(self) -> None:
        """Ask for the limits in force, and show them."""

        def work(dossier: Dossier, job: Job) -> CommitteeLimits:
            return look(dossier, job)

        if self._session.dossier is not None:
            self._session.read(work, self._show, owner=self)

    def _show(self, known: CommitteeLimits) -> None:
        from ui.dialogs.committee_limits import CommitteeLimitsDialog

        CommitteeLimitsDialog(self._session, known, self.window()).open()
