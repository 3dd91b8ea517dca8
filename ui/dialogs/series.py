"""A series of consumer prices that the committee enters: one change in percent for each year, and who published it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHeaderView, QLineEdit, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from budgetwatch.domain.message import msg
from budgetwatch.domain.series import Series
from ui.models.prices import KnownPrices, typed_series
from ui.session import Session
from ui.widgets.controls import button, label, line, stack
from ui.widgets.prose import prose

_ROW, _MOST = 28, 9


class SeriesDialog(QDialog):
    """Gives the series that a person typed to `then`."""

    def __init__(
        self, session: Session, known: KnownPrices, then: Callable[[Series], object], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        theme, word = session.theme, session.word
        self.setWindowTitle(word(msg("Enter prices")))
        self.setMinimumWidth(theme.px(460))
        column = stack(self, margins=(20, 18, 20, 16), spacing=8)
        column.addWidget(prose(word(msg("Consumer prices, change on the year before")), "block"))
        why = msg("They come before the series that comes with the program. Undo takes them back.")
        column.addWidget(prose(word(why), "meta"))
        self.country = _field(column, word(msg("Country")), known.country)
        published = known.series.source if known.series else ""
        self.source = _field(column, word(msg("Source: who published them, and when")), published)
        self.table = self._make_table(session, known)
        column.addWidget(self.table)
        row = line(spacing=8)
        row.addStretch()
        row.addWidget(button(theme, word(msg("Cancel")), self.reject))
        self.go_on = button(theme, word(msg("Keep these prices")), self.accept, kind="primary")
        self.go_on.setDefault(True)
        row.addWidget(self.go_on)
        column.addLayout(row)
        self.table.itemChanged.connect(self._weigh)
        for typed in (self.country, self.source):
            typed.textChanged.connect(self._weigh)
        self._weigh()
        self.accepted.connect(lambda: (typed := self.typed) is not None and then(typed))

    @property
    def typed(self) -> Series | None:
        """The series as typed; None while something is missing or cannot be read."""
        cells = ((year, self.table.item(row, 1)) for row, year in enumerate(self._years))
        texts = {year: cell.text() for year, cell in cells if cell is not None}
        return typed_series(self.country.text(), self.source.text(), texts)

    def _make_table(self, session: Session, known: KnownPrices) -> QTableWidget:
        theme, word = session.theme, session.word
        values = known.series.values if known.series else {}
        self._years = known.years
        table = QTableWidget(len(self._years), 2)
        table.setAccessibleName(word(msg("Change of prices by year")))
        table.setHorizontalHeaderLabels([word(msg("Year")), word(msg("Change, %"))])
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for row, year in enumerate(self._years):
            named = QTableWidgetItem(str(year))
            named.setFlags(Qt.ItemFlag.ItemIsEnabled)
            table.setItem(row, 0, named)
            given = session.language.number(values[year]) if year in values else ""
            table.setItem(row, 1, QTableWidgetItem(given))
            table.setRowHeight(row, theme.px(_ROW))
        table.setFixedHeight(theme.px(_ROW * (min(len(self._years), _MOST) + 1) + 8))
        return table

    def _weigh(self) -> None:
        self.go_on.setEnabled(self.typed is not None)


def _field(column: QVBoxLayout, name: str, text: str) -> QLineEdit:
    column.addWidget(label(name, "strong"))
    made = QLineEdit(text)
    made.setAccessibleName(name)
    column.addWidget(made)
    return made
