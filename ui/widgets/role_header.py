"""The heads of a received sheet: what each column is taken for, above its letter."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QTableView

from ui.icons import pixmap
from ui.models.sheet_model import SheetModel
from ui.theme import Theme

_LEAST, _FLAT, LETTER = 28, 30, 22


class RoleHeader(QHeaderView):
    """Column heads: what the column is taken for, in a box that opens a menu, above its letter."""

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(theme.px(_LEAST))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Two lines of role and the letter; in large text one line, which leaves its height to the rows."""
        return QSize(super().sizeHint().width(), self._theme.px(_FLAT if self._theme.spacious else 64))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802 - Qt's name
        """One head."""
        theme, model = self._theme, self.model()
        painter.save()
        painter.fillRect(rect, theme.color("surface2"))
        painter.setPen(theme.color("line2"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        role, detail = model.role(section) if isinstance(model, SheetModel) else ("", "")
        if theme.spacious:
            letter = QRect(rect.left(), rect.top(), theme.px(LETTER) if role else rect.width(), rect.height())
        else:
            letter = QRect(rect.left(), rect.bottom() - theme.px(20), rect.width(), theme.px(19))
        painter.setPen(theme.color("ink3"))
        painter.setFont(theme.font(13))
        painter.drawText(letter, Qt.AlignmentFlag.AlignCenter, str(model.headerData(section, self.orientation()) or ""))
        if role:
            mark = model.marks.get((0, section), "") if isinstance(model, SheetModel) else ""
            box = QRect(rect.left() + 3, rect.top() + 3, rect.width() - 7, theme.px(38))
            if theme.spacious:
                box = rect.adjusted(theme.px(LETTER), 3, -4, -4)
                role, detail = " ".join(part for part in (role, detail) if part), ""
            self._box(painter, box, (role, detail), mark)
        painter.restore()

    def _box(self, painter: QPainter, box: QRect, told: tuple[str, str], mark: str) -> None:
        """The two lines of a role in their box; `mark` is the colour of a column to look at."""
        theme, (role, detail) = self._theme, told
        painter.setPen(QPen(theme.color(mark), 2) if mark else theme.color("line2"))
        painter.setBrush(theme.color(f"{mark}_soft" if mark else "surface"))
        painter.drawRoundedRect(box, 3, 3)
        painter.drawPixmap(
            box.right() - theme.px(16), box.bottom() - theme.px(17), pixmap(theme, "chevron-down", "ink2", 13)
        )
        if theme.spacious:
            upper = box.adjusted(6, 0, -theme.px(18), 0)
        else:
            upper = QRect(box.left() + 6, box.top() + 2, box.width() - 10, theme.px(18))
        painter.setFont(theme.font(13, 600))
        painter.setPen(theme.color("ink"))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        metrics = painter.fontMetrics()
        painter.drawText(upper, left, metrics.elidedText(role, Qt.TextElideMode.ElideRight, upper.width()))
        painter.setFont(theme.font(12.5))
        painter.setPen(theme.color("ink2"))
        lower = QRect(upper.left(), box.center().y(), box.width() - theme.px(24), theme.px(17))
        painter.drawText(
            lower, left, painter.fontMetrics().elidedText(detail, Qt.TextElideMode.ElideRight, lower.width())
        )
