"""The area of a table on its sheet: first and last row, first and last column."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QLineEdit

from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.source import Area, column_letters
from ui.models.import_questions import column_number
from ui.session import Session
from ui.widgets.controls import label, line, stack

_ROW, _LETTERS = re.compile(r"[1-9]\d{0,6}"), re.compile(r"[A-Z]{1,3}")
_WIDTH = 74


class AreaCard(QFrame):
    """Four fields; `change` is given the area once a field is left or Enter is pressed in it."""

    def __init__(self, session: Session, change: Callable[[Area], object]) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self._session, self._change = session, change
        self._area, self._most = Area(1, 1, 1, 1), (1, 1)
        column = stack(self, margins=(12, 8, 12, 10), spacing=6)
        column.addWidget(label(session.word(msg("Area of the table")), "strong"))
        self.top, self.bottom, self.left, self.right = (QLineEdit() for _ in range(4))
        for names, fields in (
            ((msg("Rows"), msg("First row"), msg("Last row")), (self.top, self.bottom)),
            ((msg("Columns"), msg("First column"), msg("Last column")), (self.left, self.right)),
        ):
            row = line(spacing=8)
            row.addWidget(label(session.word(names[0]), "meta"), 1)
            self._prepare(fields[0], names[1])
            self._prepare(fields[1], names[2])
            row.addWidget(fields[0])
            row.addWidget(label(session.word(msg("to")), "meta"))
            row.addWidget(fields[1])
            column.addLayout(row)

    def _prepare(self, field: QLineEdit, name: Message) -> None:
        text = self._session.word(name)
        field.setFixedWidth(self._session.theme.px(_WIDTH))
        field.setAccessibleName(text)
        field.setToolTip(text)
        field.editingFinished.connect(self._tell)

    def show_area(self, area: Area, height: int, width: int) -> None:
        """Show an area of a sheet of so many rows and columns."""
        self._area, self._most = area, (height, width)
        self.top.setText(str(area.top))
        self.bottom.setText(str(area.bottom))
        self.left.setText(column_letters(area.left))
        self.right.setText(column_letters(area.right))

    def _tell(self) -> None:
        """Give the area that the fields name; one that the sheet does not have is not taken."""
        rows = [field.text().strip() for field in (self.top, self.bottom)]
        columns = [field.text().strip().upper() for field in (self.left, self.right)]
        if all(map(_ROW.fullmatch, rows)) and all(map(_LETTERS.fullmatch, columns)):
            left, right = map(column_number, columns)
            asked = Area(int(rows[0]), left, int(rows[1]), right)
            if asked == self._area:
                return
            if asked.top < asked.bottom <= self._most[0] and asked.left < asked.right <= self._most[1]:
                self._change(asked)
                return
        self.show_area(self._area, *self._most)
