"""A grid to type in: arrows move, Enter goes down, Tab to the right, a block can be pasted, copied and cleared."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView

from budgetwatch.domain.message import msg
from ui.models.typed_grid import TypedGrid
from ui.session import Session

_ROW, _WIDTH, _FIRST, _WIDEST, _AROUND = 26, 116, 200, 320, 28
_OWN = (
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.Copy,
)


class TypedTable(QTableView):
    """Shows a `TypedGrid`. Keys of the window that mean something here are taken by the grid while it has the focus."""

    typed = Signal()
    """A cell was typed, pasted, cleared or taken back."""

    def __init__(self, session: Session, grid: TypedGrid) -> None:
        super().__init__()
        theme = self._theme = session.theme
        self.grid = grid
        self.setModel(grid)
        self.setAccessibleName(session.word(msg("Table to type")))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setTabKeyNavigation(True)
        self.setWordWrap(False)
        self.setAlternatingRowColors(False)
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        self.horizontalHeader().setDefaultSectionSize(theme.px(_WIDTH))
        self.horizontalHeader().resizeSection(1, theme.px(_FIRST))
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        grid.dataChanged.connect(lambda *_places: self.typed.emit())
        self.setCurrentIndex(grid.index(0, 0))

    # -- keys

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the grid from the window's own shortcuts."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def _is_own(self, event: QKeyEvent) -> bool:
        return any(event.matches(key) for key in _OWN) or event.key() == Qt.Key.Key_Delete

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Undo, redo, paste, copy, clear; Enter goes to the cell below."""
        keys = {
            QKeySequence.StandardKey.Undo: self.grid.undo,
            QKeySequence.StandardKey.Redo: self.grid.redo,
            QKeySequence.StandardKey.Paste: self.paste,
            QKeySequence.StandardKey.Copy: self.copy,
        }
        for key, action in keys.items():
            if event.matches(key):
                action()
                return
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.state() is not QAbstractItemView.State.EditingState:  # else the editor closes, and goes down then
                self._go_down()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: object, hint: object) -> None:  # noqa: N802 - Qt's name
        """After Enter in a cell the keyboard stands on the one below."""
        super().closeEditor(editor, hint)  # type: ignore[arg-type] # handed on as they came
        if str(getattr(hint, "name", "")) == "SubmitModelCache":
            self._go_down()

    def _go_down(self) -> None:
        at = self.currentIndex()
        self.setCurrentIndex(self.grid.index(min(at.row() + 1, self.grid.rowCount() - 1), at.column()))

    # -- blocks

    def paste(self) -> None:
        """Put what was copied at the current cell, parted into rows and columns."""
        self.paste_text(QGuiApplication.clipboard().text())

    def paste_text(self, text: str) -> None:
        """Put a text at the current cell, parted into rows and columns."""
        from budgetwatch.usecases.pasting import cells_of

        at = self._corner()
        self.grid.paste(max(at.row(), 0), max(at.column(), 0), cells_of(text))
        self.widen()

    def widen(self) -> None:
        """Give each column room for its longest text, within bounds."""
        metrics = self.fontMetrics()
        for column in range(self.grid.columnCount()):
            wanted = metrics.horizontalAdvance(self.grid.longest(column)) + self._theme.px(_AROUND)
            if wanted > self.columnWidth(column):
                self.setColumnWidth(column, min(wanted, self._theme.px(_WIDEST)))

    def copy(self) -> None:
        """Copy the chosen cells as spreadsheets do: tabs between columns, a line for each row."""
        chosen = sorted((at.row(), at.column()) for at in self.selectedIndexes())
        lines: dict[int, list[str]] = {}
        for row, column in chosen:
            lines.setdefault(row, []).append(str(self.grid.index(row, column).data()))
        QGuiApplication.clipboard().setText("\n".join("\t".join(cells) for cells in lines.values()))

    def clear(self) -> None:
        """Empty the chosen cells: one step."""
        self.grid.write((at.row(), at.column(), "") for at in self.selectedIndexes())

    def _corner(self) -> QModelIndex:
        """The first of the chosen cells."""
        chosen = self.selectedIndexes()
        return min(chosen, key=lambda at: (at.row(), at.column())) if chosen else self.currentIndex()
