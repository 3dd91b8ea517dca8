"""Draws a received sheet with its letters, tints and roles; lets a person repaint rows and change roles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import islice

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from budgetwatch.domain.layout import RowKind
from budgetwatch.domain.measure import Basis
from budgetwatch.domain.message import msg
from budgetwatch.domain.terms import CLASSIFICATIONS, ROW_KINDS
from budgetwatch.domain.year import Year
from ui.models.import_view import CHOICES, LETTERS, choice_words, field_words, fields_of
from ui.models.sheet_model import SheetModel
from ui.session import Session
from ui.widgets.role_header import LETTER, RoleHeader
from ui.widgets.sheet_delegate import SheetDelegate

_MARGIN, _MOST_SPANS = 28, 400
_NARROW, _WIDEST, _LEAST_WORDS, _ROLE = 60, 240, 120, 26
_LINES_BELOW, _LEAST_ROOM = 3, 6
"""Lines that stay below the header and above the end, and rows in view below which nothing is left out."""
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
    """The sheet. `rows_painted` gives sheet rows and a kind, `role_chosen` a column and what to take it for.

    `moved` gives the row and column that the cursor reaches, counted from 1. A sheet longer than the view may be shown
    by its head and its end; `refolded` says that other rows are on show.
    """

    rows_painted = Signal(object, object)
    role_chosen = Signal(int, object)
    moved = Signal(int, int)
    refolded = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.years: tuple[int, ...] = ()
        self.whole = False
        self._widths: dict[int, int] = {}
        theme = session.theme
        self.setAccessibleName(session.word(msg("Sheet as received")))
        self.setItemDelegate(SheetDelegate(theme, self))
        self.header = RoleHeader(theme, self)
        self.setHorizontalHeader(self.header)
        self.header.sectionClicked.connect(self.offer_roles)
        self.doubleClicked.connect(self._unfold)
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
        """Show a sheet; on the same sheet read differently, place and selection stay."""
        old = self.model()
        if isinstance(old, SheetModel) and old.grid is model.grid:
            old.read_as(model.layout, model.marks)
            return
        self.setModel(model)
        self.selectionModel().currentChanged.connect(self._tell_place)
        self._widen(model)
        self._fold(model)
        self._span(model)
        self.setCurrentIndex(model.index(max(0, model.shown_row(model.layout.area.top)), 1))
        self.scrollToTop()
        self.horizontalScrollBar().setValue(0)

    # -- the head and the end

    @property
    def can_fold(self) -> bool:
        """Whether the sheet is longer than what is in view."""
        model = self.model()
        return isinstance(model, SheetModel) and bool(_cut(model, self._rows_in_view))

    @property
    def _rows_in_view(self) -> int:
        return self.viewport().height() // max(1, self.verticalHeader().defaultSectionSize())

    def show_whole(self, whole: bool) -> None:  # noqa: FBT001 - what a choice says
        """Show every row, or the head and the end only; the cursor stays in its row."""
        self.whole, model = whole, self.model()
        if isinstance(model, SheetModel):
            row, column = self.place()
            self._fold(model)
            self._span(model)
            self.setCurrentIndex(model.index(model.shown_row(row), column))
            self.scrollTo(self.currentIndex())
            self.refolded.emit()

    def _unfold(self, at: QModelIndex | None = None) -> None:
        if at is None or self._stands_on_cut(at):
            self.show_whole(True)  # noqa: FBT003 - as the choice would say

    def _stands_on_cut(self, at: QModelIndex) -> bool:
        model = self.model()
        return isinstance(model, SheetModel) and bool(model.cut) and model.sheet_rows(at.row()) == model.cut

    def _fold(self, model: SheetModel) -> None:
        cut = range(0) if self.whole else _cut(model, self._rows_in_view)
        if cut != model.cut:
            model.show_without(cut)

    # -- the cursor

    def _tell_place(self, index: QModelIndex) -> None:
        if index.isValid():
            self.moved.emit(*self.place())

    def place(self) -> tuple[int, int]:
        """The row and column under the cursor, counted from 1; column 0 is the margin."""
        at, model = self.currentIndex(), self.model()
        row = model.sheet_rows(at.row()).start if isinstance(model, SheetModel) and at.isValid() else at.row() + 1
        return row, at.column()

    def show_cell(self, row: int, column: int) -> None:
        """Go to a cell, counted from 1."""
        model = self.model()
        if not isinstance(model, SheetModel):
            return
        if row in model.cut:
            self._unfold()
        at = model.index(model.shown_row(row), column)
        self.setCurrentIndex(at)
        self.scrollTo(at, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.setFocus()

    def offer_roles(self, section: int, beside: QWidget | None = None) -> None:
        """The menu of what a column may be taken for, under its head or beside another widget.

        That of an amount also has its basis and its year.
        """
        model = self.model()
        if not isinstance(model, SheetModel) or section == 0:
            return
        language, word = self._session.language, self._session.word
        chosen = partial(partial, self.role_chosen.emit, section)
        under = QPoint(self.header.sectionViewportPosition(section), self.header.height())
        at = self.header.mapToGlobal(under) if beside is None else beside.mapToGlobal(beside.rect().center())
        kind = model.layout.kind
        if fields := fields_of(kind):
            self._menu([(field_words(kind, one, language), chosen(one)) for one in fields], at)
            return
        menu = self._menu([(choice_words(one, language), chosen(one)) for one in CHOICES], at)
        if model.is_amount(section):
            self._offer_amount(menu, model, section)
        elif model.is_named(section):
            axes = menu.addMenu(word(msg("Classification")))
            for axis, text in CLASSIFICATIONS.items():
                _add(axes, word(text), chosen(axis))

    def _offer_amount(self, menu: QMenu, model: SheetModel, section: int) -> None:
        """What more may be said of an amount: whether it counts, its basis, its year."""
        word, chosen = self._session.word, partial(partial, self.role_chosen.emit, section)
        counts = model.counts(section)
        menu.addSeparator()
        told = msg("Not counted: other columns hold this money") if counts else msg("Counted")
        _add(menu, word(told), chosen(not counts))
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
        """A letter paints the selected rows, Delete takes them out, Alt and down opens the column's role.

        Enter on the row that stands for those left out shows them.
        """
        kind = self._keys.get(event.text().upper())
        if event.key() == Qt.Key.Key_Delete:
            kind = RowKind.NOTE
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._stands_on_cut(self.currentIndex()):
            self._unfold()
        elif event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
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
        model = self.model()
        if not isinstance(model, SheetModel):
            return
        chosen = {index.row() for index in self.selectionModel().selectedIndexes()}
        rows = {row for one in chosen for row in model.sheet_rows(one)}
        if rows:
            self.rows_painted.emit(rows, kind)

    def _span(self, model: SheetModel) -> None:
        """Merged cells as one, and titles beside the table over the blanks at their right, as a spreadsheet shows them."""
        self.clearSpans()
        merged: set[int] = set()
        for area in model.grid.merges[:_MOST_SPANS]:
            tall, wide = area.bottom - area.top + 1, area.right - area.left + 1
            merged |= set(range(area.top, area.bottom + 1))
            whole = area.top not in model.cut and area.bottom not in model.cut
            if whole and (tall > 1 or wide > 1):
                self.setSpan(model.shown_row(area.top), area.left, tall, wide)
        for row in model.titles(_MOST_SPANS):
            if row not in merged and row not in model.cut and model.columnCount() > 2:
                self.setSpan(model.shown_row(row), 1, 1, model.columnCount() - 1)
        if model.cut:
            self.setSpan(model.shown_row(model.cut.start), 0, 1, model.columnCount())

    def _widen(self, model: SheetModel) -> None:
        """The width of each column by its longest sampled text, then what there is room for."""
        theme = self._session.theme
        self.header.resizeSection(0, theme.px(_MARGIN))
        metrics, rows = self.fontMetrics(), _sampled(model)
        most = theme.px(_WIDEST) if not theme.spacious else _WIDEST
        self._widths = {}
        for column in range(1, model.columnCount()):
            texts = {model.text(row + 1, column) for row in rows}
            widest = max((metrics.horizontalAdvance(text) for text in texts), default=0) + theme.px(20)
            told = [" ".join(filter(None, model.role(column)))] if theme.spacious else model.role(column)
            aside = _ROLE + (LETTER if theme.spacious else 0)
            role = max(metrics.horizontalAdvance(text) for text in told) + theme.px(aside)
            self._widths[column] = min(max(widest, role, theme.px(_NARROW)), most)
        self._fit()

    def _fit(self) -> None:
        """Take from the widest columns of words what is missing: numbers are never cut, words have a tool tip."""
        model = self.model()
        if not isinstance(model, SheetModel):
            return
        room = self.viewport().width() - self.header.sectionSize(0)
        words = [column for column in self._widths if not model.is_amount(column)]
        for column, width in _fitted(self._widths, words, room, self._session.theme.px(_LEAST_WORDS)).items():
            self.header.resizeSection(column, width)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the columns into the new width, and the head and the end into the new height."""
        super().resizeEvent(event)
        self._fit()
        model = self.model()
        if isinstance(model, SheetModel) and not self.whole and _cut(model, self._rows_in_view) != model.cut:
            self.show_whole(False)  # noqa: FBT003 - as the choice said


