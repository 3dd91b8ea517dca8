"""Why a spreadsheet opened without a dossier leads to a second dialog: a dossier is made to keep it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.message import Message, msg, msgn
from ui.dialogs.ending import add_ways_out
from ui.session import Session
from ui.widgets.controls import label, line, stack


class KeepingDialog(QDialog):
    """Explains what a dossier is and that the spreadsheets go into it; `choose` is called to choose its place."""

    def __init__(
        self, session: Session, sheets: Sequence[Path], choose: Callable[[], object], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        theme, word = session.theme, session.word
        title = word(msg("Where should the new dossier be kept?"))
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(480))
        column = stack(self, margins=(20, 18, 20, 16), spacing=10)
        column.addWidget(label(title, "block", wrap=True))
        what = msg("A dossier is one file: it keeps the spreadsheets received, your answers and your questions.")
        column.addWidget(label(word(what), "body2", wrap=True))
        self._into = label(word(msg("Counting the spreadsheets…")), "body2", wrap=True)
        column.addWidget(self._into)
        row = line(spacing=8)
        self.choose = add_ways_out(row, self, session, msg("Choose where…"))
        column.addLayout(row)
        self.accepted.connect(choose)
        self._word, self.counted = word, False
        if any(one.is_dir() for one in sheets):
            session.run(lambda _job: _counted(sheets), self.show_count, self._refuse, owner=self)
        else:
            self.show_count(len(sheets))

    def show_count(self, count: int) -> None:
        """Say how many spreadsheets go into the dossier."""
        self._say(self._word(self.into(count)))

    @staticmethod
    def into(count: int) -> Message:
        """What goes into the dossier."""
        return msgn(
            "{count} spreadsheet goes into it once you have checked how it reads.",
            "{count} spreadsheets go into it once you have checked how they read.",
            count,
        )

    def _refuse(self, error: BudgetWatchError) -> None:
        """No dossier is made for a folder without spreadsheets."""
        parts = (error.message, error.advice)
        self._say(" ".join(self._word(part) for part in parts if part is not None))
        self.choose.setEnabled(False)

    def _say(self, text: str) -> None:
        self.counted = True
        self._into.setText(text)


def _counted(paths: Sequence[Path]) -> int:
    """How many files these are, those of folders among them."""
    from budgetwatch.usecases.importing import spreadsheets_in

    return sum(len(spreadsheets_in(path)) if path.is_dir() else 1 for path in paths)
