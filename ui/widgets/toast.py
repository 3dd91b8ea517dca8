"""A short notice of what was just done, with undo, that goes away by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QWidget

from budgetwatch.domain.message import Message, msg
from ui.session import Session
from ui.widgets.controls import button, label, line, picture

_SHOWN = 8_000
_WIDTH = 420


class Toast(QFrame):
    """Stands over the status bar, in the middle, for eight seconds: it hides nothing that people work on."""

    def __init__(self, session: Session, parent: QWidget, undo: Callable[[], object]) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._session = session
        row = line(self, margins=(14, 2, 8, 2), spacing=10)
        row.addWidget(picture(session.theme, "circle-check", "on_toast"))
        self.text = label("", "toast", wrap=True)
        row.addWidget(self.text, 1)
        self.undo = button(session.theme, session.word(msg("Undo (Ctrl Z)")), undo, kind="toast")
        self.undo.clicked.connect(lambda _checked=False: self.hide())
        row.addWidget(self.undo)
        self.hide()
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_SHOWN)
        self._clock.timeout.connect(self.hide)

    def say(self, message: Message, *, undoable: bool) -> None:
        """Show a message; `undoable` offers to take the step back."""
        self.text.setText(self._session.word(message))
        self.undo.setVisible(undoable)
        self.setFixedWidth(self._session.theme.px(_WIDTH))
        self.adjustSize()
        parent = self.parentWidget()
        if parent is not None:
            self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - 1)
        self.raise_()
        self.show()
        self._clock.start()
