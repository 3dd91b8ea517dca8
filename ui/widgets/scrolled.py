"""A place that scrolls down where its content needs more height than there is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolled(content: QWidget, least: int) -> QScrollArea:
    """The content in a place of its own; it is never lower than `least` pixels, and as wide as there is room."""
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    content.setMinimumHeight(least)
    made.setWidget(content)
    return made


class WholeColumn(QScrollArea):
    """Scrolls down only, and asks for the width below which its content would be cut at the right."""

    def __init__(self, content: QWidget, least: int = 0) -> None:
        super().__init__()
        self._least = least
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the widest part of the content, with the bar beside it; never under the least."""
        least, content = super().minimumSizeHint(), self.widget()
        bar = self.verticalScrollBar().sizeHint().width()
        needed = 0 if content is None else content.minimumSizeHint().width() + bar
        return QSize(max(self._least, needed), least.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Ask anew when the content became another."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()
        return super().eventFilter(watched, event)
