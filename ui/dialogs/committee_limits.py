"""From where on the committee asks: one place for the amounts and shares that every finding and checklist uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QWidget

from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Amount
from budgetwatch.jobs import Job
from budgetwatch.usecases.done import Done
from ui.dialogs.ending import add_ways_out
from ui.models.committee_limits import AMOUNT, DECEMBER, LAST_QUARTER, SHARE, CommitteeLimits, keep
from ui.session import Session
from ui.widgets.controls import label, line, stack
from ui.widgets.prose import prose

if TYPE_CHECKING:
    from decimal import Decimal

    from budgetwatch.usecases.dossiers import Dossier

_WIDTH = 620
NAMES: dict[str, Message] = {
    AMOUNT: msg("Least amount worth a question ({currency})", currency=""),
    SHARE: msg("Where a currency has none: % of the total of the year"),
    DECEMBER: msg("End of the year: % spent in December"),
    LAST_QUARTER: msg("End of the year: % spent in the last quarter"),
}


class CommitteeLimitsDialog(QDialog):
    """Takes the limits; an emptied field goes back to what comes with the program."""

    def __init__(self, session: Session, known: CommitteeLimits, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session, self._known = session, known
        theme, word = session.theme, session.word
        self.setWindowTitle(word(msg("Limits of the committee")))
        self.setMinimumWidth(theme.px(_WIDTH))
        column = stack(self, margins=(20, 18, 20, 16), spacing=10)
        column.addWidget(prose(word(msg("Limits of the committee")), "block"))
        why = msg(
            "Set once, they hold for findings, checklists and packs of this dossier. An emptied field goes back to the limit "
            "that comes with the program. Undo takes a change back."
        )
        column.addWidget(prose(word(why), "meta"))
        form = QFormLayout()
        form.setVerticalSpacing(theme.px(8))
        self.fields: dict[str, QLineEdit] = {}
        for name in NAMES:
            self._add(form, name)
        column.addLayout(form)
        self._trouble = prose("", "att")
        self._trouble.hide()
        column.addWidget(self._trouble)
        column.addStretch(1)
        row = line(spacing=8)
        self.go_on = add_ways_out(row, self, session, msg("Keep these limits"), self.keep)
        column.addLayout(row)
        self._weigh()

    def keep(self) -> None:
        """Keep what changed; a refusal is told here."""
        changes, currency, author = self.changes, self._known.currency, self._session.author

        def work(dossier: Dossier, _job: Job) -> Done[Any]:
            return keep(dossier, changes, currency, author)

        if changes:
            self._session.write(work, lambda _done: self.accept(), self._refuse, owner=self)
        else:
            self.accept()

    @property
    def changes(self) -> dict[str, Amount | Decimal | None]:
        """What a person typed otherwise than it stood; None for a field that was emptied."""
        return {
            name: self._typed(name)
            for name, field in self.fields.items()
            if field.text().strip() != self._known.text(name, self._session.language)
        }

    def _add(self, form: QFormLayout, name: str) -> None:
        word, language = self._session.word, self._session.language
        text = NAMES[name]
        if name == AMOUNT:
            currency = language.currency(self._known.currency)
            text = msg("Least amount worth a question ({currency})", currency=currency)
        field = QLineEdit(self._known.text(name, language))
        field.setAccessibleName(word(text))
        field.textChanged.connect(self._weigh)
        self.fields[name] = field
        box = line(spacing=8)
        box.addWidget(field, 1)
        own = msg("own limit of the committee") if name in self._known.own else msg("limit of the program")
        if name == AMOUNT and self._known.amount is None:
            own = msg("none: the share below holds")
        box.addWidget(label(word(own), "meta"))
        form.addRow(word(text), box)

    def _typed(self, name: str) -> Amount | Decimal | None:
        text = self.fields[name].text().strip()
        return self._known.typed(name, text, self._session.language) if text else None

    def _weigh(self) -> None:
        """Go on only with what can be read."""
        wrong = [name for name, field in self.fields.items() if field.text().strip() and self._typed(name) is None]
        if hasattr(self, "go_on"):  # fields speak before the foot is made
            self.go_on.setEnabled(not wrong)

    def _refuse(self, error: BudgetWatchError) -> None:
        parts = (error.message, error.advice)
        self._trouble.setText(" ".join(self._session.word(part) for part in parts if part is not None))
        self._trouble.show()
