"""A read-only table of worded cells: whole rows selected, ruled lines, one column that takes what is left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.theme import Theme
from ui.widgets.cells import CellDelegate

_LEAST = 40
"""Pixels at 100 % under which no column shrinks: a narrow pane scrolls instead."""

_NAME = 110
"""Pixels at 100 % that a column of names keeps."""

_AROUND = 24
"""Pixels at 100 % beside the text of a cell."""


class Table(QTableView):
    """Shows a `RowsModel`. `widths` are pixels at 100 %; 0 takes what is left, and no less than `least`.

    `spare` names columns that are left out, in this order, where the others have no room.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        model: QAbstractItemModel,
        widths: Sequence[int],
        *,
        row: int = 29,
        least: int = _NAME,
        spare: Sequence[int] = (),
        ground: QWidget | None = None,
    ) -> None:
        super().__init__(ground)
        self._theme, self._least, self._spare = theme, least, spare
        self._wanted = [theme.px(width) for width in widths]
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(row))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        self._named = [column for column, width in enumerate(widths) if not width]
        for column, width in enumerate(widths):
            if width:
                header.resizeSection(column, theme.px(width))
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(theme.px(_LEAST))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """What takes the rest keeps room for a name; where there is none, the table scrolls sideways."""
        self._leave_out()
        header = self.horizontalHeader()
        others = sum(header.sectionSize(at) for at in range(header.count()) if at not in self._named)
        least = self._theme.px(self._least)
        cramped = self.viewport().width() - others < least * len(self._named)
        mode = QHeaderView.ResizeMode.Interactive if cramped else QHeaderView.ResizeMode.Stretch
        for column in self._named:
            if header.sectionResizeMode(column) is not mode:
                header.setSectionResizeMode(column, mode)
                header.resizeSection(column, least)
        super().resizeEvent(event)

    def _leave_out(self) -> None:
        room = self.viewport().width() - self._theme.px(self._least) * len(self._named)
        wanted = sum(self._wanted)
        for column in self._spare:
            self.setColumnHidden(column, wanted > room)
            wanted -= self._wanted[column] if wanted > room else 0

    def widen(self, column: int, between: tuple[int, int]) -> None:
        """Give a column the width of its longest text, between two widths in pixels at 100 %."""
        metrics, model, (least, most) = self.fontMetrics(), self.model(), between
        texts = (str(model.index(row, column).data() or "") for row in range(model.rowCount()))
        wanted = max((metrics.horizontalAdvance(text) for text in texts), default=0) + self._theme.px(_AROUND)
        self._wanted[column] = min(max(wanted, self._theme.px(least)), self._theme.px(most))
        self.horizontalHeader().resizeSection(column, self._wanted[column])
        self._leave_out()
