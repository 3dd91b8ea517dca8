"""A tree of cells: arrow keys walk them, a click asks where a figure comes from, Enter opens its lines, blocks are copied."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QItemSelection, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QTreeView

from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import msg
from ui.models.budget_tree import Index
from ui.session import Session
from ui.widgets.budget_copying import Block, BlockCell, copy_number, copy_table, headed, whole_block
from ui.widgets.frozen import frozen_width, paint_names
from ui.widgets.reference import copy_reference


class CellModel(Protocol):
    """What such a tree asks of its model, beside what Qt asks."""

    def figure(self, index: Index) -> Figure | None:
        """The figure in a cell."""
        ...

    def text(self, index: Index) -> str:
        """The worded cell."""
        ...


class CellTree(QTreeView):
    """A tree whose arrow keys walk the cells; only in the first column do they fold and unfold."""

    moved = Signal(QModelIndex)
    asked = Signal(Figure)
    """A figure whose source is asked for."""
    opened = Signal(Figure)
    """A figure whose lines are asked for."""

    def __init__(self, session: Session, figures: CellModel) -> None:
        super().__init__()
        self.session, self._figures = session, figures
        self._all_chosen = False
        self.whole_table: Callable[[], Block | None] = self.whole
        """What leaves as the whole table: a table that keeps its total or some columns apart says it here."""
        self.setUniformRowHeights(True)
        self.setIndentation(session.theme.px(18))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setExpandsOnDoubleClick(False)
        self.clicked.connect(self.ask)
        self.doubleClicked.connect(self.open_lines)  # not `activated`: some desktops activate at a single click

    def current_figure(self) -> Figure | None:
        """The figure at the keyboard's cell."""
        index = self.currentIndex()
        return self._figures.figure(index) if index.isValid() else None

    def ask(self, index: QModelIndex) -> None:
        """Ask where the figure of a cell comes from; not while a block is being chosen."""
        figure = self._figures.figure(index)
        if figure is not None and not QApplication.keyboardModifiers():
            self.asked.emit(figure)

    def open_lines(self, index: QModelIndex) -> None:
        """Open the lines behind the figure of a cell; a name folds and unfolds."""
        figure = self._figures.figure(index)
        if figure is not None:
            self.opened.emit(figure)
        elif index.column() == 0:
            self.setExpanded(index, not self.isExpanded(index))

    # -- the names stay in sight

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The cells, then the names over those that scrolled under them."""
        super().paintEvent(event)
        if wide := frozen_width(self):
            paint_names(self, self.session.theme, wide)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        """What is painted over the cells does not move with them."""
        super().scrollContentsBy(dx, dy)
        self.viewport().update()

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802 - Qt's name
        """The cell at a point: the name where the names stand over other cells."""
        found = super().indexAt(point)
        return found.siblingAtColumn(0) if point.x() < frozen_width(self) else found

    def scrollTo(  # noqa: N802 - Qt's name
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a cell into sight, beside the names and not under them."""
        super().scrollTo(index, hint)
        hidden = frozen_width(self) - self.visualRect(index).left()
        if index.column() and hidden > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    # -- keys

    def moveCursor(  # noqa: N802 - Qt's name
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Left and right go to the next column; in the first one they fold and unfold."""
        here, step = self.currentIndex(), _STEPS.get(action, 0)
        if not here.isValid() or not step:
            return super().moveCursor(action, modifiers)
        folds = here.column() == 0 and (step < 0 or (self.model().hasChildren(here) and not self.isExpanded(here)))
        if folds and not modifiers:
            return super().moveCursor(action, modifiers)
        return here.siblingAtColumn(min(max(here.column() + step, 0), self.model().columnCount() - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens the lines of the figure, Shift F10 its menu."""
        if event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self._menu_at(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.open_lines(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """The menu of the figure under the pointer."""
        index = self.indexAt(event.pos())
        if index.isValid() and not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
        self._menu_at(index if index.isValid() else self.currentIndex())

    def menu_of(self, figure: Figure | None) -> QMenu:
        """What can be done with a figure, or with the block that is chosen."""
        menu, word = QMenu(self), self.session.word
        several = len(self.selectedIndexes()) > 1
        copy = msg("Copy the block with its names") if several else msg("Copy the number")
        known = figure is not None
        for text, keys, act, enabled in (
            (msg("Where does this figure come from?"), "F4", self._ask_current, known),
            (msg("Its lines"), "Return", self._open_current, known),
            (copy, "Ctrl+C", self.copy, known or several),
            (msg("Copy the number with its reference"), "Ctrl+Shift+C", self.copy_named, known),
            (msg("Copy the whole table"), "Ctrl+Alt+C", self.copy_whole, True),
        ):
            action = menu.addAction(word(text))
            action.setShortcut(keys)
            action.setEnabled(enabled)
            action.triggered.connect(lambda _checked=False, act=act: act())
        return menu

    def _menu_at(self, index: QModelIndex) -> None:
        if index.isValid():
            place = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            self.menu_of(self._figures.figure(index)).popup(place)

    def _ask_current(self) -> None:
        if (figure := self.current_figure()) is not None:
            self.asked.emit(figure)

    def _open_current(self) -> None:
        if (figure := self.current_figure()) is not None:
            self.opened.emit(figure)

    # -- copying

    def copy(self) -> None:
        """Copy the number; of a block, its cells with the names of its rows and columns; of all cells, the whole table."""
        if self._all_chosen:
            self.copy_whole()
        elif (block := self.block()) is not None:
            copy_table(self.session, block)
        elif (figure := self.current_figure()) is not None:
            copy_number(self.session, figure)

    def copy_named(self) -> None:
        """Copy the number with its reference; a block as `copy` does."""
        figure = self.current_figure()
        if figure is None or len(self.selectedIndexes()) > 1:
            self.copy()
        else:
            copy_reference(self.session, figure)

    def copy_whole(self) -> None:
        """Copy every row and column, those that are folded away too."""
        copy_table(self.session, self.whole_table())

    def whole(self) -> Block | None:
        """Every row and column under their heads; None where there are more than a clipboard should hold."""
        names = [self.column_name(column) for column in range(self.model().columnCount())]
        return whole_block(self.session, names, [(self.model(), self.block_cell)])

    def block(self) -> Block | None:
        """The cells that are chosen, row by row as on the screen, under their heads and beside their names."""
        chosen: list[Any] = self.selectedIndexes()
        if len(chosen) < 2:
            return None
        by_row: dict[int, list[Any]] = {}
        for index in chosen:
            by_row.setdefault(index.internalId(), []).append(index)
        ordered = sorted(by_row.values(), key=lambda row: self.visualRect(row[0]).y())
        columns = [0, *sorted({index.column() for index in chosen} - {0})]
        rows = [tuple(self.block_cell(row[0].siblingAtColumn(at)) for at in columns) for row in ordered]
        return headed(self.session.language, [self.column_name(column) for column in columns], rows)

    def block_cell(self, index: Index) -> BlockCell:
        """A cell as it leaves the table."""
        return self._figures.figure(index) or self._figures.text(index)

    def selectAll(self) -> None:  # noqa: N802 - Qt's name
        """Choose every cell on show; copying them then copies what is folded away too."""
        super().selectAll()
        self._all_chosen = True

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802 - Qt's name
        """Another choice is not that of every cell."""
        super().selectionChanged(selected, deselected)
        self._all_chosen = False

    def column_name(self, column: int) -> str:
        """What a column is called where it leaves the table; a subclass adds the year."""
        return str(self.model().headerData(column, Qt.Orientation.Horizontal) or "")


_STEPS = {
    QAbstractItemView.CursorAction.MoveLeft: -1,
    QAbstractItemView.CursorAction.MoveRight: 1,
}
