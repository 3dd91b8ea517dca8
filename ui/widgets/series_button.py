"""The way to enter what figures are set against: a button with the kinds of series."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QMenu, QPushButton

from budgetwatch.domain.message import msg
from budgetwatch.domain.series import Series, SeriesKind
from budgetwatch.domain.series_words import SERIES
from budgetwatch.jobs import Job
from budgetwatch.usecases.done import Done
from ui.dialogs.series import SeriesDialog
from ui.icons import icon
from ui.models.series import KnownSeries, look_up
from ui.session import Session

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier


class SeriesButton(QPushButton):
    """Offers each kind of series, and keeps the one that a person enters."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.word(msg("Series…")))
        self._session = session
        self.setProperty("kind", "secondary")
        self.setIcon(icon(session.theme, "table", "ink", gap=6))
        self.setAccessibleName(self.text())
        self.setToolTip(session.word(msg("Enter prices, output, population or the State's budget, with their source")))
        menu = QMenu(self)
        for kind, name in SERIES.items():
            text = session.word(name)
            action = menu.addAction(text[:1].upper() + text[1:])
            action.triggered.connect(lambda _checked=False, kind=kind: self.enter(kind))
        self.setMenu(menu)

    def enter(self, kind: SeriesKind) -> None:
        """Ask for a series of a kind."""

        def look(dossier: Dossier, job: Job) -> KnownSeries:
            return look_up(dossier, kind, job)

        self._session.read(look, self._ask, owner=self)

    def _ask(self, known: KnownSeries) -> None:
        SeriesDialog(self._session, known, self._keep, self.window()).open()

    def _keep(self, series: Series) -> None:
        author = self._session.author

        def work(dossier: Dossier, _job: Job) -> Done[Any]:
            from budgetwatch.usecases.series import keep_series

            return keep_series(dossier, series, author)

        self._session.write(work, owner=self)
