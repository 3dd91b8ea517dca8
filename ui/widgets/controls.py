"""Buttons, labels, tags and cards as the style sheet knows them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.icons import icon, pixmap
from ui.theme import Theme

_GAP = 6
"""Pixels between an icon and the text of its button."""


def button(
    theme: Theme, text: str, action: Callable[[], object], *, picture: str = "", kind: str = "secondary", key: str = ""
) -> QPushButton:
    """A button; `kind` is primary, secondary, quiet or link, `key` the shortcut shown in its tool tip."""
    made = QPushButton(text)
    made.setProperty("kind", kind)
    made.setAccessibleName(text)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if picture:
        made.setIcon(icon(theme, picture, "on_pri" if kind == "primary" else "ink", gap=_GAP))
        made.setIconSize(QSize(theme.px(18 + _GAP), theme.px(18)))
    if key:
        made.setToolTip(f"{text} ({key})")
    made.clicked.connect(lambda _checked=False: action())
    return made


def icon_button(theme: Theme, picture: str, name: str, action: Callable[[], object]) -> QToolButton:
    """A small button that shows an icon only; its name is in the tool tip and for screen readers."""
    made = QToolButton()
    made.setProperty("kind", "icon")
    made.setIcon(icon(theme, picture, "ink2"))
    made.setIconSize(QSize(theme.px(18), theme.px(18)))
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.clicked.connect(lambda _checked=False: action())
    return made


def label(text: str, style: str = "body", *, wrap: bool = False) -> QLabel:
    """A text; `style` is title, block, body, strong, meta, small, figure or key."""
    made = QLabel(text)
    made.setProperty("look", style)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    return made


def picture(theme: Theme, name: str, colour: str = "ink2", size: int = 18) -> QLabel:
    """An icon that decorates a text beside it."""
    made = QLabel()
    made.setPixmap(pixmap(theme, name, colour, size))
    made.setFixedSize(theme.px(size), theme.px(size))
    return made


def tag(theme: Theme, text: str, tone: str = "plain", icon_name: str = "") -> QFrame:
    """A state in a small box; `tone` is plain, ok, att, ale or inf."""
    made = QFrame()
    made.setProperty("tag", tone)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    row = line(made, margins=(7, 0, 7, 0), spacing=5)
    if icon_name:
        row.addWidget(picture(theme, icon_name, "ink2" if tone == "plain" else tone, 15))
    row.addWidget(label(text, f"tag-{tone}"))
    made.setFixedHeight(theme.px(22))
    made.setAccessibleName(text)
    return made


def key_cap(text: str) -> QLabel:
    """A key as drawn on a keyboard."""
    made = label(text, "key")
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return made


def card() -> QFrame:
    """A white box with a thin border."""
    made = QFrame()
    made.setProperty("box", "card")
    return made


def rule(*, vertical: bool = False) -> QFrame:
    """A thin line between parts."""
    made = QFrame()
    made.setProperty("box", "rule")
    made.setFixedSize(1, 24) if vertical else made.setFixedHeight(1)
    return made


def first_stop(parent: QWidget) -> QWidget | None:
    """The first visible thing inside that the keyboard can stand on."""
    stops = (one for one in parent.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return next((one for one in stops if one.isEnabled() and one.isVisibleTo(parent)), None)


Margins: TypeAlias = tuple[int, int, int, int]
LayoutT = TypeVar("LayoutT", bound=QBoxLayout)


def line(parent: QWidget | None = None, *, margins: Margins = (0, 0, 0, 0), spacing: int = 8) -> QHBoxLayout:
    """A row of widgets."""
    return _tight(QHBoxLayout(parent) if parent is not None else QHBoxLayout(), margins, spacing)


def stack(parent: QWidget | None = None, *, margins: Margins = (0, 0, 0, 0), spacing: int = 8) -> QVBoxLayout:
    """A column of widgets."""
    return _tight(QVBoxLayout(parent) if parent is not None else QVBoxLayout(), margins, spacing)


def _tight(layout: LayoutT, margins: Margins, spacing: int) -> LayoutT:
    layout.setContentsMargins(*margins)
    layout.setSpacing(spacing)
    return layout
