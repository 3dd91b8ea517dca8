"""A second reader signs the answer to a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QWidget

from budgetwatch.domain.checklist import AnsweredItem
from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.message import msg
from budgetwatch.domain.terms import ANSWERS
from budgetwatch.jobs import Job
from ui.dialogs.ending import add_ways_out
from ui.session import Session
from ui.widgets.controls import label, line, stack
from ui.widgets.prose import prose

if TYPE_CHECKING:
    from budgetwatch.usecases.done import Done
    from budgetwatch.usecases.dossiers import Dossier


class SignAnswerDialog(QDialog):
    """Asks for a tick and a name, and goes on only with both; a refusal is shown in place."""

    def __init__(self, session: Session, item: AnsweredItem, parent: QWidget | None) -> None:
        super().__init__(parent)
        theme, word = session.theme, session.word
        self._session, self._item = session, item
        self.setWindowTitle(word(msg("Sign as second reader")))
        self.setMinimumWidth(theme.px(460))
        column = stack(self, margins=(20, 18, 20, 16), spacing=8)
        column.addWidget(prose(word(msg("Sign as second reader")), "block"))
        column.addWidget(prose(item.item.question.text(session.language.code)))
        if item.recorded is not None:
            given = msg("Answer to sign: {answer}", answer=ANSWERS[item.recorded.answer])
            column.addWidget(label(word(given), "strong", wrap=True))
        self.compared = QCheckBox(word(msg("I have read the question, the answer and its evidence")))
        self.compared.toggled.connect(self._weigh)
        column.addWidget(self.compared)
        column.addWidget(label(word(msg("Your name (not the one who answered)")), "strong"))
        self.name = QLineEdit()
        self.name.setAccessibleName(word(msg("Your name (not the one who answered)")))
        self.name.textChanged.connect(self._weigh)
        column.addWidget(self.name)
        self.refused = label("", "body2", wrap=True)
        self.refused.hide()
        column.addWidget(self.refused)
        row = line(spacing=8)
        self.go_on = add_ways_out(row, self, session, msg("Sign"), self.sign, picture="check")
        column.addLayout(row)
        self._weigh()

    def sign(self) -> None:
        """Sign the answer under the name."""
        topic, reviewer = self._item.item.id, self.name.text().strip()

        def work(dossier: Dossier, _job: Job) -> Done[None]:
            from budgetwatch.usecases.checklists import review_answer

            return review_answer(dossier, topic, reviewer)

        self._session.write(work, lambda _done: self.accept(), self._refuse, owner=self)

    def _weigh(self) -> None:
        self.go_on.setEnabled(self.compared.isChecked() and bool(self.name.text().strip()))

    def _refuse(self, error: BudgetWatchError) -> None:
        parts = (error.message, error.advice)
        self.refused.setText(" ".join(self._session.word(part) for part in parts if part is not None))
        self.refused.show()
