"""Draws a received sheet with its letters, tints and roles; lets a person repaint rows and change roles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import islice

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTableView,
)

from budgetwatch.domain.layout import RowKind, TableKind
from budgetwatch.domain.measure import Basis
from budgetwatch.domain.message import msg
from budgetwatch.domain.terms import ROW_KINDS
from budgetwatch.domain.year import Year
from ui.models.import_view import CHOICES, FIELD_CHOICES, LETTERS, choice_words, field_words
from ui.models.sheet_model import SheetModel
from ui.session import Session
from ui.widgets.role_header import RoleHeader
from ui.widgets.sheet_delegate import SheetDelegate

_MARGIN, _MOST_SPANS = 28, 400
_BASES = (
    (msg("Commitment authorisations (AE)"), Basis.AE),
    (msg("Payment credits (CP)"), Basis.CP),
)
_KINDS = (
    RowKind.HEADER,
    RowKind.HEADING,
    RowKind.LINE,
    RowKind.SUBTOTAL,
    RowKind.OF_WHICH,
    RowKind.TOTAL,
    RowKind.NOTE,
)


class SheetView(QTableView):
    """The sheet. `rows_painted` gives sheet rows and a kind, `role_chosen` a column and what to take it for."""

    rows_painted = Signal(object, object)
    role_chosen = Signal(int, object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.years: tuple[int, ...] = ()
        theme = session.theme
        self.setAccessibleName(session.word(msg("Sheet as received")))
        self.setItemDelegate(SheetDelegate(theme, self))
        self.header = RoleHeader(theme, self)
        self.setHorizontalHeader(self.header)
        self.header.sectionClicked.connect(self.offer_roles)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(theme.px(21))
        rows.setMinimumSectionSize(theme.px(21))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setFixedWidth(theme.px(48))
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self._keys = {session.word(LETTERS[kind]): kind for kind in reversed(_KINDS) if kind in LETTERS}

    def show_sheet(self, model: SheetModel) -> None:
        """Show a sheet; on the same sheet read differently, the place stays."""
        old = self.model()
        same = isinstance(old, SheetModel) and old.grid is model.grid
        current, scrolled = self.currentIndex(), self.verticalScrollBar().value()
        self.setModel(model)
        if same:
            self.setCurrentIndex(model.index(current.row(), current.column()))
            self.verticalScrollBar().setValue(scrolled)
            return
        self._widen(model)
        self._span(model)

    def show_cell(self, row: int, column: int) -> None:
        """Go to a cell, counted from 1."""
        model = self.model()
        if model is not None:
            self.setCurrentIndex(model.index(row - 1, column))
            self.scrollTo(model.index(row - 1, column), QAbstractItemView.ScrollHint.PositionAtCenter)
            self.setFocus()

    def offer_roles(self, section: int) -> None:
        """The menu of what a column may be taken for; that of an amount also has its basis and its year."""
        model = self.model()
        if not isinstance(model, SheetModel) or section == 0:
            return
        language, word = self._session.language, self._session.word
        chosen = partial(partial, self.role_chosen.emit, section)
        at = self.header.mapToGlobal(QPoint(self.header.sectionViewportPosition(section), self.header.height()))
        if model.layout.kind is TableKind.CONTRACTS:
            self._menu([(field_words(one, language), chosen(one)) for one in FIELD_CHOICES], at)
            return
        menu = self._menu([(choice_words(one, language), chosen(one)) for one in CHOICES], at)
        if model.is_amount(section):
            menu.addSeparator()
            for text, basis in _BASES:
                _add(menu, word(text), chosen(basis))
            years = menu.addMenu(word(msg("Year")))
            for year in self.years:
                _add(years, str(year), chosen(Year(year)))
            _add(years, word(msg("Another year…")), partial(self._ask_year, section))

    def offer_kinds(self, at: QPoint) -> None:
        """The menu of what the selected rows may be."""
        word = self._session.word
        options = [
            (
                word(msg("{letter} – {kind}", letter=LETTERS.get(kind, msg("–")), kind=ROW_KINDS[kind])),
                partial(self._paint, kind),
            )
            for kind in _KINDS
        ]
        self._menu(options, at)

    def _ask_year(self, section: int) -> None:
        from ui.dialogs.year import YearDialog

        shown = self.years[0] if self.years else datetime.now(UTC).year
        YearDialog(self._session, shown, lambda year: self.role_chosen.emit(section, Year(year)), self.window()).open()

    def _menu(self, options: Sequence[tuple[str, Callable[[], object]]], at: QPoint) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, act in options:
            _add(menu, text, act)
        menu.popup(at)
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """A letter paints the selected rows, Delete takes them out, Alt and down opens the column's role."""
        kind = self._keys.get(event.text().upper())
        if event.key() == Qt.Key.Key_Delete:
            kind = RowKind.NOTE
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.offer_roles(self.currentIndex().column())
        elif kind is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._paint(kind)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click in the margin opens the menu of row kinds."""
        super().mouseReleaseEvent(event)
        if self.indexAt(event.position().toPoint()).column() == 0:
            self.offer_kinds(event.globalPosition().toPoint())

    def _paint(self, kind: RowKind) -> None:
        rows = {index.row() + 1 for index in self.selectionModel().selectedIndexes()}
        if rows:
            self.rows_painted.emit(rows, kind)

    def _span(self, model: SheetModel) -> None:
        """Merged cells as one, and titles beside the table over the blanks at their right, as a spreadsheet shows them."""
        self.clearSpans()
        merged: set[int] = set()
        for area in model.grid.merges[:_MOST_SPANS]:
            tall, wide = area.bottom - area.top + 1, area.right - area.left + 1
            merged |= set(range(area.top, area.bottom + 1))
            if tall > 1 or wide > 1:
                self.setSpan(area.top - 1, area.left, tall, wide)
        for row in model.titles(_MOST_SPANS):
            if row not in merged and model.columnCount() > 2:
                self.setSpan(row - 1, 1, 1, model.columnCount() - 1)

    def _widen(self, model: SheetModel) -> None:
        theme = self._session.theme
        self.header.resizeSection(0, theme.px(_MARGIN))
        metrics = self.fontMetrics()
        for column in range(1, model.columnCount()):
            sample = [str(model.index(row, column).data() or "") for row in _sampled(model)]
            sample.append(model.role(column)[0])
            widest = max(metrics.horizontalAdvance(text) for text in sample)
            self.header.resizeSection(column, min(max(widest + theme.px(20), theme.px(72)), theme.px(240)))


def _add(menu: QMenu, text: str, act: Callable[[], object]) -> None:
    menu.addAction(text).triggered.connect(lambda _checked=False: act())


def _sampled(model: SheetModel) -> list[int]:
    """Rows whose texts should be seen whole: the first lines and totals, not the titles that run over blanks."""
    layout = model.layout
    kept = (RowKind.LINE, RowKind.SUBTOTAL, RowKind.TOTAL)
    rows = (row - 1 for row, kind in enumerate(layout.rows, layout.area.top) if kind in kept)
    return list(islice(rows, 60))
