"""Paints the cells of a received sheet: tint and hatch by kind of row, the letter in the margin."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QBrush, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui.models.sheet_model import Face, Ground
from ui.theme import Theme

TINTS = {
    Ground.OUTSIDE: ("surface", None),
    Ground.UNIT: ("surface", None),
    Ground.HEADER: ("selection", None),
    Ground.HEADING: ("heading_row", None),
    Ground.LINE: ("surface", None),
    Ground.SUBTOTAL: ("heading_row", Qt.BrushStyle.HorPattern),
    Ground.TOTAL: ("heading_row", Qt.BrushStyle.DiagCrossPattern),
    Ground.CUT: ("sunk", None),
}


class SheetDelegate(QStyledItemDelegate):
    """Tint and hatch by kind of row, the letter in the margin, italics outside the table."""

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(parent)
        self._theme, self._view = theme, parent
        self._plain = theme.font(13)
        self._strong = theme.font(13, 600)
        self._outside = theme.font(13)
        self._outside.setItalic(True)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One cell."""
        face: Face = index.data(Qt.ItemDataRole.UserRole)
        rect = QRect(option.rect)
        painter.save()
        self._ground(painter, rect, face, margin=index.column() == 0)
        if option.state & QStyle.StateFlag.State_Selected:
            ground = self._theme.color("focus")
            ground.setAlpha(40)
            painter.fillRect(rect, ground)
        painter.setPen(self._theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        self._text(painter, rect, face, str(index.data() or ""), margin=index.column() == 0)
        if face.ring or option.state & QStyle.StateFlag.State_HasFocus:
            focused = option.state & QStyle.StateFlag.State_HasFocus
            painter.setPen(QPen(self._theme.color("focus" if focused else face.ring), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, face: Face, *, margin: bool) -> None:
        theme = self._theme
        tint, pattern = TINTS[face.ground]
        if margin and face.ground is Ground.HEADER:
            painter.fillRect(rect, theme.color("pri"))
            return
        painter.fillRect(rect, theme.color("surface2" if margin and tint == "surface" else tint))
        hatch = theme.color("att_border")
        hatch.setAlpha(90)
        if pattern is not None:
            painter.fillRect(rect, QBrush(hatch, pattern))
        elif face.ignored and not margin and face.ground is Ground.LINE:
            painter.fillRect(rect, QBrush(theme.color("line"), Qt.BrushStyle.BDiagPattern))

    def _text(self, painter: QPainter, rect: QRect, face: Face, text: str, *, margin: bool) -> None:
        theme = self._theme
        outside = face.ground in (Ground.OUTSIDE, Ground.CUT)
        strong = face.ground not in (Ground.OUTSIDE, Ground.LINE, Ground.CUT)
        painter.setFont(self._outside if outside and not margin else self._strong if strong else self._plain)
        on_dark = margin and face.ground is Ground.HEADER
        faint = outside or face.ignored
        unit = face.ground is Ground.UNIT
        painter.setPen(theme.color("on_pri" if on_dark else "inf" if unit else "ink3" if faint else "ink"))
        side = Qt.AlignmentFlag.AlignHCenter if margin or face.ground is Ground.CUT else Qt.AlignmentFlag.AlignLeft
        if face.numeric and not margin:
            side = Qt.AlignmentFlag.AlignRight
        inner = rect if margin else rect.adjusted(theme.px(6), 0, -theme.px(6), 0)
        if face.ground is Ground.CUT:  # it spans every column: its words stand in the middle of what is in view
            inner = rect & self._view.viewport().rect()
        mode = Qt.TextElideMode.ElideNone if face.numeric else Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(text.replace("\n", " "), mode, inner.width())
        painter.drawText(inner, side | Qt.AlignmentFlag.AlignVCenter, shown)
