"""The bar over every page: which dossier, and what changes every number (unit, audience, language)."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton

from budgetwatch.domain.message import msg
from ui.choices import SCALES, UNITS
from ui.icons import icon
from ui.session import Session
from ui.theme import TEXT_SIZES, Scheme, Theme
from ui.widgets.controls import icon_button, label, line, rule, tag
from ui.widgets.segments import Segments

_TITLE = 130
"""Pixels at 100 % that a title keeps in a narrow window; its tool tip says all of it."""


class ContextBar(QFrame):
    """The dossier's title with its menu, then the choices."""

    def __init__(self, session: Session, menu: QMenu) -> None:
        super().__init__()
        self.setObjectName("context")
        self.setFixedHeight(session.theme.px(44))
        self._session = session
        row = line(self, margins=(16, 0, 16, 0), spacing=10)
        if session.summary is not None:
            self._add_dossier(row, menu)
        else:
            self._add_brand(row, menu)
        self._add_looks(row)

    def _add_dossier(self, row: QHBoxLayout, menu: QMenu) -> None:
        from budgetwatch.domain.terms import AUDIENCES
        from ui.widgets.choice import Choice
        from ui.widgets.perimeter_choice import PerimeterChoice

        session, theme, word = self._session, self._session.theme, self._session.word
        summary = session.summary
        if summary is None:
            return
        row.addWidget(_menu_button(theme, "folder", summary.title, word(msg("Menu of the dossier")), menu))
        if summary.fictional:
            row.addWidget(tag(theme, word(msg("Fictional example"))))
        if summary.read_only:
            row.addWidget(tag(theme, word(msg("Read only")), "att", "lock"))
        row.addWidget(rule(vertical=True))
        row.addWidget(PerimeterChoice(session, summary.perimeters, summary.perimeter))
        options = [(scale, self._unit(scale)) for scale in SCALES]
        self._unit_choice = Choice(theme, word(msg("Unit")), options, session.scale, session.show_in, framed=False)
        session.unit_changed.connect(self._follow_unit)
        row.addWidget(self._unit_choice)
        row.addStretch()

        circles = [(circle, word(text)) for circle, text in AUDIENCES.items()]
        row.addWidget(Choice(theme, word(msg("Audience")), circles, session.audience, session.show_to))

    def _unit(self, scale: int) -> str:
        return self._session.word(UNITS[scale])

    def _follow_unit(self) -> None:
        self._unit_choice.offer([(scale, self._unit(scale)) for scale in SCALES], self._session.scale)

    def _add_brand(self, row: QHBoxLayout, menu: QMenu) -> None:
        theme, word = self._session.theme, self._session.word
        row.addWidget(_menu_button(theme, "scale", word(msg("BudgetWatch")), word(msg("Menu")), menu))
        row.addWidget(rule(vertical=True))
        row.addWidget(label(word(msg("The defence and security budget, from vote to payment")), "body2"))
        row.addStretch()
        sizes = [(size, self._percent(size)) for size in TEXT_SIZES]
        row.addWidget(label(word(msg("Text")), "body2"))
        row.addWidget(Segments(word(msg("Text")), sizes, theme.text, self._resize, theme))

    def _percent(self, size: int) -> str:
        return self._session.word(msg("{size}%", size=size))

    def _resize(self, size: int) -> None:
        self._session.wear(Theme(self._session.theme.scheme, size))

    def _add_looks(self, row: QHBoxLayout) -> None:
        session, theme, word = self._session, self._session.theme, self._session.word
        dark = theme.scheme is Scheme.DARK
        name = word(msg("Light colours")) if dark else word(msg("Dark colours"))
        other = Theme(Scheme.LIGHT if dark else Scheme.DARK, theme.text)
        row.addWidget(icon_button(theme, "sun" if dark else "moon", name, lambda: session.wear(other)))
        languages = [("fr", word(msg("FR"))), ("en", word(msg("EN")))]
        row.addWidget(Segments(word(msg("Language")), languages, session.language.code, session.speak, theme))


def _menu_button(theme: Theme, picture_name: str, text: str, name: str, menu: QMenu) -> QToolButton:
    made = QToolButton()
    made.setProperty("kind", "dossier")
    made.setText(text)
    made.setIcon(icon(theme, picture_name, "ink", 20, gap=6))
    made.setIconSize(QSize(theme.px(26), theme.px(20)))
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    made.setMenu(menu)
    made.setAccessibleName(name)
    made.setMinimumWidth(theme.px(_TITLE))
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    made.setToolTip(f"{text} · {name}")
    return made
