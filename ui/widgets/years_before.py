"""The way to last year's answers: a button with the years that the dossier holds, and how another comes in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton

from budgetwatch.domain.message import Message, msg
from budgetwatch.usecases.done import Done
from ui.files import DOSSIER
from ui.session import Session

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier
    from budgetwatch.usecases.past_answers import PastAnswers


class YearsBefore(QPushButton):
    """Offers the years to compare with; `picked` is called when a person chooses one."""

    def __init__(self, session: Session, picked: Callable[[int], object]) -> None:
        super().__init__()
        self._session, self._picked = session, picked
        self.year: int | None = None
        self.setProperty("kind", "secondary")
        self.setToolTip(session.word(msg("Answers of an earlier year beside this year's (key Y)")))
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self.show_years({}, None)

    def show_years(self, past: PastAnswers, own: int | None) -> None:
        """Offer these years, the latest unless a person chose another; `own` is the year of the dossier."""
        self.year = self.year if self.year in past else next(iter(past), None)
        self._name()
        self._menu.clear()
        for year in past:
            action = self._offer(msg("Answers of {year}", year=str(year)), partial(self._pick, year))
            action.setCheckable(True)
            action.setChecked(year == self.year)
        if past:
            self._menu.addSeparator()
        self._offer(msg("Take over the answers of another dossier…"), self._choose)
        if own is not None and own not in past:
            self._offer(msg("Close {year}: keep its answers and start anew", year=str(own)), self._close)
        if self.year is not None:
            self._offer(msg("Take out the answers of {year}", year=str(self.year)), self._forget)

    def carry(self, earlier: Path) -> None:
        """Take over what people answered in another dossier."""
        from budgetwatch.usecases.past_answers import carry_answers

        self._write(lambda dossier, author: carry_answers(dossier, earlier, author))

    def _offer(self, text: Message, act: Callable[[], object]) -> Any:
        action = self._menu.addAction(self._session.word(text))
        action.triggered.connect(lambda _checked=False: act())
        return action

    def _name(self) -> None:
        text = msg("Compare with {year}", year=str(self.year)) if self.year is not None else msg("Compare with a year…")
        self.setText(self._session.word(text))
        self.setAccessibleName(self.text())

    def _pick(self, year: int) -> None:
        self.year = year
        self._name()
        self._picked(year)

    def _choose(self) -> None:
        word = self._session.word
        title, kind = word(msg("The dossier of an earlier year")), word(msg("BudgetWatch dossiers"))
        name, _ = QFileDialog.getOpenFileName(self, title, str(Path.home()), f"{kind} (*{DOSSIER})")
        if name:
            self.carry(Path(name))

    def _close(self) -> None:
        from budgetwatch.usecases.past_answers import close_year

        self._write(close_year)

    def _forget(self) -> None:
        from budgetwatch.usecases.past_answers import forget_year

        year = self.year
        if year is not None:
            self._write(lambda dossier, author: forget_year(dossier, year, author))

    def _write(self, change: Callable[[Dossier, str], Done[Any]]) -> None:
        author = self._session.author
        self._session.write(lambda dossier, _job: change(dossier, author), owner=self)
