"""Ctrl+C in any table or list: Qt's own copy of a cell goes the way of every other copy, for the chosen circle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

if TYPE_CHECKING:
    from ui.session import Session


class CopyKey(QObject):
    """Stands before whichever table or list has the keyboard: none of them has to think of it, in no dialog."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, left: QWidget | None, reached: QWidget | None) -> None:
        """Only the view that has the keyboard is listened to: a look at every event of the window would slow it."""
        if isinstance(left, QAbstractItemView) and shiboken6.isValid(left):
            left.removeEventFilter(self)
        if isinstance(reached, QAbstractItemView):
            reached.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take the key from Qt where a dossier is open; what belongs to none goes as Qt has it."""
        if not (isinstance(event, QKeyEvent) and isinstance(watched, QAbstractItemView)):
            return False
        copies = event.type() is QEvent.Type.KeyPress and event.matches(QKeySequence.StandardKey.Copy)
        if not copies or self._session.dossier is None:
            return False
        from ui.widgets.cell_copying import copy_current  # with every record a table may show: too much for the start

        copy_current(self._session, watched)
        return True
