"""One chart under its title: drawn off the window's thread, and again for each size it is shown at."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame

from budgetwatch.jobs import Job
from ui.bridge import Task
from ui.session import Session
from ui.widgets.chart import ChartView, Picture
from ui.widgets.controls import label, line, stack

if TYPE_CHECKING:
    from budgetwatch.domain.document import Chart

Drawn = tuple[Picture, str, str]
"""The picture, the caption and the unit."""
_LEAST = 150
"""Pixels of height at 100 % under which the bars of a chart with its key cannot be told apart."""
_PAUSE = 120
"""Milliseconds without a change before the chart is drawn again."""


class DrawnChart(QFrame):
    """Shows the chart that `make` gives; `make` is called off the window's thread."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._make: Callable[[], Chart | None] | None = None
        self._drawing: Task[Drawn | None] | None = None
        column = stack(self, margins=(12, 6, 12, 6), spacing=4)
        head = line(spacing=8)
        self._title, self._unit = label("", "strong"), label("", "meta")
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self._unit)
        column.addLayout(head)
        self.view = ChartView(session)
        self.view.looks_changed.connect(self._later)
        column.addWidget(self.view, 1)
        self.setMinimumHeight(session.theme.px(_LEAST))
        self._clock = QTimer(self, singleShot=True, interval=_PAUSE)
        self._clock.timeout.connect(self._draw)

    def show_chart(self, make: Callable[[], Chart | None]) -> None:
        """Show another chart."""
        self._make = make
        self._later()

    def _later(self) -> None:
        self._clock.start()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """A chart is drawn for the size it is shown at."""
        super().resizeEvent(event)
        self._later()

    def _draw(self) -> None:
        make = self._make
        if make is None or self._session.dossier is None or not self.isVisible():
            return
        language, screen = self._session.language, self.view.screen_for(self._session.theme)

        def work(_job: Job) -> Drawn | None:
            from ui.widgets.chart import picture_of

            chart = make()
            if chart is None:
                return None
            unit, caption = language.unit(chart.scale, chart.currency), language.word(chart.caption)
            return picture_of(chart, language, screen), caption, unit

        if self._drawing is not None:
            self._drawing.forget()
        self._drawing = self._session.run(work, self._show, owner=self)

    def _show(self, drawn: Drawn | None) -> None:
        picture, caption, unit = drawn or (None, "", "")
        self.view.show_picture(picture)
        self._title.setText(caption)
        self._unit.setText(unit)
