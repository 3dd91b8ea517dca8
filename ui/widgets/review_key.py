"""Below the topics: what the pictures of a review mean, and the keys that have no button in view."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from budgetwatch.domain.message import msg
from ui.models.topics import REVIEWS
from ui.session import Session
from ui.widgets.controls import label, line, picture, stack
from ui.widgets.prose import prose


class ReviewKey(QWidget):
    """Two lines; in large text, where there is no room for the pictures, the keys alone."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        theme, word = session.theme, session.word
        column = stack(self, margins=(12, 8, 12, 8), spacing=4)
        row = line(spacing=6)
        for image, tone, text in REVIEWS.values():
            row.addWidget(picture(theme, image, tone, 16))
            row.addWidget(label(word(text), "meta"))
            row.addSpacing(theme.px(8))
        row.addStretch()
        if not theme.spacious:
            column.addLayout(row)
        column.addWidget(prose(word(msg("Enter confirms · L adds evidence · V signs · A answers again")), "meta"))
