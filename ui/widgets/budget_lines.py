"""The lines behind a figure, the largest first: each with its amount, file and cell, and the way to its sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from budgetwatch.domain.explanation import SourceCell
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import msg, msgn
from budgetwatch.domain.money import Absent
from budgetwatch.jobs import Job
from ui.bridge import Task
from ui.dialogs.sheet import SheetDialog
from ui.models.rows import Cell, Heading, RowsModel
from ui.session import Session
from ui.widgets.controls import button, label, line, stack
from ui.widgets.reference import exact, name_of
from ui.widgets.table import Table

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier

_SIZE = (1120, 520)
_WIDTHS = (0, 400, 150, 200, 64)


class LinesDialog(QDialog):
    """Lists the lines of one figure; Enter or a double click opens the sheet at the cell of a line."""

    def __init__(self, session: Session, figure: Figure, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._figure = session, figure
        self._asking: Task[Any] | None = None
        theme, word = session.theme, session.word
        self.setWindowTitle(word(msg("The lines behind a figure")))
        self.resize(theme.px(_SIZE[0]), theme.px(_SIZE[1]))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = stack(self, margins=(16, 14, 16, 12), spacing=8)
        name = word(name_of(figure.trace))
        head = line(spacing=8)
        head.addWidget(label(name[:1].upper() + name[1:], "strong"))
        head.addStretch()
        head.addWidget(label(exact(session.language, figure), "strong"))
        column.addLayout(head)
        self._told = label(word(msg("Looking for the lines…")), "meta")
        column.addWidget(self._told)
        amount = word(msg("Amount"))
        if figure.unit.currency:
            amount = f"{amount} ({session.language.currency(figure.unit.currency)})"
        heads = (
            Heading(word(msg("Line"))),
            Heading(word(msg("Place"))),
            Heading(amount, right=True),
            Heading(word(msg("File"))),
        )
        self.rows: RowsModel[SourceCell] = RowsModel((*heads, Heading(word(msg("Cell")))))
        self.table = Table(theme, word(msg("The lines behind a figure")), self.rows, _WIDTHS)
        self.table.setProperty("boxed", True)  # noqa: FBT003 - a property's value
        self.table.activated.connect(self.open_sheet)
        column.addWidget(self.table, 1)
        foot = line(spacing=8)
        foot.addWidget(label(word(msg("Enter opens the sheet at the cell of a line.")), "meta"), 1)
        opening = button(theme, word(msg("Open the sheet")), lambda: self.open_sheet(self.table.currentIndex()))
        foot.addWidget(opening)
        foot.addWidget(button(theme, word(msg("Close")), self.reject))
        column.addLayout(foot)
        QShortcut(QKeySequence("F4"), self).activated.connect(self._show_source)
        self._ask()

    def open_sheet(self, index: QModelIndex) -> None:
        """Show the whole sheet at the cell of a line."""
        cells = [self.rows.record(at) for at in range(self.rows.rowCount())]
        if index.isValid() and cells:
            chosen = cells[index.row()]
            same = tuple(one for one in cells if one.source.sha256 == chosen.source.sha256)
            SheetDialog(self._session, same, same.index(chosen), self, None).open()

    def _show_source(self) -> None:
        self._session.show_source(self._figure)
        self.accept()

    def _ask(self) -> None:
        figure = self._figure

        def work(dossier: Dossier, job: Job) -> tuple[tuple[SourceCell, ...], int]:
            from budgetwatch.usecases.pivoting import lines_behind

            found = lines_behind(dossier, figure, job)
            return found, len({(one.source.sha256, one.cell.sheet, one.cell.row) for one in found})

        self._asking = self._session.read(work, self._show, owner=self)

    def _line(self, one: SourceCell) -> tuple[Cell, ...]:
        language = self._session.language
        value = language.absent(one.value) if isinstance(one.value, Absent) else language.number(one.value.decimal)
        place = f"{one.cell.sheet} · {one.cell.a1}"
        return (
            Cell(one.label, tip=one.label),
            Cell(one.place, tip=one.place, tone="ink2"),
            Cell(value, right=True),
            Cell(one.source.name, tip=place),
            Cell(one.cell.a1, tip=place),
        )

    def _show(self, told: tuple[tuple[SourceCell, ...], int]) -> None:
        found, lines = told
        self.rows.show_records(found, self._line)
        count, cells = msgn("{count} line", "{count} lines", lines), msgn("{count} cell", "{count} cells", len(found))
        text = msg("{lines}, {cells}: the largest amounts first", lines=count, cells=cells)
        self._told.setText(self._session.word(text))
        if found:
            self.table.setCurrentIndex(self.rows.index(0, 0))
        self.table.setFocus()
