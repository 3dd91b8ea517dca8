"""Parts of a detail panel: a titled section, its sentences, and figures that lead to their source."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from budgetwatch.domain.figure import Figure, Quantity
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.message import msg
from ui.session import Session
from ui.theme import Theme
from ui.widgets.clearing import clear
from ui.widgets.controls import label, line, picture
from ui.widgets.prose import prose
from ui.widgets.reference import exact

_PER_ROW = 4


def section_title(theme: Theme, icon_name: str, title: str, meta: str = "") -> QHBoxLayout:
    """The head of a section: icon, title, and a remark beside it."""
    row = line(spacing=8)
    row.addWidget(picture(theme, icon_name, "ink", 18))
    row.addWidget(label(title, "strong"))
    row.addWidget(prose(meta, "meta"), 1)
    return row


class FigureLink(QPushButton):
    """A figure, underlined with dots: a click or Enter shows its source."""

    def __init__(self, session: Session, figure: Figure, name: str) -> None:
        super().__init__(session.language.figure(figure))
        self.figure = figure
        self.setProperty("kind", "figure")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        tip = (exact(session.language, figure), name, session.word(msg("Click or F4: where it comes from")))
        self.setToolTip("\n".join(tip))
        self.setAccessibleName(session.word(msg("{name}: {value}", name=name, value=figure)))
        self.clicked.connect(lambda _checked=False: session.show_source(figure))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """No wider than its text."""
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 10, hint.height())


class Figures(QWidget):
    """The figures of a finding or a topic, each under its name."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.links: list[FigureLink] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(2)

    def show_figures(self, figures: Sequence[LabelledFigure], per_row: int = _PER_ROW) -> None:
        """Show other figures, money first as the rule gives them."""
        clear(self)
        self.links = []
        for at, one in enumerate(figures):
            row, column = 2 * (at // per_row), at % per_row
            name = self._session.word(one.label)
            heading = prose(name[:1].upper() + name[1:], "meta")
            heading.setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
            link = FigureLink(self._session, one.figure, name)
            self.links.append(link)
            self._grid.addWidget(heading, row, column)
            self._grid.addWidget(link, row + 1, column, Qt.AlignmentFlag.AlignLeft)
        for column in range(per_row):
            self._grid.setColumnStretch(column, 1)
        self.setVisible(bool(figures))

    def focused(self) -> Figure | None:
        """The figure at the keyboard, else the first amount of money, else the first."""
        chosen = next((link for link in self.links if link.hasFocus()), None)
        money = next((link for link in self.links if link.figure.unit.quantity is Quantity.MONEY), None)
        link = chosen or money or (self.links[0] if self.links else None)
        return link.figure if link is not None else None


class Bullets(QWidget):
    """Sentences one below the other, each behind a dot."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)

    def show_sentences(self, sentences: Sequence[str]) -> None:
        """Show other sentences."""
        clear(self)
        for row, sentence in enumerate(sentences):
            self._grid.addWidget(label("·", "strong"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(prose(sentence), row, 1)
        self.setVisible(bool(sentences))
