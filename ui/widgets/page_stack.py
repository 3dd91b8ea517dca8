"""Widgets of which one is on show at a time, as large as that one needs."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget


class PageStack(QStackedWidget):
    """Needs what the widget on show needs: Qt asks for the largest of all, which has every other one scroll."""

    def __init__(self, ground: QWidget | None = None) -> None:
        super().__init__(ground)
        self.currentChanged.connect(self._measure)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The least room of the widget on show."""
        shown = self.currentWidget()
        return QSize() if shown is None else shown.minimumSizeHint().expandedTo(shown.minimumSize())

    def _measure(self) -> None:
        self.updateGeometry()
