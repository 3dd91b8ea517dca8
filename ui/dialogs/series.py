"""A series that the committee enters: one value for each year, who published it, and in which currency."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.series import IN_MONEY, Series, SeriesKind
from budgetwatch.domain.series_words import SERIES
from budgetwatch.jobs import Job
from ui.dialogs.ending import add_ways_out
from ui.files import SPREADSHEETS
from ui.models.series import KnownSeries, read_file, typed_series
from ui.session import Session
from ui.widgets.controls import button, label, line, stack
from ui.widgets.prose import prose

_ROW, _MOST = 28, 9
_WHY: dict[SeriesKind, Message] = {
    SeriesKind.CONSUMER_PRICES: msg("They come before the series that comes with the program. Undo takes them back."),
    SeriesKind.GDP: msg("At current prices, in whole units of the currency, not in millions. Undo takes it back."),
    SeriesKind.POPULATION: msg("Persons, not thousands. Undo takes it back."),
    SeriesKind.STATE_BUDGET: msg(
        "All expenditure that was voted for the State, in whole units of the currency. Undo takes it back."
    ),
}
_VALUE: dict[SeriesKind, Message] = {
    SeriesKind.CONSUMER_PRICES: msg("Change, %"),
    SeriesKind.GDP: msg("Amount"),
    SeriesKind.POPULATION: msg("Persons"),
    SeriesKind.STATE_BUDGET: msg("Amount"),
}


class SeriesDialog(QDialog):
    """Gives the series that a person typed to `then`."""

    def __init__(
        self, session: Session, known: KnownSeries, then: Callable[[Series], object], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._session, self._known = session, known
        word, name = session.word, session.word(SERIES[known.kind])
        self.setWindowTitle(word(msg("Enter a series")))
        self.setMinimumWidth(session.theme.px(460))
        column = stack(self, margins=(20, 18, 20, 16), spacing=8)
        column.addWidget(prose(name[:1].upper() + name[1:], "block"))
        column.addWidget(prose(word(_WHY[known.kind]), "meta"))
        self.country = _field(column, word(msg("Country")), known.country)
        published = known.series.source if known.series else ""
        self.source = _field(column, word(msg("Source: who published it, and when")), published)
        self.currency = _field(column, word(msg("Currency")), known.currency, shown=known.kind in IN_MONEY)
        self.table = self._make_table()
        column.addWidget(self.table)
        self._trouble = prose("", "att")
        self._trouble.hide()
        column.addWidget(self._trouble)
        self._make_foot(column)
        self.table.itemChanged.connect(self._weigh)
        for typed in (self.country, self.source, self.currency):
            typed.textChanged.connect(self._weigh)
        self._weigh()
        self.accepted.connect(lambda: (typed := self.typed) is not None and then(typed))

    @property
    def typed(self) -> Series | None:
        """The series as typed; None while something is missing or cannot be read."""
        cells = ((year, self.table.item(row, 1)) for row, year in enumerate(self._known.years))
        texts = {year: cell.text() for year, cell in cells if cell is not None}
        return typed_series(self._known, self.country.text(), self.source.text(), self.currency.text(), texts)

    def fill(self, path: Path) -> None:
        """Take the values of a spreadsheet."""
        kind = self._known.kind

        def work(job: Job) -> Mapping[int, Decimal]:
            return read_file(path, kind, job)

        self._session.run(work, self._take, self._refuse, owner=self)

    def _take(self, values: Mapping[int, Decimal]) -> None:
        self._trouble.hide()
        for row, year in enumerate(self._known.years):
            if year in values:
                self.table.setItem(row, 1, QTableWidgetItem(self._session.language.number(values[year])))
        self._weigh()

    def _refuse(self, error: BudgetWatchError) -> None:
        parts = (error.message, error.advice)
        self._trouble.setText(" ".join(self._session.word(part) for part in parts if part is not None))
        self._trouble.show()

    def _choose_file(self) -> None:
        kinds = " ".join(f"*.{one}" for one in SPREADSHEETS)
        title = self._session.word(msg("Spreadsheet with the years and values"))
        name, _ = QFileDialog.getOpenFileName(self, title, str(Path.home()), f"{title} ({kinds})")
        if name:
            self.fill(Path(name))

    def _make_foot(self, column: QVBoxLayout) -> None:
        theme, word = self._session.theme, self._session.word
        row = line(spacing=8)
        row.addWidget(button(theme, word(msg("From a spreadsheet…")), self._choose_file, picture="file-spreadsheet"))
        self.go_on = add_ways_out(row, self, self._session, msg("Keep this series"))
        column.addLayout(row)

    def _make_table(self) -> QTableWidget:
        theme, word, known = self._session.theme, self._session.word, self._known
        values = known.series.values if known.series else {}
        table = QTableWidget(len(known.years), 2)
        table.setAccessibleName(word(msg("Values by year")))
        table.setHorizontalHeaderLabels([word(msg("Year")), word(_VALUE[known.kind])])
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for row, year in enumerate(known.years):
            named = QTableWidgetItem(str(year))
            named.setFlags(Qt.ItemFlag.ItemIsEnabled)
            table.setItem(row, 0, named)
            given = self._session.language.number(values[year]) if year in values else ""
            table.setItem(row, 1, QTableWidgetItem(given))
            table.setRowHeight(row, theme.px(_ROW))
        table.setFixedHeight(theme.px(_ROW * (min(len(known.years), _MOST) + 1) + 8))
        return table

    def _weigh(self) -> None:
        self.go_on.setEnabled(self.typed is not None)


def _field(column: QVBoxLayout, name: str, text: str, *, shown: bool = True) -> QLineEdit:
    title, made = label(name, "strong"), QLineEdit(text)
    made.setAccessibleName(name)
    for part in (title, made):
        column.addWidget(part)
        part.setVisible(shown)
    return made