def _cut(model: SheetModel, room: int) -> range:
    """The rows left out so that the head and the end are in view: never the header, nor the last rows of the table."""
    layout, height = model.layout, model.grid.height
    tail = (room - 1) * 2 // 5
    below = _LINES_BELOW if room > 2 * _LEAST_ROOM else 1
    head = max(room - 1 - tail, max(layout.header_rows, default=layout.area.top) + below)
    last = min(height - tail, layout.area.bottom - _LINES_BELOW)
    return range(head + 1, last + 1) if last - head > 1 and room > _LEAST_ROOM else range(0)


def _fitted(widths: Mapping[int, int], words: Sequence[int], room: int, least: int) -> dict[int, int]:
    """The widths of columns in a room: those of words give way, the widest first; as they were where that is too little."""
    fitted = dict(widths)
    while words and sum(fitted.values()) > room:
        widest = max(words, key=lambda column: fitted[column])
        if fitted[widest] <= least:
            return dict(widths)
        fitted[widest] = max(least, fitted[widest] - 8)
    return fitted


def _add(menu: QMenu, text: str, act: Callable[[], object]) -> None:
    menu.addAction(text).triggered.connect(lambda _checked=False: act())


def _sampled(model: SheetModel) -> list[int]:
    """Rows whose texts should be seen whole: the first lines and totals, not the titles that run over blanks."""
    layout = model.layout
    kept = (RowKind.LINE, RowKind.SUBTOTAL, RowKind.TOTAL)
    rows = (row - 1 for row, kind in enumerate(layout.rows, layout.area.top) if kind in kept)
    return list(islice(rows, 40))
