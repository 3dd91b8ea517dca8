"""A second reader says that a typed table says what its document says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QWidget

from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.message import Message, msg
from budgetwatch.jobs import Job
from ui.dialogs.ending import add_ways_out
from ui.session import Session
from ui.widgets.controls import label, line, stack
from ui.widgets.prose import prose

if TYPE_CHECKING:
    from budgetwatch.usecases.done import Done
    from budgetwatch.usecases.dossiers import Dossier


class SecondReaderDialog(QDialog):
    """Asks for a name and a tick, and goes on only with both; a refusal is shown in place."""

    def __init__(self, session: Session, source: str, caution: Message, parent: QWidget | None) -> None:
        super().__init__(parent)
        theme, word = session.theme, session.word
        self._session, self._source = session, source
        self.setWindowTitle(word(msg("Confirm as second reader")))
        self.setMinimumWidth(theme.px(460))
        column = stack(self, margins=(20, 18, 20, 16), spacing=8)
        column.addWidget(prose(word(msg("Confirm as second reader")), "block"))
        column.addWidget(prose(word(caution)))
        self.compared = QCheckBox(word(msg("I have compared every cell with the document")))
        self.compared.toggled.connect(self._weigh)
        column.addWidget(self.compared)
        column.addWidget(label(word(msg("Your name (not the one who typed)")), "strong"))
        self.name = QLineEdit(session.author)
        self.name.setAccessibleName(word(msg("Your name (not the one who typed)")))
        self.name.textChanged.connect(self._weigh)
        column.addWidget(self.name)
        self._refused = label("", "body2", wrap=True)
        self._refused.hide()
        column.addWidget(self._refused)
        row = line(spacing=8)
        self.go_on = add_ways_out(row, self, session, msg("Confirm"), self.confirm, picture="check")
        column.addLayout(row)
        self._weigh()

    def _weigh(self) -> None:
        self.go_on.setEnabled(self.compared.isChecked() and bool(self.name.text().strip()))

    def confirm(self) -> None:
        """Sign the table as its second reader."""
        source, author = self._source, self.name.text().strip()

        def work(dossier: Dossier, _job: Job) -> Done[None]:
            from budgetwatch.usecases.typing_in import confirm_typed

            return confirm_typed(dossier, source, author)

        self._session.write(work, lambda _done: self.accept(), self._refuse, owner=self)

    def _refuse(self, error: BudgetWatchError) -> None:
        parts = (error.message, error.advice)
        self._refused.setText(" ".join(self._session.word(part) for part in parts if part is not None))
        self._refused.show()
