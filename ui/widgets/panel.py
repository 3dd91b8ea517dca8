"""A card with a head: icon, title, a line beside it, and room for controls at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.controls import label, line, picture, stack
from ui.widgets.short_line import ShortLine


class Panel(QFrame):
    """A titled part of a page. Add controls to `controls`, content to `body`."""

    def __init__(
        self, theme: Theme, title: str, icon_name: str = "", meta: str = "", ground: QWidget | None = None
    ) -> None:
        super().__init__(ground)
        self.setProperty("box", "card")
        column = stack(self, margins=(1, 1, 1, 1), spacing=0)
        head = QFrame()
        head.setProperty("box", "head")
        head.setFixedHeight(theme.px(40))
        row = line(head, margins=(12, 0, 12, 0), spacing=8)
        if icon_name:
            row.addWidget(picture(theme, icon_name, "ink", 18))
        self.title = label(title, "strong")
        self.meta = ShortLine(meta, "meta")
        row.addWidget(self.title)
        self.meta.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # controls come first
        row.addWidget(self.meta, 1)
        row.addStretch()
        self.controls: QHBoxLayout = line(spacing=8)
        row.addLayout(self.controls)
        column.addWidget(head)
        self.body: QVBoxLayout = stack(spacing=0)
        column.addLayout(self.body, 1)
