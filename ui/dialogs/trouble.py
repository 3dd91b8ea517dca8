"""What could not be done, what was not changed, and what to do."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.message import msg
from budgetwatch.usecases.helping import help_for
from ui.dialogs.help import open_help
from ui.session import Session
from ui.widgets.controls import button, label, line, picture, stack
from ui.widgets.states import Action, advice


class TroubleDialog(QDialog):
    """A sentence with its advice, and a code for whoever helps. Never a trace."""

    def __init__(
        self,
        session: Session,
        error: BudgetWatchError,
        parent: QWidget | None,
        way_out: Action | None = None,
        other_way: Action | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._code = session, error.code
        theme, word = session.theme, session.word
        self.setWindowTitle(word(msg("This could not be done")))
        self.setMinimumWidth(theme.px(460))
        column = stack(self, margins=(20, 18, 20, 16), spacing=12)
        head = line(spacing=10)
        head.addWidget(picture(theme, "alert-octagon", "ale", 24))
        head.addWidget(label(word(error.message), "block", wrap=True), 1)
        column.addLayout(head)
        if error.advice is not None:
            column.addWidget(advice(session, error.advice))
        column.addLayout(self._foot(error, way_out, other_way))

    def _foot(self, error: BudgetWatchError, way_out: Action | None, other_way: Action | None) -> QVBoxLayout:
        """The code and what can be done with it; the ways out beside these, or below them where there are any."""
        session, theme, word = self._session, self._session.theme, self._session.word
        text = "\n".join(word(part) for part in (error.message, error.advice) if part is not None)
        clipboard = QGuiApplication.clipboard()
        row = line(spacing=8)
        row.addWidget(label(error.code, "meta"))
        row.addStretch()
        copy = button(
            theme, word(msg("Copy the detail")), lambda: clipboard.setText(f"{error.code}\n{text}"), kind="link"
        )
        row.addWidget(copy)
        row.addWidget(button(theme, word(msg("What does this mean?")), self.explain, kind="link"))
        ways = row
        if way_out is not None or other_way is not None:
            ways = line(spacing=8)
            ways.addStretch()
        ways.addWidget(button(theme, word(msg("Close")), self.accept, kind="secondary" if way_out else "primary"))
        for way, kind in ((other_way, "secondary"), (way_out, "primary")):
            if way is not None:
                ways.addWidget(self._leading_out(session, way, kind))
        both = stack(spacing=12)
        both.addLayout(row)
        if ways is not row:
            both.addLayout(ways)
        return both

    def explain(self) -> None:
        """Show what the help says of the code."""
        open_help(self._session, self, *help_for(self._code))

    def _leading_out(self, session: Session, way_out: Action, kind: str) -> QPushButton:
        words, act = way_out

        def go() -> None:
            self.accept()
            act()

        return button(session.theme, session.word(words), go, kind=kind)
