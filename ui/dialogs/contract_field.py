"""A field of a contract that a person reads otherwise than its register, with the reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLineEdit, QWidget

from budgetwatch.domain.contract import Procedure
from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Amount
from budgetwatch.domain.terms import FIELDS, PROCEDURES
from budgetwatch.jobs import Job
from budgetwatch.usecases.contract_fields import CORRECTED
from ui.dialogs.ending import add_ways_out
from ui.session import Session
from ui.widgets.controls import button, label, line, stack
from ui.widgets.prose import prose

if TYPE_CHECKING:
    from budgetwatch.usecases.contracts import ContractRow
    from budgetwatch.usecases.done import Done
    from budgetwatch.usecases.dossiers import Dossier

_WIDTH = 520


class ContractFieldDialog(QDialog):
    """One field at a time: as it is read now, as it is to be read, and why; a refusal is shown in place."""

    def __init__(self, session: Session, row: ContractRow, parent: QWidget | None) -> None:
        super().__init__(parent)
        theme, word = session.theme, session.word
        self._session, self._contract = session, row.contract
        self.setWindowTitle(word(msg("Correct a field of a contract")))
        self.setMinimumWidth(theme.px(_WIDTH))
        column = stack(self, margins=(20, 18, 20, 16), spacing=8)
        title = msg("Correct the contract {number}", number=row.contract.id)
        column.addWidget(prose(word(title), "block"))
        why = msg("The register stays as received; signals and answers use what is read here. It can be taken back.")
        column.addWidget(prose(word(why)))
        form = QFormLayout()
        self.field = QComboBox()
        for name in CORRECTED:
            self.field.addItem(word(FIELDS[name]), name)
        self.now = label("", "body", wrap=True)
        self.value = QLineEdit()
        self.procedure = QComboBox()
        for one in Procedure:
            self.procedure.addItem(word(PROCEDURES[one]), one.value)
        self.reason = QLineEdit()
        for text, widget in (
            (msg("Field"), self.field),
            (msg("Read now"), self.now),
            (msg("To be read"), self.value),
            (msg("To be read"), self.procedure),
            (msg("Reason (required)"), self.reason),
        ):
            widget.setAccessibleName(word(text))
            form.addRow(word(text), widget)
        self._form = form
        column.addLayout(form)
        hint = msg("Dates such as 2024-03-31, amounts in whole currency units, yes or no; nothing means unknown.")
        column.addWidget(label(word(hint), "meta", wrap=True))
        self.refused = label("", "body2", wrap=True)
        self.refused.hide()
        column.addWidget(self.refused)
        column.addStretch(1)
        buttons = line(spacing=8)
        buttons.addWidget(button(theme, word(msg("As received")), self.withdraw, picture="arrow-back-up", kind="link"))
        self.keep = add_ways_out(buttons, self, session, msg("Correct"), self.correct)
        column.addLayout(buttons)
        self.field.currentIndexChanged.connect(self._choose)
        self.reason.textChanged.connect(self._weigh)
        self._choose()

    def correct(self) -> None:
        """Keep what is to be read."""
        number, name, author = self._contract.id, self._name, self._session.author
        text = str(self.procedure.currentData()) if name == "procedure" else self.value.text().strip()
        reason = self.reason.text().strip()

        def work(dossier: Dossier, _job: Job) -> Done[None]:
            from budgetwatch.usecases.contract_fields import correct_field

            return correct_field(dossier, number, name, text, reason, author)

        self._write(work)

    def withdraw(self) -> None:
        """Let the field read as received again."""
        number, name, author = self._contract.id, self._name, self._session.author

        def work(dossier: Dossier, _job: Job) -> Done[None]:
            from budgetwatch.usecases.contract_fields import withdraw_field

            return withdraw_field(dossier, number, name, author)

        self._write(work)

    def _write(self, work: Callable[[Dossier, Job], Done[None]]) -> None:
        self._session.write(work, lambda _done: self.accept(), self._refuse, owner=self)

    @property
    def _name(self) -> str:
        return str(self.field.currentData())

    def _choose(self) -> None:
        """Show what is read in the field now, and what can be entered there."""
        value, procedure = getattr(self._contract, self._name), self._name == "procedure"
        self.now.setText(self._worded(value))
        self._form.setRowVisible(self.value, not procedure)
        self._form.setRowVisible(self.procedure, procedure)
        if isinstance(value, Procedure):
            self.procedure.setCurrentIndex(self.procedure.findData(value.value))
        self._weigh()

    def _worded(self, value: object) -> str:
        language, word = self._session.language, self._session.word
        match value:
            case None | "":
                return "–"
            case Procedure():
                return word(PROCEDURES[value])
            case bool():
                return word(msg("yes") if value else msg("no"))
            case Amount():
                return language.exact(value, self._contract.currency)
            case date():
                return language.date(value)
            case _:
                return str(value)

    def _weigh(self) -> None:
        self.keep.setEnabled(bool(self.reason.text().strip()))

    def _refuse(self, error: BudgetWatchError) -> None:
        parts = (error.message, error.advice)
        self.refused.setText(" ".join(self._session.word(part) for part in parts if part is not None))
        self.refused.show()
