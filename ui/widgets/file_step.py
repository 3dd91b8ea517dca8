"""Step 1 of an import: the files, the tables found in the one on show, and which of them are taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from budgetwatch.domain.errors import NeedsPassword
from budgetwatch.domain.message import Message, msg, msgn
from ui.models.documents import headings
from ui.models.import_files import HEADS as FILE_HEADS
from ui.models.import_files import FileState, ReceivedFile, file_rows, ready, waiting_for_recipe
from ui.models.import_points import doubts
from ui.models.import_tables import HEADS, is_hidden, summary, table_rows, why_not
from ui.models.rows import RowsModel
from ui.session import Session
from ui.widgets.check_cards import ReasonsCard
from ui.widgets.controls import button, icon_button, line, stack
from ui.widgets.panel import Panel
from ui.widgets.part import Part
from ui.widgets.prose import prose
from ui.widgets.recipe_card import RecipeCard, RecipeWays
from ui.widgets.scrolled import scrolled
from ui.widgets.states import BusyState, TroubleState
from ui.widgets.table import Table
from ui.widgets.table_pictures import TableList

if TYPE_CHECKING:
    from budgetwatch.domain.fact import Reading
    from budgetwatch.usecases.recipes import RecipeMatch
    from ui.models.import_course import Standing

_LIST, _WIDE, _LEAST = 396, 1000, 300
_LATER = Qt.ConnectionType.QueuedConnection
"""After the key that caused it was dealt with: the same Enter must not press what the keyboard moves on to."""


class FileStep(QWidget):
    """Files at the left where there are several; the tables of the chosen one beside them."""

    file_chosen = Signal(object)
    table_chosen = Signal(str)
    table_taken = Signal(str)
    all_wanted = Signal()
    more_wanted = Signal()
    folder_wanted = Signal()
    password_wanted = Signal()
    opened = Signal()
    cell_wanted = Signal(object)
    recipe_wanted = Signal()
    recipe_unwanted = Signal()
    recipes_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._word = session, session.word
        panes = QSplitter()
        panes.setChildrenCollapsible(False)
        stack(self, spacing=0).addWidget(panes)
        panes.addWidget(self._file_panel())
        self._right = QStackedWidget()
        tables = self._table_panel()
        self._right.addWidget(scrolled(tables, session.theme.px(_LEAST)) if session.theme.spacious else tables)
        panes.addWidget(self._right)
        panes.setStretchFactor(1, 1)
        panes.setSizes([session.theme.px(_LIST), _WIDE])
        self._state: QWidget | None = None

    def _file_panel(self) -> Panel:
        session, word = self._session, self._word
        self._files_panel = panel = Panel(session.theme, word(msg("Files")))
        self.files: RowsModel[ReceivedFile] = RowsModel(headings(FILE_HEADS, session.language))
        self.file_table = Table(session.theme, word(msg("Files to import")), self.files, (0, 140), row=44)
        self.file_table.selectionModel().currentRowChanged.connect(self._choose_file)
        self.file_table.activated.connect(self._open, _LATER)
        panel.body.addWidget(self.file_table, 1)
        foot = line(margins=(10, 8, 10, 8), spacing=8)
        self.all = button(session.theme, "", self.all_wanted.emit, picture="database-import")
        foot.addWidget(self.all)
        foot.addStretch()
        foot.addWidget(button(session.theme, word(msg("More files…")), self.more_wanted.emit, kind="quiet"))
        panel.body.addLayout(foot)
        again = line(margins=(10, 0, 10, 8))
        self.follow = button(session.theme, "", self.recipes_wanted.emit, picture="certificate")
        again.addWidget(self.follow)
        again.addStretch()
        panel.body.addLayout(again)
        folder = icon_button(session.theme, "folder", word(msg("Choose a folder…")), self.folder_wanted.emit)
        panel.controls.addWidget(folder)
        return panel

    def _table_panel(self) -> QWidget:
        session, word = self._session, self._word
        made = QWidget()
        column = stack(made, spacing=8)
        self._tables_panel = panel = Panel(session.theme, word(msg("Sheets and tables")))
        self.rows: RowsModel[Reading] = RowsModel(headings(HEADS, session.language))
        self.tables = TableList(session.theme, word(msg("Tables of the file")), self.rows, self._take)
        self.tables.selectionModel().currentRowChanged.connect(self._choose_table)
        self.tables.activated.connect(self._open, _LATER)
        panel.body.addWidget(self.tables, 1)
        self._why = prose("", "body2")
        self._why.setContentsMargins(12, 8, 12, 8)
        panel.body.addWidget(self._why)
        column.addWidget(panel, 1)
        self._reasons = Part()
        column.addWidget(self._reasons)
        return made

    # -- showing

    def show_files(self, files: Sequence[ReceivedFile], current: ReceivedFile | None) -> None:
        """Show the files; the list stands only where there are several."""
        self._files_panel.setVisible(len(files) > 1)
        with QSignalBlocker(self.file_table.selectionModel()):
            self.files.show_rows(file_rows(files, self._session.language))
            if current is not None and current in files:
                self.file_table.selectRow(list(files).index(current))
        able = len(ready(files))
        self.all.setText(
            self._word(msgn("Import the {count} file that is ready", "Import the {count} files that are ready", able))
        )
        self.all.setAccessibleName(self.all.text())
        self.all.setVisible(able > 0)
        fitting = len(waiting_for_recipe(files))
        self.follow.setText(
            self._word(msgn("Apply its recipe to {count} file", "Apply their recipes to {count} files", fitting))
        )
        self.follow.setAccessibleName(self.follow.text())
        self.follow.setVisible(fitting > 0)
        waiting = sum(1 for one in files if one.state is FileState.WAITING)
        self._files_panel.meta.setText(
            self._word(msgn("{count} still to read", "{count} still to read", waiting)) if waiting else ""
        )

    def show_standing(self, standing: Standing, recipes: Sequence[RecipeMatch] = ()) -> None:
        """Show the tables of a file that was read, and the recipes that fit them."""
        language, draft = self._session.language, standing.draft
        self._show(None)
        with QSignalBlocker(self.tables.selectionModel()):
            self.rows.show_rows(table_rows(standing, language))
            names = [one.layout.id for one in draft.inspection.tables]
            self.tables.selectRow(names.index(standing.table))
        chosen, all_of_them = len(draft.tables), len(names)
        told = msg("{chosen} of {count} to import", chosen=chosen, count=all_of_them)
        self._tables_panel.meta.setText(self._word(told))
        self._tell_why(standing)
        met = doubts(standing)
        cards: list[QWidget] = [ReasonsCard(self._session, met, self.cell_wanted.emit)] if met else []
        if recipes:
            ways = RecipeWays(self.recipe_wanted.emit, self.recipe_unwanted.emit)
            cards.insert(0, RecipeCard(self._session, recipes, ways, followed=standing.followed))
        self._reasons.show_cards(*cards)

    def _tell_why(self, standing: Standing) -> None:
        reading = standing.reading
        told: list[Message] = [why_not(reading)]
        if is_hidden(reading, standing.draft.inspection):
            told.append(msg("The sheet is hidden: someone may not have meant to send it."))
        read = " · ".join(self._word(one) for one in summary(reading, self._session.language))
        self._why.setText("\n".join([read, " ".join(self._word(one) for one in told)]))

    def show_busy(self, title: Message, stop: Callable[[], object]) -> BusyState:
        """Say that the file on show is being read."""
        state = BusyState(self._session, title, stop)
        self._show(state)
        return state

    def show_refusal(self, file: ReceivedFile, ways: Sequence[tuple[Message, Callable[[], object]]]) -> None:
        """Say why a file cannot be read; it stays in the list."""
        if file.error is None:
            return
        actions = list(ways)
        if isinstance(file.error, NeedsPassword):
            actions.insert(0, (msg("Give the password…"), self.password_wanted.emit))
        self._show(TroubleState(self._session, file.error, actions))

    def _show(self, state: QWidget | None) -> None:
        if self._state is not None:
            self._right.removeWidget(self._state)
            self._state.deleteLater()
        self._state = state
        if state is not None:
            self._right.addWidget(state)
            self._right.setCurrentWidget(state)
        else:
            self._right.setCurrentIndex(0)

    def first_to_do(self) -> QWidget:
        """The list of tables."""
        return self._state or self.tables

    # -- what a person chooses

    def _open(self) -> None:
        self.opened.emit()

    def _choose_file(self) -> None:
        row = self.file_table.currentIndex().row()
        if 0 <= row < self.files.rowCount():
            self.file_chosen.emit(self.files.record(row))

    def _choose_table(self) -> None:
        row = self.tables.currentIndex().row()
        if 0 <= row < self.rows.rowCount():
            self.table_chosen.emit(self.rows.record(row).layout.id)

    def _take(self, reading: Reading) -> None:
        self.table_taken.emit(reading.layout.id)
