"""The four steps of an import: which is on show, which are settled, and what is open at each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QPushButton

from budgetwatch.domain.message import Message, msg, msgn
from ui.icons import pixmap
from ui.models.import_course import Step
from ui.session import Session
from ui.theme import Theme
from ui.widgets.controls import label, line

STEPS: dict[Step, Message] = {
    Step.FILE: msg("File and sheet"),
    Step.AREA: msg("Area and columns"),
    Step.CODES: msg("Codes and perimeter"),
    Step.CHECK: msg("Check"),
}
_HEIGHT, _CIRCLE, _GAP, _SIDE, _BADGE = 40, 22, 8, 12, 20


class StepButton(QPushButton):
    """One step: its number or a tick, its name, and how many points are open there."""

    def __init__(self, theme: Theme, step: Step, name: str) -> None:
        super().__init__()
        self._theme, self._name, self._number = theme, name, step + 1
        self.here = self.settled = False
        self.open = 0
        self.setProperty("kind", "step")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_state(self, *, here: bool, settled: bool, open_points: int, told: str) -> None:
        """Show another state; `told` says it to a screen reader."""
        self.here, self.settled, self.open = here, settled, open_points
        self.setAccessibleName(f"{self._number} {self._name}")
        self.setAccessibleDescription(told)
        self.setToolTip(told)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Circle, name, badge."""
        theme = self._theme
        name = QFontMetrics(theme.font(14, 600)).horizontalAdvance(self._name)
        badge = _BADGE + _GAP if self.open else 0
        return QSize(name + theme.px(2 * _SIDE + _CIRCLE + _GAP + badge), theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Circle, name and badge over a line that is thick under the step on show."""
        theme = self._theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            size = theme.px(_CIRCLE)
            circle = QRect(theme.px(_SIDE), (self.height() - size) // 2 - 1, size, size)
            self._draw_circle(painter, circle)
            painter.setFont(theme.font(14, 600 if self.here else 400))
            painter.setPen(theme.color("ink" if self.here else "ok" if self.settled else "ink2"))
            left = circle.right() + theme.px(_GAP)
            at = QRect(left, 0, self.width() - left, self.height() - 2)
            painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, self._name)
            if self.open:
                self._draw_badge(painter, left + painter.fontMetrics().horizontalAdvance(self._name) + theme.px(_GAP))
            self._draw_line(painter)
            if self.hasFocus():
                painter.setPen(QPen(theme.color("focus"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -5), 3, 3)

    def _draw_circle(self, painter: QPainter, circle: QRect) -> None:
        theme = self._theme
        if self.settled and not self.here:
            painter.drawPixmap(circle.topLeft(), pixmap(theme, "circle-check", "ok", _CIRCLE))
            return
        painter.setPen(QPen(theme.color("pri" if self.here else "line2"), 1.2))
        painter.setBrush(theme.color("pri" if self.here else "surface"))
        painter.drawEllipse(
            QPointF(circle.center()) + QPointF(0.5, 0.5), circle.width() / 2 - 1, circle.width() / 2 - 1
        )
        painter.setFont(theme.font(13, 600))
        painter.setPen(theme.color("on_pri" if self.here else "ink2"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))

    def _draw_badge(self, painter: QPainter, left: int) -> None:
        theme = self._theme
        size = theme.px(_BADGE)
        box = QRect(left, (self.height() - size) // 2 - 1, size, size)
        painter.setPen(theme.color("att_border"))
        painter.setBrush(theme.color("att_soft"))
        painter.drawRoundedRect(box, size / 2, size / 2)
        painter.setFont(theme.font(13, 600))
        painter.setPen(theme.color("att"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self.open))

    def _draw_line(self, painter: QPainter) -> None:
        colour = "pri" if self.here else "ok_border" if self.settled else "line"
        painter.fillRect(0, self.height() - 3, self.width(), 3, self._theme.color(colour))


class StepBar(QFrame):
    """The steps side by side, and at the right when something is written."""

    def __init__(self, session: Session, go: Callable[[Step], object]) -> None:
        super().__init__()
        self._session = session
        theme, word = session.theme, session.word
        row = line(self, spacing=0)
        self.buttons = {step: StepButton(theme, step, word(name)) for step, name in STEPS.items()}
        for step, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, step=step: go(step))
            row.addWidget(button)
        row.addStretch()
        self._remark = label("", "meta")
        row.addWidget(self._remark)

    def show_steps(self, here: Step, settled: frozenset[Step], open_points: Mapping[Step, int]) -> None:
        """Show where a person stands."""
        word = self._session.word
        for step, button in self.buttons.items():
            count = open_points.get(step, 0)
            if count:
                told = msgn("{count} question is open here", "{count} questions are open here", count)
            else:
                told = msg("settled") if step in settled else msg("nothing is open here")
            button.show_state(here=step is here, settled=step in settled, open_points=count, told=word(told))
        spacious = self._session.theme.spacious
        self._remark.setText("" if spacious else word(msg("Nothing is written in the dossier before you import.")))
