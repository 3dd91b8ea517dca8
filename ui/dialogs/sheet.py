"""A whole received sheet, read only, with the cells behind a figure lit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.explanation import SourceCell
from budgetwatch.domain.message import msg
from budgetwatch.jobs import Job
from ui.session import Session
from ui.widgets.controls import button, label, line, stack
from ui.widgets.sheet_table import SheetTable

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier
    from budgetwatch.usecases.received import SheetView


class SheetDialog(QDialog):
    """The sheet as received; ‹ › walk the cells. `correct`, if given, is asked to correct the one looked at."""

    def __init__(
        self,
        session: Session,
        cells: tuple[SourceCell, ...],
        active: int,
        parent: QWidget | None,
        correct: Callable[[int], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._cells, self._active = session, cells, active
        theme, word = session.theme, session.word
        self.setWindowTitle(word(msg("Source sheet")))
        self.resize(theme.px(1080), theme.px(640))
        column = stack(self, margins=(16, 12, 16, 12), spacing=8)
        head = line(spacing=10)
        head.addWidget(label(word(msg("Source sheet")), "title"))
        self._place = label("", "body2")
        head.addWidget(self._place, 1)
        self._cell = label("", "strong")
        head.addWidget(self._cell)
        head.addWidget(button(theme, word(msg("Previous")), lambda: self.walk(-1), picture="chevron-left"))
        head.addWidget(button(theme, word(msg("Next")), lambda: self.walk(1), picture="chevron-right"))
        column.addLayout(head)
        self.table = SheetTable(session, narrow=False)
        column.addWidget(self.table, 1)
        foot = line(spacing=8)
        foot.addWidget(label(word(msg("Read only: the original is never modified.")), "meta"), 1)
        if correct is not None:
            self.accepted.connect(lambda: correct(self._active))
            foot.addWidget(button(theme, word(msg("Correct this cell…")), self.accept, picture="edit"))
        foot.addWidget(button(theme, word(msg("Close")), self.reject))
        column.addLayout(foot)
        self._look()

    def walk(self, step: int) -> None:
        """Go to the next or previous cell."""
        self._active = (self._active + step) % len(self._cells)
        self._look()

    def _look(self) -> None:
        cells, active = tuple(cell.cell for cell in self._cells), self._active
        place = msg("{at} of {all}", at=active + 1, all=len(cells))
        self._cell.setText(f"{cells[active].a1} · {self._session.word(place)}")

        def work(dossier: Dossier, job: Job) -> SheetView:
            from budgetwatch.usecases.received import view_sheet

            return view_sheet(dossier, cells, active, job, whole=True)

        self._session.read(work, self._show, self._refuse, owner=self)

    def _show(self, view: SheetView) -> None:
        self._place.setText(
            self._session.word(msg("{file} › {sheet}, as received", file=view.source.name, sheet=view.sheet))
        )
        self.table.show_view(view)

    def _refuse(self, error: BudgetWatchError) -> None:
        parts = (error.message, error.advice)
        self._place.setText(" ".join(self._session.word(part) for part in parts if part is not None))
