"""A cell that a person reads otherwise than it was received: another amount or none, and why."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QRadioButton, QWidget

from budgetwatch.domain.explanation import SourceCell
from budgetwatch.domain.layout import PrintedUnit
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Absent, Value
from ui.dialogs.ending import add_ways_out
from ui.models.corrected import shown_value, typed_amount
from ui.session import Session
from ui.widgets.controls import button, label, line, stack
from ui.widgets.prose import prose

_HEIGHT = 72


class CorrectionDialog(QDialog):
    """Gives the value and the reason to `correct`; `withdraw` lets the received value count again."""

    def __init__(
        self,
        session: Session,
        cell: SourceCell,
        unit: PrintedUnit | None,
        correct: Callable[[Value, str], object],
        withdraw: Callable[[], object],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self._session, self._cell, self._unit = session, cell, unit
        theme, word = session.theme, session.word
        self.setWindowTitle(word(msg("Correct this cell")))
        self.setMinimumWidth(theme.px(480))
        column = stack(self, margins=(20, 18, 20, 16), spacing=8)
        column.addWidget(prose(word(msg("Correct the cell {cell}", cell=cell.cell)), "block"))
        where = msg("{file} › {sheet} · {line}", file=cell.source.name, sheet=cell.cell.sheet, line=cell.label)
        column.addWidget(prose(word(where), "meta"))
        column.addWidget(
            prose(word(msg("The file stays as received. What you enter counts in its place, with its reason.")))
        )
        column.addLayout(self._choices())
        self.told = prose("", "small")
        column.addWidget(self.told)
        column.addWidget(label(word(msg("Reason (required)")), "strong"))
        self.reason = QPlainTextEdit(cell.correction.reason if cell.correction else "")
        self.reason.setAccessibleName(word(msg("Reason (required)")))
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(theme.px(_HEIGHT))
        self.reason.textChanged.connect(self._weigh)
        column.addWidget(self.reason)
        kept = msg("The reason is kept in the dossier and printed in its packs; it is never sent to the ministry.")
        column.addWidget(prose(word(kept), "small"))
        column.addLayout(self._foot(withdraw))
        self._weigh()
        self.amount.setFocus()
        self.accepted.connect(lambda: self.value is not None and correct(self.value, self.why))

    @property
    def value(self) -> Value | None:
        """What the person enters; None while it is no amount."""
        for choice, state in self._states.items():
            if choice.isChecked():
                return state
        return typed_amount(self.amount.text(), self._scale, self._session.language)

    @property
    def why(self) -> str:
        """The reason as typed."""
        return self.reason.toPlainText().strip()

    @property
    def _scale(self) -> int:
        return self._unit.scale if self._unit else 1

    def _choices(self) -> QHBoxLayout:
        word = self._session.word
        row = line(spacing=10)
        self.of_amount = QRadioButton(word(msg("Amount")))
        self.of_amount.setChecked(True)
        self.amount = QLineEdit()
        self.amount.setAccessibleName(word(msg("Amount, in the unit of the sheet")))
        self.amount.textChanged.connect(self._weigh)
        self.unknown, self.nil = QRadioButton(word(msg("Not given"))), QRadioButton(word(msg("None (nil)")))
        self._states = {self.unknown: Absent.UNKNOWN, self.nil: Absent.NIL}
        self._together = QButtonGroup(self)
        for choice in (self.of_amount, *self._states):
            self._together.addButton(choice)
            choice.toggled.connect(self._weigh)
        currency = self._unit.currency if self._unit else None
        row.addWidget(self.of_amount)
        row.addWidget(self.amount, 1)
        row.addWidget(label(self._session.language.unit(self._scale, currency), "meta"))
        row.addWidget(self.unknown)
        row.addWidget(self.nil)
        return row

    def _foot(self, withdraw: Callable[[], object]) -> QHBoxLayout:
        theme, word = self._session.theme, self._session.word
        row = line(spacing=8)
        if self._cell.correction is not None:

            def back() -> None:
                self.reject()
                withdraw()

            self.withdraw = button(theme, word(msg("Withdraw the correction")), back, kind="quiet")
            row.addWidget(self.withdraw)
        self.go_on = add_ways_out(row, self, self._session, msg("Correct"))
        return row

    def _weigh(self) -> None:
        """Say how what is typed reads beside what was received; go on only with a value and a reason."""
        self.amount.setEnabled(self.of_amount.isChecked())
        language, currency = self._session.language, self._unit.currency if self._unit else None
        received = self._cell.correction.received if self._cell.correction else self._cell.value
        before = shown_value(received, currency, language)
        value = self.value
        if value is None:
            self.told.setText(self._session.word(msg("Read at import: {before}.", before=before)))
        else:
            after = shown_value(value, currency, language)
            self.told.setText(self._session.word(msg("{after} instead of {before}.", after=after, before=before)))
        self.go_on.setEnabled(value is not None and bool(self.reason.toPlainText().strip()))
