"""A card of short facts, one below the other, each with its icon and a remark at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QSizePolicy

from ui.models.import_checks import Told
from ui.session import Session
from ui.widgets.controls import label, line, picture, stack
from ui.widgets.panel import Panel


class ToldCard(Panel):
    """A titled card; a line that counts nothing is faint."""

    def __init__(self, session: Session, icon: str, title: str, meta: str, facts: Sequence[Told]) -> None:
        super().__init__(session.theme, title, icon, meta)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        for fact in facts:
            row = QFrame()
            row.setProperty("box", "row")
            cells = line(row, margins=(12, 5, 12, 5), spacing=10)
            cells.addWidget(picture(session.theme, fact.icon, fact.tone, 17))
            cells.addWidget(label(session.word(fact.text), "body", wrap=True), 1)
            if fact.remark:
                remark = label(fact.remark, "meta")
                remark.setToolTip(fact.remark)
                cells.addWidget(remark)
            self.body.addWidget(row)
        self.foot = stack(margins=(12, 6, 12, 8), spacing=4)
        self.body.addLayout(self.foot)
