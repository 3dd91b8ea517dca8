"""The way to the correspondences from a page, with how many wait there."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from budgetwatch.domain.message import msg, msgn
from ui.icons import icon
from ui.session import Session

PAGE = "crosswalk"


class CrosswalkButton(QPushButton):
    """Says how many correspondences wait, once that is known, and goes there."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setProperty("kind", "secondary")
        self.setIcon(icon(session.theme, "arrows-diff", "ink", gap=6))
        self.clicked.connect(lambda _checked=False: session.go(PAGE))
        session.counted.connect(self._count)
        self._count(PAGE, session.counts.get(PAGE, 0))

    def _count(self, page: str, waiting: int) -> None:
        if page != PAGE:
            return
        word = self._session.word
        text = msgn("Correspondences… {count} to review", "Correspondences… {count} to review", waiting)
        self.setText(word(text) if waiting else word(msg("Correspondences…")))
        self.setToolTip(word(msg("Which lines of two years are the same, under another code or name")))
        self.setAccessibleName(self.text())
