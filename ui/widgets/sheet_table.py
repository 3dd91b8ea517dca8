"""A received sheet drawn as it came, read only: cells behind a figure tinted, the one looked at ringed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from budgetwatch.domain.message import msg
from ui.icons import pixmap
from ui.models.sheet import SheetModel
from ui.session import Session
from ui.theme import Theme

if TYPE_CHECKING:
    from budgetwatch.usecases.received import SheetView

_ROW = 22
_WIDEST = 260


class SheetDelegate(QStyledItemDelegate):
    """Paints one cell of the sheet."""

    def __init__(self, theme: Theme, model: SheetModel, parent: QTableView) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tint, text, grid, ring."""
        theme, rect = self._theme, QRect(option.rect)
        active = self._model.view is not None and self._model.place(index) == self._model.view.active
        lit = self._model.lit(index)
        painter.save()
        painter.fillRect(rect, theme.color("selection" if lit else "surface"))
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setPen(theme.color("ink"))
        painter.setFont(theme.font(13, 600 if active else 400))
        room = rect.adjusted(theme.px(5), 0, -theme.px(6), 0)
        text = str(index.data() or "").replace("\n", " ")
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole)), shown)
        if self._model.corrected(index):
            painter.drawPixmap(rect.left() + 2, rect.center().y() - theme.px(7), pixmap(theme, "edit", "att", 14))
        if active:
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()


class SheetTable(QTableView):
    """The sheet, or in a narrow place only the column of labels and that of the active cell."""

    def __init__(self, session: Session, *, narrow: bool) -> None:
        super().__init__()
        self._narrow = narrow
        self._theme = session.theme
        self.sheet = SheetModel()
        self.setModel(self.sheet)
        self.setItemDelegate(SheetDelegate(session.theme, self.sheet, self))
        self.setAccessibleName(session.word(msg("The sheet as received")))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setDefaultSectionSize(session.theme.px(_ROW))
        self.verticalHeader().setMinimumSectionSize(session.theme.px(_ROW))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def show_view(self, view: SheetView | None) -> None:
        """Show a part of a sheet, with its active cell in sight."""
        self.sheet.show(view)
        self._set_widths()
        active = self.sheet.active()
        if active.isValid():
            self.setCurrentIndex(active)
            self.scrollTo(active, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _set_widths(self) -> None:
        header, active, named = self.horizontalHeader(), self.sheet.active().column(), self.sheet.label_column()
        for column in range(self.sheet.columnCount()):
            self.setColumnHidden(column, self._narrow and column not in (active, named))
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        self.resizeColumnsToContents()
        for column in range(self.sheet.columnCount()):
            width = self.columnWidth(column) + self._theme.px(14)
            self.setColumnWidth(column, min(max(width, self._theme.px(48)), self._theme.px(_WIDEST)))
        if self._narrow and active >= 0:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            header.setSectionResizeMode(named if named >= 0 else active, QHeaderView.ResizeMode.Stretch)
