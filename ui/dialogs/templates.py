"""Blank workbooks: which one, and where to write it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QListWidget, QListWidgetItem, QWidget

from budgetwatch.domain.message import msg
from budgetwatch.jobs import Job
from ui.session import Session
from ui.widgets.controls import button, line, stack
from ui.widgets.prose import prose

_ROW = 30


class TemplatesDialog(QDialog):
    """Lists the blank workbooks; the one chosen is written where a person says."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        from budgetwatch.usecases.templates import titles

        super().__init__(parent)
        theme, word = session.theme, session.word
        self._session = session
        self.setWindowTitle(word(msg("Blank workbooks")))
        self.setMinimumWidth(theme.px(480))
        column = stack(self, margins=(20, 18, 20, 16), spacing=8)
        column.addWidget(prose(word(msg("Blank workbooks")), "block"))
        why = msg(
            "Send one to the ministry: filled in, it is imported without a question. Each is in French and in English, with a sheet of notes."
        )
        column.addWidget(prose(word(why)))
        self.kinds = QListWidget()
        self.kinds.setAccessibleName(word(msg("Blank workbooks")))
        for kind, title in titles().items():
            item = QListWidgetItem(word(title))
            item.setData(Qt.ItemDataRole.UserRole, kind)
            item.setSizeHint(QSize(0, theme.px(_ROW)))
            self.kinds.addItem(item)
        self.kinds.setCurrentRow(0)
        self.kinds.setFixedHeight(theme.px(_ROW) * self.kinds.count() + 4)
        self.kinds.itemActivated.connect(lambda _item: self.choose())
        column.addWidget(self.kinds)
        row = line(spacing=8)
        row.addStretch()
        row.addWidget(button(theme, word(msg("Close")), self.reject))
        self.go_on = button(theme, word(msg("Save as…")), self.choose, picture="file-spreadsheet", kind="primary")
        self.go_on.setDefault(True)
        row.addWidget(self.go_on)
        column.addLayout(row)

    @property
    def kind(self) -> str:
        """The kind of workbook that is chosen."""
        return str(self.kinds.currentItem().data(Qt.ItemDataRole.UserRole))

    def choose_kind(self, kind: str) -> None:
        """Stand on the workbook of that kind."""
        for row in range(self.kinds.count()):
            if self.kinds.item(row).data(Qt.ItemDataRole.UserRole) == kind:
                self.kinds.setCurrentRow(row)

    def choose(self) -> None:
        """Ask where the workbook goes, and write it."""
        word = self._session.word
        named = f"{self.kinds.currentItem().text()}.xlsx"
        path, _ = QFileDialog.getSaveFileName(
            self, word(msg("Blank workbooks")), named, word(msg("Workbooks (*.xlsx)"))
        )
        if path:
            self.write(Path(path))

    def write(self, path: Path) -> None:
        """Write the chosen workbook there."""
        kind = self.kind

        def work(_job: Job) -> Path:
            from budgetwatch.usecases.templates import write_template

            return write_template(kind, path)

        self._session.run(work, self._tell, owner=self)

    def _tell(self, path: Path) -> None:
        self._session.say(msg("The blank workbook is {path}", path=str(path)))
        self.accept()
