"""A witness: the function, and the person and institution where they are known."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QWidget

from budgetwatch.domain.hearing import Witness
from budgetwatch.domain.message import Message, msg
from ui.dialogs.ending import add_ways_out
from ui.session import Session
from ui.widgets.controls import label, line, stack


class WitnessDialog(QDialog):
    """Gives function, person and institution to `then`; the function of a witness that questions name stays."""

    def __init__(
        self,
        session: Session,
        shown: Witness | None,
        then: Callable[[str, str, str], object],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        theme, word = session.theme, session.word
        self._shown = shown
        title = word(msg("New witness") if shown is None else msg("Who comes?"))
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(460))
        column = stack(self, margins=(20, 18, 20, 16), spacing=10)
        column.addWidget(label(title, "block"))
        form = QFormLayout()
        self.function = QLineEdit(word(Message(shown.function)) if shown else "")
        self.function.setReadOnly(shown is not None)
        self.function.textChanged.connect(self._weigh)
        self.person = QLineEdit(shown.person if shown else "")
        self.institution = QLineEdit(shown.institution if shown else "")
        form.addRow(word(msg("Function")), self.function)
        form.addRow(word(msg("Person (if known)")), self.person)
        form.addRow(word(msg("Institution")), self.institution)
        column.addLayout(form)
        row = line(spacing=8)
        self.keep = add_ways_out(row, self, session, msg("Keep"))
        column.addLayout(row)
        (self.function if shown is None else self.person).setFocus()
        self._weigh()
        self.accepted.connect(lambda: then(self._named, self.person.text().strip(), self.institution.text().strip()))

    @property
    def _named(self) -> str:
        return self._shown.function if self._shown is not None else self.function.text().strip()

    def _weigh(self) -> None:
        self.keep.setEnabled(bool(self.function.text().strip()))
