"""A card of short facts, one below the other, each with its icon and a remark below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame

from ui.models.import_checks import Told
from ui.session import Session
from ui.widgets.controls import line, picture, stack
from ui.widgets.panel import Panel
from ui.widgets.prose import prose


class ToldCard(Panel):
    """A titled card; a line that counts nothing is faint."""

    def __init__(self, session: Session, icon: str, title: str, meta: str, facts: Sequence[Told]) -> None:
        super().__init__(session.theme, title, icon, meta)
        for fact in facts:
            row = QFrame()
            row.setProperty("box", "row")
            cells = line(row, margins=(12, 5, 12, 5), spacing=10)
            cells.addWidget(picture(session.theme, fact.icon, fact.tone, 17))
            said = stack(spacing=0)
            cells.addLayout(said, 1)
            said.addWidget(prose(session.word(fact.text), "body"))
            if fact.remark:
                said.addWidget(prose(fact.remark, "meta"))
            self.body.addWidget(row)
        self.foot = stack(margins=(12, 6, 12, 8), spacing=4)
        self.body.addLayout(self.foot)
