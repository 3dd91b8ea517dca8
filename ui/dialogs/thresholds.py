"""The legal thresholds of contracts: those entered, one more by hand, or all those of a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QFormLayout, QLineEdit, QListWidget, QWidget

from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.message import Message, msg
from budgetwatch.jobs import Job
from ui.session import Session
from ui.widgets.controls import button, label, line, stack
from ui.widgets.prose import prose

if TYPE_CHECKING:
    from budgetwatch.usecases.done import Done
    from budgetwatch.usecases.dossiers import Dossier

_WIDTH, _LISTED = 640, 110
_NATURES: dict[str, Message] = {
    "competitive_threshold": msg("Competition required from"),
    "approval_threshold": msg("Approval required from"),
}
_FIELDS: dict[str, Message] = {
    "amount": msg("Amount, in whole currency units"),
    "from": msg("Holds since (such as 2016-01-31)"),
    "country": msg("Country (empty: any)"),
    "kind": msg("Kind of contract (empty: any)"),
    "procedure": msg("Procedure (empty: any)"),
}


ENDINGS = ("xlsx", "ods", "csv", "toml")
"""How the name of a file of thresholds ends."""


class ThresholdsDialog(QDialog):
    """Lists what is entered and takes more; a refusal is shown in place."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        theme, word = session.theme, session.word
        self._session = session
        self.setWindowTitle(word(msg("Legal thresholds")))
        self.setMinimumWidth(theme.px(_WIDTH))
        column = stack(self, margins=(20, 18, 20, 16), spacing=8)
        column.addWidget(prose(word(msg("Legal thresholds")), "block"))
        why = msg("BudgetWatch ships none: enter those of your country's code, with the day since which each holds.")
        column.addWidget(prose(word(why)))
        self.entered = QListWidget()
        self.entered.setAccessibleName(word(msg("Thresholds entered")))
        self.entered.setFixedHeight(theme.px(_LISTED))
        column.addWidget(self.entered)
        form = QFormLayout()
        self.nature = QComboBox()
        for setting, text in _NATURES.items():
            self.nature.addItem(word(text), setting)
        form.addRow(word(msg("Threshold")), self.nature)
        self.fields = {name: QLineEdit() for name in _FIELDS}
        for name, field in self.fields.items():
            field.setAccessibleName(word(_FIELDS[name]))
            form.addRow(word(_FIELDS[name]), field)
        column.addLayout(form)
        self.refused = label("", "body2", wrap=True)
        self.refused.hide()
        column.addWidget(self.refused)
        column.addStretch(1)
        row = line(spacing=8)
        row.addWidget(button(theme, word(msg("From a sheet…")), self._choose, picture="file-spreadsheet"))
        row.addWidget(button(theme, word(msg("Take all back")), self.forget, kind="link"))
        row.addStretch()
        row.addWidget(button(theme, word(msg("Close")), self.accept))
        self.add = button(theme, word(msg("Add")), self.enter, picture="plus", kind="primary")
        self.add.setDefault(True)
        row.addWidget(self.add)
        column.addLayout(row)
        self._list()

    def enter(self) -> None:
        """Keep the threshold in the fields."""
        setting, author = str(self.nature.currentData()), self._session.author
        entry = {name: field.text().strip() for name, field in self.fields.items()}
        entry["amount"] = "".join(entry["amount"].split())

        def work(dossier: Dossier, _job: Job) -> Done[None]:
            from budgetwatch.usecases.flag_settings import enter_threshold

            return enter_threshold(dossier, setting, entry, author)

        self._session.write(work, lambda _done: self._list(), self._refuse, owner=self)

    def take(self, path: Path) -> None:
        """Keep the thresholds of a workbook or a TOML file."""
        author = self._session.author

        def work(dossier: Dossier, _job: Job) -> Done[Any]:
            from budgetwatch.usecases.flag_settings import keep_settings

            return keep_settings(dossier, path, author)

        self._session.write(work, lambda _done: self._list(), self._refuse, owner=self)

    def forget(self) -> None:
        """Take all that was entered back."""
        author = self._session.author

        def work(dossier: Dossier, _job: Job) -> Done[None]:
            from budgetwatch.usecases.flag_settings import forget_settings

            return forget_settings(dossier, author)

        self._session.write(work, lambda _done: self._list(), self._refuse, owner=self)

    def _choose(self) -> None:
        title = self._session.word(msg("Sheet of thresholds"))
        patterns = " ".join(f"*.{ending}" for ending in ENDINGS)
        name, _ = QFileDialog.getOpenFileName(self, title, str(Path.home()), patterns)
        if name:
            self.take(Path(name))

    def _list(self) -> None:
        self.refused.hide()

        def work(dossier: Dossier, _job: Job) -> Mapping[str, Any]:
            from budgetwatch.usecases.flag_settings import kept_settings

            return kept_settings(dossier)

        self._session.read(work, self._show, self._refuse, owner=self)

    def _show(self, kept: Mapping[str, Any]) -> None:
        word = self._session.word
        self.entered.clear()
        for setting, text in _NATURES.items():
            for one in kept.get(setting, ()):
                parts = (str(one.get(name, "")) for name in ("country", "kind", "procedure"))
                told = [word(text), self._amount(one), self._since(one), *parts]
                self.entered.addItem(" · ".join(part for part in told if part))

    def _amount(self, entry: Mapping[str, Any]) -> str:
        return self._session.language.number(Decimal(str(entry["amount"])))

    def _since(self, entry: Mapping[str, Any]) -> str:
        day = self._session.language.date(date.fromisoformat(str(entry["from"])))
        return self._session.word(msg("since {day}", day=day))

    def _refuse(self, error: BudgetWatchError) -> None:
        parts = (error.message, error.advice)
        self.refused.setText(" ".join(self._session.word(part) for part in parts if part is not None))
        self.refused.show()
