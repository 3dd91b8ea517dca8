"""What a witness commits to: what, who, and by when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QWidget

from budgetwatch.domain.message import msg
from ui.dialogs.ending import add_ways_out
from ui.models.hearing_shown import typed_day
from ui.session import Session
from ui.widgets.controls import label, line, stack


class PromiseDialog(QDialog):
    """Gives what, who and by when to `then`; what is promised must be said."""

    def __init__(
        self, session: Session, who: str, then: Callable[[str, str, date | None], object], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        theme, word = session.theme, session.word
        self.setWindowTitle(word(msg("Commitment")))
        self.setMinimumWidth(theme.px(520))
        column = stack(self, margins=(20, 18, 20, 16), spacing=10)
        column.addWidget(label(word(msg("What is promised to the committee?")), "block"))
        form = QFormLayout()
        self.what, self.who, self.due = QLineEdit(), QLineEdit(who), QLineEdit()
        self.what.setPlaceholderText(word(msg("The delivery notes of the contract")))
        self.due.setPlaceholderText(word(msg("day/month/year")))
        for field in (self.what, self.due):
            field.textChanged.connect(self._weigh)
        form.addRow(word(msg("What")), self.what)
        form.addRow(word(msg("Who")), self.who)
        form.addRow(word(msg("By when")), self.due)
        column.addLayout(form)
        row = line(spacing=8)
        self.keep = add_ways_out(row, self, session, msg("Note it"))
        column.addLayout(row)
        self._weigh()
        self.what.setFocus()
        self.accepted.connect(
            lambda: then(self.what.text().strip(), self.who.text().strip(), typed_day(self.due.text()))
        )

    def _weigh(self) -> None:
        dated = not self.due.text().strip() or typed_day(self.due.text()) is not None
        self.keep.setEnabled(bool(self.what.text().strip()) and dated)
