"""One line of text that gives way to its neighbours: it ends in an ellipsis, and its tool tip says all of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel


class ShortLine(QLabel):
    """A label that may become as narrow as its row asks; one that is cut without a sign would be misread."""

    def __init__(self, text: str = "", look: str = "body2") -> None:
        super().__init__()
        self.setProperty("look", look)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    @property
    def shown(self) -> str:
        """What there is room for."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Another text, whole in the tool tip where it has no room."""
        super().setText(text)
        self._tell()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """No width of its own."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The tool tip follows the room."""
        super().resizeEvent(event)
        self._tell()

    def _tell(self) -> None:
        self.setToolTip(self.text() if self.shown != self.text() else "")

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The text that has room, in the colours of the style sheet."""
        with QPainter(self) as painter:
            self.style().drawItemText(
                painter,
                self.rect(),
                self.alignment(),
                self.palette(),
                self.isEnabled(),
                self.shown,
                self.foregroundRole(),
            )
