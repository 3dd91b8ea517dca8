"""The first column of a tree stays in sight while the others scroll sideways under it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionViewItem, QTreeView

from ui.icons import pixmap
from ui.theme import Theme

_MOST = 0.45
"""The part of a narrow view that the names may take."""
_MARK = 13


def frozen_width(tree: QTreeView) -> int:
    """How wide the names stand before the other columns; 0 while nothing is scrolled."""
    if not tree.header().offset():
        return 0
    return min(tree.header().sectionSize(0), round(tree.viewport().width() * _MOST))


def paint_names(tree: QTreeView, theme: Theme, wide: int) -> None:
    """Paint the names of the rows on show over what scrolled under them."""
    with QPainter(tree.viewport()) as painter:
        painter.setClipRect(QRect(0, 0, wide, tree.viewport().height()))
        index = tree.indexAt(QPoint(0, 0)).siblingAtColumn(0)
        while index.isValid() and tree.visualRect(index).top() < tree.viewport().height():
            _paint_name(tree, theme, painter, index, wide)
            index = tree.indexBelow(index)
        painter.setPen(theme.color("line2"))
        painter.drawLine(wide - 1, 0, wide - 1, tree.viewport().height())


def _paint_name(tree: QTreeView, theme: Theme, painter: QPainter, index: QModelIndex, wide: int) -> None:
    place = tree.visualRect(index)
    indent = place.left() - tree.columnViewportPosition(0)
    option = QStyleOptionViewItem()
    tree.initViewItemOption(option)
    _paint_fold(tree, theme, painter, index, QRect(0, place.top(), indent, place.height()))
    option.rect = QRect(indent, place.top(), wide - indent, place.height())
    if tree.selectionModel().isSelected(index):
        option.state |= QStyle.StateFlag.State_Selected
    tree.itemDelegate().paint(painter, option, index)


def _paint_fold(tree: QTreeView, theme: Theme, painter: QPainter, index: QModelIndex, place: QRect) -> None:
    """The ground before a name, and the mark that it folds; the view's own drawing knows only the row it is at."""
    ground = getattr(tree.itemDelegate(), "ground", None)
    if ground is not None:
        painter.fillRect(place, ground(index))
    if not tree.model().hasChildren(index):
        return
    folds = "chevron-down" if tree.isExpanded(index) else "chevron-right"
    size = theme.px(_MARK)
    left = place.right() - (tree.indentation() + size) // 2
    painter.drawPixmap(left, place.center().y() - size // 2, pixmap(theme, folds, "ink2", _MARK))


def paint_title(header: QHeaderView, theme: Theme, wide: int) -> None:
    """Paint the head of the names over the heads that scrolled under it."""
    with QPainter(header.viewport()) as painter:
        header.paintSection(painter, QRect(0, 0, wide, header.height()), 0)
        painter.setPen(theme.color("line2"))
        painter.drawLine(wide - 1, 0, wide - 1, header.height())
