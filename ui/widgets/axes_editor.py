"""The axes of the policy as a person enters them: number, title in both languages, document, and whether it was read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from budgetwatch.domain.axis import PolicyAxis
from budgetwatch.domain.checklist import Bilingual
from budgetwatch.domain.message import msg
from budgetwatch.jobs import Job
from ui.session import Session
from ui.widgets.controls import button, line, stack
from ui.widgets.prose import prose

if TYPE_CHECKING:
    from budgetwatch.domain.errors import BudgetWatchError

_ROW, _HEIGHT, _WIDTH = 28, 300, 860
_NUMBER, _FR, _EN, _SOURCE, _WORDS, _CHECKED = range(6)
_HEADS = (
    msg("No."),
    msg("Title in French"),
    msg("Title in English"),
    msg("Document of the policy"),
    msg("Words that suggest"),
    msg("Read there"),
)
_WIDTHS = {_NUMBER: 48, _SOURCE: 200, _WORDS: 150, _CHECKED: 84}


class AxesEditor(QDialog):
    """Gives the axes that a person typed to `then`."""

    def __init__(
        self,
        session: Session,
        axes: Sequence[PolicyAxis],
        then: Callable[[tuple[PolicyAxis, ...]], object],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        theme, word = session.theme, session.word
        self.setWindowTitle(word(msg("Axes of the security policy")))
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT + 170))
        column = stack(self, margins=(20, 18, 20, 16), spacing=8)
        column.addWidget(prose(word(msg("Axes of the security policy")), "block"))
        why = msg(
            "The number is the key that tags with the axis. An axis stays to be checked until someone has read it in "
            "the document of the policy. An axis that is removed takes its tags with it; undo brings both back."
        )
        column.addWidget(prose(word(why), "meta"))
        self.table = self._make_table()
        column.addWidget(self.table, 1)
        self.trouble = prose("", "meta")
        column.addWidget(self.trouble)
        column.addLayout(self._make_buttons())
        self.show_axes(axes)
        self.table.itemChanged.connect(self._weigh)
        self.accepted.connect(lambda: then(self.typed))

    @property
    def typed(self) -> tuple[PolicyAxis, ...]:
        """The axes as typed; rows without number and titles are left out."""
        rows = [row for row in range(self.table.rowCount()) if any(self._text(row, at) for at in (_NUMBER, _FR, _EN))]
        return tuple(self._axis(row) for row in rows)

    def show_axes(self, axes: Sequence[PolicyAxis]) -> None:
        """Other axes in place of those typed."""
        self.table.setRowCount(0)
        for axis in axes:
            self._add(axis)
        self._weigh()

    def add(self) -> None:
        """A new row, to be typed in."""
        number = max((axis.number for axis in self.typed), default=0) + 1
        self._add(PolicyAxis(number, Bilingual("", "")))
        self.table.setCurrentCell(self.table.rowCount() - 1, _FR)
        self.table.setFocus()
        self._weigh()

    def remove(self) -> None:
        """Take the current row out."""
        if self.table.currentRow() >= 0:
            self.table.removeRow(self.table.currentRow())
            self._weigh()

    def take_file(self, path: Path | None) -> None:
        """Lay the axes of a file over those typed, the example where no file is named."""
        typed = self.typed

        def work(job: Job) -> tuple[PolicyAxis, ...]:
            from budgetwatch.usecases.axes import merged
            from budgetwatch.usecases.axes_file import example_axes, read_axes

            return merged(typed, example_axes() if path is None else read_axes(path, job))

        def fail(error: BudgetWatchError) -> None:
            self.trouble.setText(self._session.word(error.message))

        self._session.run(work, self.show_axes, fail, owner=self)

    def _choose_file(self) -> None:
        word = self._session.word
        named = word(msg("Axes"))
        kinds = f"{named} (*.toml *.csv *.xlsx *.ods *.xls)"
        name, _ = QFileDialog.getOpenFileName(self, word(msg("Axes of the security policy")), "", kinds)
        if name:
            self.take_file(Path(name))

    def _make_table(self) -> QTableWidget:
        theme, word = self._session.theme, self._session.word
        table = QTableWidget(0, len(_HEADS))
        table.setAccessibleName(word(msg("Axes of the security policy")))
        table.setHorizontalHeaderLabels([word(head) for head in _HEADS])
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        for at in range(len(_HEADS)):
            if at in _WIDTHS:
                table.horizontalHeader().resizeSection(at, theme.px(_WIDTHS[at]))
            else:
                table.horizontalHeader().setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        return table

    def _make_buttons(self) -> QHBoxLayout:
        theme, word = self._session.theme, self._session.word
        row = line(spacing=8)
        row.addWidget(button(theme, word(msg("Add an axis")), self.add, picture="file-plus"))
        row.addWidget(button(theme, word(msg("Remove")), self.remove, picture="trash"))
        row.addWidget(button(theme, word(msg("Example")), lambda: self.take_file(None), kind="quiet"))
        row.addWidget(button(theme, word(msg("From a file…")), self._choose_file, kind="quiet"))
        row.addStretch()
        row.addWidget(button(theme, word(msg("Cancel")), self.reject))
        self.go_on = button(theme, word(msg("Keep these axes")), self.accept, kind="primary")
        row.addWidget(self.go_on)
        return row

    def _add(self, axis: PolicyAxis) -> None:
        row = self.table.rowCount()
        self.table.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.table.insertRow(row)
        texts = (str(axis.number), axis.title.fr, axis.title.en, axis.source, axis.words)
        for at, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, axis.id)
            self.table.setItem(row, at, item)
        ticked = QTableWidgetItem()
        ticked.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
        ticked.setCheckState(Qt.CheckState.Checked if axis.checked else Qt.CheckState.Unchecked)
        self.table.setItem(row, _CHECKED, ticked)
        self.table.blockSignals(False)  # noqa: FBT003 - Qt's signature

    def _text(self, row: int, at: int) -> str:
        item = self.table.item(row, at)
        return item.text().strip() if item is not None else ""

    def _axis(self, row: int) -> PolicyAxis:
        number, ticked = self._text(row, _NUMBER), self.table.item(row, _CHECKED)
        known = self.table.item(row, _NUMBER)
        return PolicyAxis(
            int(number) if number.isdecimal() else 0,
            Bilingual(self._text(row, _FR), self._text(row, _EN)),
            self._text(row, _SOURCE),
            ticked is not None and ticked.checkState() is Qt.CheckState.Checked,
            self._text(row, _WORDS),
            int(known.data(Qt.ItemDataRole.UserRole) or 0) if known is not None else 0,
        )

    def _weigh(self) -> None:
        from budgetwatch.usecases.axes import WrongAxes, check_axes

        try:
            check_axes(self.typed)
        except WrongAxes as error:
            self.trouble.setText(self._session.word(error.advice or error.message))
            self.go_on.setEnabled(False)
        else:
            self.trouble.setText("")
            self.go_on.setEnabled(True)
