"""A hearing: its title, its day and where it is held."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QWidget

from budgetwatch.domain.hearing import Hearing
from budgetwatch.domain.message import msg
from ui.dialogs.ending import add_ways_out
from ui.models.hearing_shown import typed_day
from ui.session import Session
from ui.widgets.controls import label, line, stack


class HearingDialog(QDialog):
    """Gives the hearing as written to `then`; a day that is no day keeps it open."""

    def __init__(
        self, session: Session, shown: Hearing | None, then: Callable[[Hearing], object], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        theme, word = session.theme, session.word
        self._shown = shown or Hearing(0)
        title = word(msg("New hearing") if shown is None else msg("Change the hearing"))
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(460))
        column = stack(self, margins=(20, 18, 20, 16), spacing=10)
        column.addWidget(label(title, "block"))
        form = QFormLayout()
        self.title, self.day, self.room = QLineEdit(self._shown.title), QLineEdit(), QLineEdit(self._shown.room)
        self.title.setPlaceholderText(word(msg("Execution of the 2024 budget")))
        self.day.setPlaceholderText(word(msg("day/month/year")))
        self.day.setText(f"{self._shown.day:%d/%m/%Y}" if self._shown.day else "")
        self.day.textChanged.connect(self._weigh)
        form.addRow(word(msg("Title")), self.title)
        form.addRow(word(msg("Day")), self.day)
        form.addRow(word(msg("Place of the hearing")), self.room)
        column.addLayout(form)
        row = line(spacing=8)
        self.keep = add_ways_out(row, self, session, msg("Add the hearing") if shown is None else msg("Keep"))
        column.addLayout(row)
        self._weigh()
        self.accepted.connect(lambda: then(self.written))

    @property
    def written(self) -> Hearing:
        """What stands in the fields."""
        return Hearing(self._shown.id, self.title.text().strip(), typed_day(self.day.text()), self.room.text().strip())

    def _weigh(self) -> None:
        self.keep.setEnabled(not self.day.text().strip() or typed_day(self.day.text()) is not None)
