"""Current or constant prices: a choice that asks for a series where none is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from budgetwatch.domain.message import msg
from budgetwatch.domain.series import Series, SeriesKind
from budgetwatch.jobs import Job
from budgetwatch.usecases.done import Done
from ui.dialogs.series import SeriesDialog
from ui.models.series import KnownSeries, look_up
from ui.session import Session
from ui.widgets.choice import Choice

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier

ENTER = -1
"""The option that is no year: enter a series."""


class PricesChoice(Choice[int | None]):
    """`chosen_year` gets the year whose prices amounts are given at, None for current prices."""

    def __init__(self, session: Session, chosen_year: Callable[[int | None], None]) -> None:
        self._session, self._chosen_year = session, chosen_year
        self._years: Sequence[int] = ()
        self.shown: int | None = None
        super().__init__(session.theme, session.word(msg("Prices")), [], None, self._take)
        self.offer_years((), None)

    def offer_years(self, years: Sequence[int], shown: int | None) -> None:
        """The years whose prices can be taken, and the one on show."""
        word = self._session.word
        self._years, self.shown = years, shown
        constant = [(year, word(msg("constant, of {year}", year=str(year)))) for year in reversed(years)]
        enter = [(ENTER, word(msg("Enter prices…")))] if years else []
        self.offer([(None, word(msg("current"))), *constant, *enter], shown)

    def _take(self, year: int | None) -> None:
        if year is None:
            self._chosen_year(None)
            return
        self.offer_years(self._years, self.shown)  # what is on show stays so until the prices are known
        self._session.read(_look, lambda known: self._go_on(known, year), owner=self)

    def _go_on(self, known: KnownSeries, year: int) -> None:
        if known.series is not None and year != ENTER:
            self._chosen_year(year)
        else:
            base = year if year != ENTER else self.shown
            SeriesDialog(self._session, known, lambda typed: self._keep(typed, base), self.window()).open()

    def _keep(self, series: Series, base: int | None) -> None:
        author = self._session.author

        def work(dossier: Dossier, _job: Job) -> Done[Any]:
            from budgetwatch.usecases.series import keep_series

            return keep_series(dossier, series, author)

        self._session.write(work, lambda _done: self._chosen_year(base), owner=self)


def _look(dossier: Dossier, job: Job) -> KnownSeries:
    return look_up(dossier, SeriesKind.CONSUMER_PRICES, job)
