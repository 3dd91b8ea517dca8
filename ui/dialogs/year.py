"""A budget year that no menu proposes, typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QSpinBox, QWidget

from budgetwatch.domain.message import msg
from ui.dialogs.ending import add_ways_out
from ui.session import Session
from ui.widgets.controls import label, line, stack

_FIRST, _LAST = 1960, 2100


class YearDialog(QDialog):
    """Gives the year that a person typed to `then`."""

    def __init__(self, session: Session, shown: int, then: Callable[[int], object], parent: QWidget | None) -> None:
        super().__init__(parent)
        theme, word = session.theme, session.word
        self.setWindowTitle(word(msg("Another year")))
        self.setMinimumWidth(theme.px(320))
        column = stack(self, margins=(20, 18, 20, 16), spacing=10)
        column.addWidget(label(word(msg("Of which year are these amounts?")), "block", wrap=True))
        self.year = QSpinBox()
        self.year.setRange(_FIRST, _LAST)
        self.year.setValue(shown)
        self.year.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.year.setAccessibleName(word(msg("Year")))
        self.year.selectAll()
        column.addWidget(self.year)
        row = line(spacing=8)
        add_ways_out(row, self, session, msg("Take this year"))
        column.addLayout(row)
        self.accepted.connect(lambda: then(self.year.value()))
