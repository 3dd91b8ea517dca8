"""The strip below the budget table: the chosen line over the years, and its chain from vote to payment."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from budgetwatch.domain.comparison import Break
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.i18n import Language
from budgetwatch.jobs import Job
from ui.bridge import Task
from ui.icons import icon
from ui.models.budget_rows import Place
from ui.session import Session
from ui.widgets.chart import ChartView, Picture
from ui.widgets.controls import icon_button, label, line, rule, stack

_PAUSE = 120
"""Milliseconds without a change before the charts are drawn again."""
_HEIGHT, _HEAD = 124, 30
_TALL, _ROOMY = 220, 1000
"""Pixels of the charts, at 100 %, in a window at least so high."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A line to draw: its name, the year of its chain, and what to know of its years.

    `part_year` holds the years and stages that stop before their end, `prices` the year whose prices amounts are at.
    """

    place: Place
    name: str
    year: int
    breaks: tuple[Break, ...] = ()
    part_year: frozenset[tuple[int, Measure]] = frozenset()
    prices: int | None = None

    def named(self, language: Language) -> str:
        """The name of the line, with the year whose prices its amounts are at."""
        return self.name if self.prices is None else language.word(_at_prices(self.name, self.prices))


def _at_prices(text: str, year: int) -> Message:
    return msg("{text}, at prices of {year}", text=text, year=str(year))


@dataclass(frozen=True, slots=True)
class Drawn:
    """Both charts of a line as pictures with the same in words; None where a line has nothing to draw."""

    years: Picture | None
    chain: Picture | None
    unit: str
    gap: Message | None
    caption: Message | None


class ChartStrip(QFrame):
    """Two charts of the chosen line, that fold to their title."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self._session = session
        self._subject: Subject | None = None
        self._drawing: Task[Drawn] | None = None
        self.folded = False
        column = stack(self, margins=(1, 1, 1, 1), spacing=0)
        column.addWidget(self._make_head())
        self._charts = QWidget()
        self._charts.setFixedHeight(session.theme.px(_HEIGHT))
        row = line(self._charts, margins=(12, 0, 12, 6), spacing=12)
        self.years, self.chain = ChartView(session), ChartView(session)
        for view in (self.years, self.chain):
            view.looks_changed.connect(self._later)
        row.addWidget(self.years, 5)
        row.addWidget(rule(vertical=True))
        row.addWidget(self.chain, 4)
        column.addWidget(self._charts)
        self._clock = QTimer(self, singleShot=True, interval=_PAUSE)
        self._clock.timeout.connect(self._draw)

    def show_subject(self, subject: Subject) -> None:
        """Show the charts of a line: all its years, and the chain of one."""
        self._subject = subject
        self._title.setText(subject.name)
        self._later()

    def fold(self, *, folded: bool) -> None:
        """Fold to the title, or unfold."""
        self.folded = folded
        self._charts.setVisible(not folded)
        self._fold.setIcon(icon(self._session.theme, "chevron-up" if folded else "chevron-down"))
        self._later()

    def toggle(self) -> None:
        """Fold what is unfolded, unfold what is folded."""
        self.fold(folded=not self.folded)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Charts are drawn for the size they are shown at."""
        super().resizeEvent(event)
        tall = self.window().height() >= self._session.theme.px(_ROOMY)
        self._charts.setFixedHeight(self._session.theme.px(_TALL if tall else _HEIGHT))
        self._later()

    def _later(self) -> None:
        if not self.folded:
            self._clock.start()

    def _draw(self) -> None:
        if self._subject is None or self._session.dossier is None:
            return
        subject, place = self._subject, self._subject.place
        theme, language = self._session.theme, self._session.language
        screens = (self.years.screen_for(theme), self.chain.screen_for(theme))

        def work(_job: Job) -> Drawn:
            from budgetwatch.usecases.charting import chart_chain, chart_years, unpaid
            from ui.widgets.chart import picture_of

            row = place.years.get(subject.year) or max(place.years.values(), key=lambda one: one.year, default=None)
            rows = list(place.years.values())
            years = chart_years(rows, subject.named(language), subject.breaks, subject.part_year)
            chain = chart_chain(row, subject.part_year) if row else None
            shown = years or chain
            drawn = [
                picture_of(chart, language, screen) if chart else None
                for chart, screen in zip((years, chain), screens, strict=True)
            ]
            unit = language.unit(shown.scale, shown.currency) if shown else ""
            if unit and subject.prices is not None:
                unit = language.word(_at_prices(unit, subject.prices))
            gap, caption = unpaid(row) if row else None, chain.caption if chain else None
            return Drawn(drawn[0], drawn[1], unit, gap, caption)

        if self._drawing is not None:
            self._drawing.forget()
        self._drawing = self._session.run(work, self._show, owner=self)

    def _show(self, drawn: Drawn) -> None:
        self.years.show_picture(drawn.years)
        self.chain.show_picture(drawn.chain)
        self._unit.setText(drawn.unit)
        self._chain.setText(self._session.word(drawn.caption) if drawn.caption else "")
        self._gap.setText(self._session.word(drawn.gap) if drawn.gap else "")

    def _make_head(self) -> QFrame:
        theme, word = self._session.theme, self._session.word
        head = QFrame()
        head.setFixedHeight(theme.px(_HEAD))
        row = line(head, margins=(12, 0, 6, 0), spacing=10)
        self._title, self._unit, self._gap = label("", "strong"), label("", "meta"), label("", "att")
        self._chain = label("", "strong")
        row.addWidget(self._title)
        row.addWidget(self._unit)
        row.addStretch()
        row.addWidget(self._chain)
        row.addWidget(self._gap)
        self._fold = icon_button(theme, "chevron-down", word(msg("Fold the charts (Ctrl Shift G)")), self.toggle)
        row.addWidget(self._fold)
        return head
