"""The budget table: the tree of places, and the total of all lines always in sight below it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHeaderView

from budgetwatch.domain.comparison import Comparison
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import msg
from ui.models.budget_columns import Column, every_column, needed, width
from ui.models.budget_rows import Place
from ui.models.budget_tree import BudgetModel, Index
from ui.session import Session
from ui.widgets.budget_cells import CellTree
from ui.widgets.budget_copying import Block, whole_block
from ui.widgets.controls import stack
from ui.widgets.rate_bar import BudgetDelegate
from ui.widgets.year_header import YearHeader

_SIDES = 16
_NAMES, _WIDER = 220, 28
"""Pixels at 100 % that names take first where there is room, and each other column at most."""
_UNFOLDED = 1000
"""Most places that are shown unfolded: a longer table opens on its coarsest level."""


class BudgetTree(CellTree):
    """The cells of places by year and stage, painted by the delegate of the budget."""

    def __init__(self, session: Session, model: BudgetModel) -> None:
        super().__init__(session, model)
        self.budget = model
        self.cells = BudgetDelegate(session.theme, model, self)
        self.setModel(model)
        self.setItemDelegate(self.cells)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        """Light the row of the current cell."""
        super().currentChanged(current, previous)
        self.cells.current = self.currentIndex()
        self.viewport().update()
        self.moved.emit(self.currentIndex())

    def column_name(self, column: int) -> str:
        """The stage with its year, and what a rate divides by what."""
        return self.budget.column_title(self.budget.columns[column])

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:  # noqa: N802 - Qt's name
        """The ground of the row, then the fold mark."""
        painter.fillRect(rect, self.cells.ground(index))
        super().drawBranches(painter, rect, index)


class BudgetTable(QFrame):
    """The tree and, below it, the total of all lines; both share their columns."""

    resized = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self._session, self._theme = session, session.theme
        self.model, self._totals = BudgetModel(session), BudgetModel(session)
        self.tree = BudgetTree(session, self.model)
        self.tree.setAccessibleName(session.word(msg("Budget lines")))
        self.header = YearHeader(session)
        self.tree.setHeader(self.header)
        self.total = BudgetTree(session, self._totals)
        self.total.setAccessibleName(session.word(msg("Total of all lines")))
        self._dress_total()
        self.tree.whole_table = self.total.whole_table = self.whole
        column = stack(self, margins=(1, 1, 1, 1), spacing=0)
        column.addWidget(self.tree, 1)
        column.addWidget(self.total)
        self.header.sectionResized.connect(self._follow_width)
        self.tree.horizontalScrollBar().valueChanged.connect(self._follow_scroll)
        self.total.horizontalScrollBar().rangeChanged.connect(self._follow_scroll)
        for keys, step in (("*", self.tree.expandAll), ("/", self.tree.collapseAll)):
            QShortcut(QKeySequence(keys), self.tree, context=Qt.ShortcutContext.WidgetShortcut).activated.connect(step)

    def show_head(self, columns: tuple[Column, ...], chosen: int, title: str, told: Comparison, rate: str) -> None:
        """Name columns and years, and draw where years do not simply go on."""
        self.header.show_columns(columns, chosen, title, told, rate)
        self.tree.cells.breaks = self.total.cells.breaks = self.header.breaks
        self.model.told = self._totals.told = told

    def show_places(self, places: Sequence[Place], total: Place, columns: tuple[Column, ...], money: int) -> None:
        """Show places and their total; what was unfolded and current stays so where it still is."""
        kept = self._kept()
        self.model.show(places, columns)
        self._totals.show([total], columns)
        self.stretch(money)
        leaves = (leaf for place in places for leaf in place.leaves())
        if next(islice(leaves, _UNFOLDED, None), None) is None:
            self.tree.expandAll()
        if kept is not None and (found := self.model.find(*kept)).isValid():
            self.tree.setCurrentIndex(found)

    def whole(self) -> Block | None:
        """All places that pass the filter and their total, in every year and stage, those without room here too."""
        told = self.model.told
        if told is None:
            return None
        every = every_column(told)
        shown, totals = self.model.with_columns(every), self._totals.with_columns(every)
        names = [shown.column_title(column) for column in every]
        return whole_block(self._session, names, [(one, one.block_cell) for one in (shown, totals)])

    def room(self) -> int:
        """The width for columns, in pixels at 100 %."""
        return round((self.width() - 16) * 100 / self._theme.text)

    def money_width(self, largest: Figure | None, scale: int) -> int:
        """The width that an amount needs in the unit on show, in pixels at 100 %."""
        if largest is None:
            return 0
        text = self._session.language.scaled(largest.amount, scale, 1 if scale == 10**9 else 0)
        wide = QFontMetrics(self._theme.font(14, 600)).horizontalAdvance(text)
        return round(wide * 100 / self._theme.text) + _SIDES

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that there is another room for columns."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.resized.emit(self.room())

    def _kept(self) -> tuple[str, int] | None:
        current = self.tree.currentIndex()
        place = self.model.place(current)
        return (place.key, current.column()) if place else None

    def stretch(self, money: int) -> None:
        """Give the columns on show their widths, and the first one what is left."""
        columns = self.model.columns
        spare = max(0, self.room() - needed(columns, money) - _NAMES) // max(1, len(columns) - 1)
        for at, column in enumerate(columns):
            self.header.resizeSection(at, self._theme.px(width(column, money) + (min(spare, _WIDER) if at else 0)))
        self.header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        if self.model.columns and needed(self.model.columns, money) <= self.room():
            self.header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for at in range(len(self.model.columns)):
            self.total.header().resizeSection(at, self.header.sectionSize(at))

    def _follow_width(self, section: int, _old: int, new: int) -> None:
        self.total.header().resizeSection(section, new)

    def _follow_scroll(self, *_values: int) -> None:
        self.total.horizontalScrollBar().setValue(self.tree.horizontalScrollBar().value())

    def _dress_total(self) -> None:
        self.total.cells.total = True
        self.total.setHeaderHidden(True)
        self.total.header().setStretchLastSection(False)
        self.total.setFixedHeight(self._theme.px(28))
        self.total.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.total.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.total.setObjectName("total")
