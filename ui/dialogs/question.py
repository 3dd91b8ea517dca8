"""Write or change a question: its words, its witness, its minutes, who may see it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QDialog, QFormLayout, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from budgetwatch.domain.finding import Audience
from budgetwatch.domain.message import msg
from budgetwatch.domain.terms import AUDIENCES
from ui.dialogs.ending import add_ways_out
from ui.session import Session
from ui.widgets.controls import label, line, stack

_MINUTES, _LONGEST = 5, 120


@dataclass(frozen=True, slots=True)
class Written:
    """What a person wrote in the dialog."""

    text: str
    witness: str = ""
    minutes: int = _MINUTES
    audience: Audience = Audience.COMMITTEE


class QuestionDialog(QDialog):
    """Gives what was written to `then`; a question without words cannot be kept. `functions` are offered as witnesses."""

    def __init__(
        self,
        session: Session,
        shown: Written | None,
        then: Callable[[Written], object],
        parent: QWidget | None,
        functions: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        theme, word = session.theme, session.word
        new = shown is None
        shown = shown or Written("")
        title = word(msg("New question") if new else msg("Change the question"))
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(520))
        column = stack(self, margins=(20, 18, 20, 16), spacing=10)
        column.addWidget(label(title, "block"))
        self.text = QPlainTextEdit(shown.text)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(theme.px(96))
        self.text.setAccessibleName(word(msg("Words of the question")))
        self.text.setPlaceholderText(word(msg("What explains…")))
        self.text.textChanged.connect(self._weigh)
        column.addWidget(self.text)
        form = QFormLayout()
        self.witness = QLineEdit(shown.witness)
        known = QCompleter(list(functions), self.witness)
        known.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        known.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.witness.setCompleter(known)
        self.minutes = QSpinBox()
        self.minutes.setRange(0, _LONGEST)
        self.minutes.setValue(shown.minutes)
        self.audience = QComboBox()
        for audience, text in AUDIENCES.items():
            self.audience.addItem(word(text), audience)
        self.audience.setCurrentIndex(shown.audience.rank)
        form.addRow(word(msg("Witness")), self.witness)
        form.addRow(word(msg("Minutes")), self.minutes)
        form.addRow(word(msg("Audience")), self.audience)
        column.addLayout(form)
        row = line(spacing=8)
        self.keep = add_ways_out(row, self, session, msg("Add the question") if new else msg("Keep"))
        column.addLayout(row)
        self._weigh()
        self.accepted.connect(lambda: then(self.written))

    @property
    def written(self) -> Written:
        """What stands in the fields."""
        audience = list(AUDIENCES)[self.audience.currentIndex()]
        return Written(self.text.toPlainText().strip(), self.witness.text().strip(), self.minutes.value(), audience)

    def _weigh(self) -> None:
        self.keep.setEnabled(bool(self.text.toPlainText().strip()))
