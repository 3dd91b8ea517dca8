"""The cells behind a figure: the sheet drawn around the one looked at, and the way from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.explanation import SourceCell
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Absent
from budgetwatch.jobs import Job
from ui.bridge import Task
from ui.models.provenance import sheet_of
from ui.models.rows import Cell, Heading, RowsModel
from ui.session import Session
from ui.widgets.controls import icon_button, label, line, stack
from ui.widgets.prose import prose
from ui.widgets.sheet_table import SheetTable
from ui.widgets.table import Table

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier
    from budgetwatch.usecases.received import SheetView

_SHEET, _LIST, _ROW = 222, 5, 25


class SourceCells(QWidget):
    """Walks the cells of one figure; `walked` gives the cell looked at."""

    walked = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.cells: tuple[SourceCell, ...] = ()
        self.active = 0
        self._drawing: Task[Any] | None = None
        theme, word = session.theme, session.word
        column = stack(self, spacing=6)
        self.sheet = SheetTable(session, narrow=True)
        self.sheet.setFixedHeight(theme.px(_SHEET))
        self.sheet.setProperty("boxed", True)  # noqa: FBT003 - a property's value
        column.addWidget(self.sheet)
        self._trouble = prose("", "att")
        column.addWidget(self._trouble)
        walk = line(spacing=4)
        self.previous = icon_button(theme, "chevron-left", word(msg("Previous cell (Alt ←)")), lambda: self.walk(-1))
        self.following = icon_button(theme, "chevron-right", word(msg("Next cell (Alt →)")), lambda: self.walk(1))
        self._count, self._raw = label("", "meta"), prose("", "small")
        self._raw.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for widget in (self.previous, self._count, self.following):
            walk.addWidget(widget)
        walk.addWidget(self._raw, 1)
        column.addLayout(walk)
        headings = (
            Heading(word(msg("Cell"))),
            Heading(word(msg("Line"))),
            Heading(word(msg("Amount read")), right=True),
        )
        self._model: RowsModel[SourceCell] = RowsModel(headings)
        self.list = Table(theme, word(msg("Cells behind this figure")), self._model, (52, 0, 116), row=_ROW)
        self.list.selectionModel().currentRowChanged.connect(self._go)
        column.addWidget(self.list)

    def show_cells(self, cells: tuple[SourceCell, ...]) -> None:
        """Show the cells of another figure, the first one looked at."""
        self.cells, self.active = cells, 0
        self._model.show_records(cells, self._row)
        shown = min(len(cells), _LIST)
        self.list.setVisible(len(cells) > 1)
        self.list.setFixedHeight(self._session.theme.px(30 + shown * _ROW + 2))
        self._look()

    def walk(self, step: int) -> None:
        """Look at the next or previous cell."""
        if self.cells:
            self.active = (self.active + step) % len(self.cells)
            self.list.selectRow(self.active)
            self._look()

    def _go(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and current.row() != self.active:
            self.active = current.row()
            self._look()

    def _look(self) -> None:
        several = len(self.cells) > 1
        self.previous.setEnabled(several)
        self.following.setEnabled(several)
        number = self._session.language.number
        place = msg("{at} of {all}", at=number(self.active + 1), all=number(len(self.cells)))
        self._count.setText(self._session.word(place) if self.cells else "")
        self._raw.setText("")
        self._trouble.hide()
        if self.cells:
            self.walked.emit(self.cells[self.active])
            self._draw()
        else:
            self.sheet.show_view(None)

    def _draw(self) -> None:
        cells, active = self.cells, self.active

        def work(dossier: Dossier, job: Job) -> tuple[SheetView, str]:
            return sheet_of(dossier, cells, active, job)

        if self._drawing is not None:
            self._drawing.forget()
        self._drawing = self._session.read(work, self._show, self._refuse, owner=self)

    def _show(self, drawn: tuple[SheetView, str]) -> None:
        view, raw = drawn
        self.sheet.show()
        self.sheet.show_view(view)
        self._raw.setText(self._session.word(msg("received: “{text}”", text=raw)))

    def _refuse(self, error: BudgetWatchError) -> None:
        self.sheet.hide()
        parts = (error.message, error.advice)
        self._trouble.setText(" ".join(self._session.word(part) for part in parts if part is not None))
        self._trouble.show()

    def _row(self, cell: SourceCell) -> tuple[Cell, ...]:
        language = self._session.language
        value = language.absent(cell.value) if isinstance(cell.value, Absent) else language.value(cell.value)
        place, why = Cell(cell.cell.a1, tip=cell.cell.sheet), cell.correction.reason if cell.correction else ""
        name = _named(cell)
        if not why:
            return place, name, Cell(value, right=True)
        spoken = language.word(msg("{value}, corrected: {reason}", value=value, reason=why))
        return place, name, Cell(f"✎ {value}", right=True, tip=why, spoken=spoken)


def _named(cell: SourceCell) -> Cell:
    """The line after the code of the place above it; the whole way in its tool tip."""
    code = cell.place.rpartition(" › ")[2].partition(" ")[0]
    whole = " › ".join(part for part in (cell.place, cell.label) if part)
    shown = f"{code} {cell.label}" if code[:1].isdigit() and not cell.label.startswith(code) else cell.label
    return Cell(shown, tip=whole, spoken=whole)
