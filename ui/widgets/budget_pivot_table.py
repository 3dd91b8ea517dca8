"""The table of a pivot: its tree, and the total of all lines always in sight below it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QFrame, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import msg
from ui.models.budget_pivot import PivotModel, PivotView, field_called, total_row
from ui.models.budget_tree import Index
from ui.session import Session
from ui.widgets.budget_breaks import draw_break
from ui.widgets.budget_cells import CellTree
from ui.widgets.budget_copying import Block, whole_block
from ui.widgets.budget_pivot_header import PivotHeader
from ui.widgets.controls import stack

_ROW = 25
_SIDES, _LEAST, _WIDEST = 18, 72, 150
_LABEL, _MORE = 250, 310
"""Pixels at 100 % of the names, and what they may take more where there is room."""
_UNFOLDED = 60
"""Most rows at the top that are shown unfolded."""


class PivotDelegate(QStyledItemDelegate):
    """Paints every cell of a pivot; the current cell has a ring, its row the colour of the selection."""

    def __init__(self, session: Session, model: PivotModel, header: PivotHeader, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model, self._header = session.theme, model, header
        self.current = QModelIndex()
        self.total = False

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Every row alike."""
        return QSize(self._theme.px(60), self._theme.px(_ROW))

    def ground(self, index: Index) -> QColor:
        """The colour under a row: the current one, groups, lines."""
        if self.current.isValid() and index.internalId() == self.current.internalId():
            return self._theme.color("selection")
        return self._theme.color("surface2" if self.total or self._model.group(index) else "surface")

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, content, rules, ring."""
        theme, rect = self._theme, QRect(option.rect)
        heavy = self.total or self._model.group(index)
        chosen = option.state & QStyle.StateFlag.State_Selected and index != self.current
        painter.save()
        painter.fillRect(rect, theme.color("inf_soft") if chosen else self.ground(index))
        painter.setFont(theme.font(14, 600 if heavy else 400))
        painter.setPen(theme.color("ink" if index.column() == 0 or self._model.figure(index) else "ink3"))
        room = rect.adjusted(theme.px(4), 0, -theme.px(8), 0)
        side = Qt.AlignmentFlag.AlignRight if index.column() else Qt.AlignmentFlag.AlignLeft
        text = self._model.text(index)
        if index.column() == 0:
            text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | side, text)
        self._paint_rules(painter, rect, index)
        painter.restore()

    def _paint_rules(self, painter: QPainter, rect: QRect, index: Index) -> None:
        theme, at, paths = self._theme, index.column(), self._model.paths
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        apart = at == 1 or (at > 1 and paths[at - 1][:1] != paths[at - 2][:1])
        if apart and at not in self._header.breaks:
            painter.setPen(theme.color("line2"))
            painter.drawLine(rect.topLeft(), rect.bottomLeft())
        if at in self._header.breaks:
            draw_break(painter, theme, rect.left(), rect.top(), rect.bottom())
        if self.current.isValid() and self.current == index and at:
            painter.setPen(theme.color("focus"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 0, -1, -1))
            painter.drawRect(rect.adjusted(2, 1, -2, -2))


class PivotTree(CellTree):
    """The cells of a pivot."""

    def __init__(self, session: Session, model: PivotModel, header: PivotHeader) -> None:
        super().__init__(session, model)
        self.cells = PivotDelegate(session, model, header, self)
        self.setModel(model)
        self.setItemDelegate(self.cells)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        """Light the row of the current cell."""
        super().currentChanged(current, previous)
        self.cells.current = self.currentIndex()
        self.viewport().update()
        self.moved.emit(self.currentIndex())

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:  # noqa: N802 - Qt's name
        """The ground of the row, then the fold mark."""
        painter.fillRect(rect, self.cells.ground(index))
        super().drawBranches(painter, rect, index)


class PivotTable(QFrame):
    """The tree and, below it, the total of all lines; both share their columns."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self._session, self._theme = session, session.theme
        self.header = PivotHeader(session)
        self.model, self._totals = PivotModel(session), PivotModel(session)
        self.tree = PivotTree(session, self.model, self.header)
        self.tree.setAccessibleName(session.word(msg("Budget by the chosen fields")))
        self.tree.setHeader(self.header)
        self.total = PivotTree(session, self._totals, self.header)
        self._dress_total()
        self.tree.whole_table = self.total.whole_table = self.whole
        column = stack(self, margins=(1, 1, 1, 1), spacing=0)
        column.addWidget(self.tree, 1)
        column.addWidget(self.total)
        self.header.sectionResized.connect(self._follow_width)
        self.tree.horizontalScrollBar().valueChanged.connect(self._follow_scroll)
        for keys, step in (("*", self._unfold), ("/", self.tree.collapseAll)):
            QShortcut(QKeySequence(keys), self.tree, context=Qt.ShortcutContext.WidgetShortcut).activated.connect(step)

    def show_view(self, view: PivotView) -> None:
        """Show another pivot, or the same in another unit."""
        told, word = view.pivot, self._session.word
        names = [word(field_called(field, view.choices.fields)) for field in told.query.rows]
        title, unit = " › ".join(names), self._session.language.unit(self._session.scale, told.currency)
        if told.query.prices is not None:
            unit = word(msg("{text}, at prices of {year}", text=unit, year=str(told.query.prices)))
        self.model.show(told.rows, told.columns, len(names), title)
        self._totals.show([total_row(told)], told.columns, 1)
        self.header.show_columns(told.columns, view.breaks(), (title[:1].upper() + title[1:], unit))
        self._stretch(view.largest)
        if len(told.rows) <= _UNFOLDED:
            self.tree.expandToDepth(0)
        if self.model.rowCount():
            self.tree.setCurrentIndex(self.model.index(0, min(1, len(told.columns))))

    def whole(self) -> Block | None:
        """All rows and their total, those that are folded away too."""
        names = [self.tree.column_name(column) for column in range(self.model.columnCount())]
        return whole_block(self._session, names, [(one.model(), one.block_cell) for one in (self.tree, self.total)])

    def current_figure(self) -> Figure | None:
        """The figure at the keyboard's cell."""
        return (self.total if self.total.hasFocus() else self.tree).current_figure()

    def _unfold(self) -> None:
        """Unfold the row of the keyboard with all below it; all rows where they are few."""
        if len(self.model.paths) and self.model.rowCount() <= _UNFOLDED:
            self.tree.expandAll()
        else:
            self.tree.expandRecursively(self.tree.currentIndex().siblingAtColumn(0))

    def _stretch(self, largest: Figure | None) -> None:
        theme, scale = self._theme, self._session.scale
        bold, small = QFontMetrics(theme.font(14, 600)), QFontMetrics(theme.font(13, 600))
        text = self._session.language.scaled(largest.amount, scale, 1 if scale == 10**9 else 0) if largest else ""
        money = bold.horizontalAdvance(f"{text}*") + theme.px(_SIDES)
        widths = [theme.px(_LABEL)]
        for at in range(len(self.model.paths)):
            wide = min(small.horizontalAdvance(self.header.name_at(at)) + theme.px(_SIDES), theme.px(_WIDEST))
            widths.append(max(theme.px(_LEAST), money, wide))
        spare = self.width() - theme.px(20) - sum(widths)
        widths[0] += min(max(0, spare), theme.px(_MORE))
        each = max(0, spare - theme.px(_MORE)) // max(1, len(widths) - 1)
        widths[1:] = [width + min(each, theme.px(_WIDEST) // 2) for width in widths[1:]]
        for at, width in enumerate(widths):
            self.header.resizeSection(at, width)
            self.total.header().resizeSection(at, width)

    def _follow_width(self, section: int, _old: int, new: int) -> None:
        self.total.header().resizeSection(section, new)

    def _follow_scroll(self, *_values: int) -> None:
        self.total.horizontalScrollBar().setValue(self.tree.horizontalScrollBar().value())

    def _dress_total(self) -> None:
        self.total.setAccessibleName(self._session.word(msg("Total of all lines")))
        self.total.cells.total = True
        self.total.setHeaderHidden(True)
        self.total.header().setStretchLastSection(False)
        self.total.setFixedHeight(self._theme.px(28))
        self.total.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.total.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.total.setObjectName("total")
