"""The evidence of an answer: chosen among what the dossier holds, or in a person's own words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.message import msg
from budgetwatch.jobs import Job
from ui.dialogs.ending import add_ways_out
from ui.models.topics import EVIDENCE_KINDS, evidence_words
from ui.session import Session
from ui.widgets.controls import button, label, line, stack

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier
    from budgetwatch.usecases.evidence import Evidence

_SIZE = (680, 480)
_MOST = 200
"""Entries that are listed at once; a register may hold 20,000 contracts, which the search reaches."""


class EvidenceDialog(QDialog):
    """Gives the key of the chosen entry, or the words typed where none is chosen, to `then`."""

    def __init__(
        self, session: Session, offered: Sequence[Evidence], then: Callable[[str], object], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        theme, word = session.theme, session.word
        self._session = session
        self._offered = [(one, f"{self._kind(one)} · {evidence_words(one, session.language)}") for one in offered]
        self.setWindowTitle(word(msg("Add evidence")))
        self.resize(theme.px(_SIZE[0]), theme.px(_SIZE[1]))
        column = stack(self, margins=(20, 18, 20, 16), spacing=10)
        column.addWidget(label(word(msg("Add evidence")), "block"))
        hint = msg(
            "Choose a document, a finding, a signal, a contract or a figure; or write a reference of your own, such as a letter and its date."
        )
        column.addWidget(label(word(hint), "body2", wrap=True))
        self.words = QLineEdit()
        self.words.setPlaceholderText(word(msg("Search, or write a reference")))
        self.words.setAccessibleName(self.words.placeholderText())
        self.words.textChanged.connect(self._list)
        column.addWidget(self.words)
        self.list = QListWidget()
        self.list.setAccessibleName(word(msg("What the dossier holds")))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemDoubleClicked.connect(self._take)
        self.list.currentRowChanged.connect(self._weigh)
        column.addWidget(self.list, 1)
        row = line(spacing=8)
        text = word(msg("Attach a file…"))
        self.attach = button(theme, text, self._choose_file, picture="file-plus")
        self.attach.setToolTip(
            word(msg("The file stays where it is; the answer keeps its place and knows it again, changed or not."))
        )
        row.addWidget(self.attach)
        self.told = label("", "meta")
        row.addWidget(self.told)
        self.add = add_ways_out(row, self, session, msg("Add"), picture="plus")
        column.addLayout(row)
        self._list("")
        self._file = ""
        self.accepted.connect(lambda: then(self._file or self.chosen))

    @property
    def chosen(self) -> str:
        """The key of the entry on which the list stands, else the words typed."""
        row = self.list.currentRow()
        return str(self.list.item(row).data(Qt.ItemDataRole.UserRole)) if row >= 0 else self.words.text().strip()

    def _kind(self, one: Evidence) -> str:
        return self._session.word(EVIDENCE_KINDS[one.kind.value][0])

    def _list(self, text: str) -> None:
        parts = text.casefold().split()
        kept = [pair for pair in self._offered if all(part in pair[1].casefold() for part in parts)]
        self.list.clear()
        for one, told in kept[:_MOST]:
            item = QListWidgetItem(told)
            item.setToolTip(told)
            item.setData(Qt.ItemDataRole.UserRole, one.key)
            self.list.addItem(item)
        self.list.setCurrentRow(-1)
        self._weigh()

    def _weigh(self) -> None:
        self.add.setEnabled(bool(self.chosen))
        words = self.list.currentRow() < 0 and bool(self.words.text().strip())
        told = msg("Kept in your own words; the arrow keys choose in the list.") if words else None
        self.told.setText(self._session.word(told) if told else "")

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self._session.word(msg("Attach a file…")))
        if path:
            self.attach.setEnabled(False)
            self._session.read(partial(_key, Path(path)), self._take_file, self._refuse, owner=self)

    def _take_file(self, key: str) -> None:
        self._file = key
        self.accept()

    def _refuse(self, error: BudgetWatchError) -> None:
        self.attach.setEnabled(True)
        self.told.setText(self._session.word(error.message))

    def _take(self, _item: QListWidgetItem) -> None:
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """The down arrow goes from the words into the list."""
        if event.key() == Qt.Key.Key_Down and self.words.hasFocus() and self.list.count():
            self.list.setFocus()
            self.list.setCurrentRow(0)
        else:
            super().keyPressEvent(event)


def _key(path: Path, dossier: Dossier, _job: Job) -> str:
    """The key of the file, which is read once for it."""
    from budgetwatch.usecases.evidence import file_key

    return file_key(path, dossier)
