"""Icons: Tabler outlines, recoloured from the theme and kept once painted."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from budgetwatch.paths import resources
from ui.theme import Theme

_DENSITY = 2.0
"""Pixmaps are painted at twice their size, which screens of either density scale well."""


@cache
def _outline(name: str) -> str:
    text = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return text.replace('stroke-width="2"', 'stroke-width="1.75"')


@cache
def _painted(name: str, colour: str, size: int, gap: int = 0) -> QPixmap:
    pixmap = QPixmap(round((size + gap) * _DENSITY), round(size * _DENSITY))
    pixmap.setDevicePixelRatio(_DENSITY)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    svg = _outline(name).replace("currentColor", colour)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def pixmap(theme: Theme, name: str, colour: str = "ink2", size: int = 18) -> QPixmap:
    """An icon as a picture, in the colour of a token; `size` in pixels at 100 %."""
    return _painted(name, theme.hex(colour), theme.px(size))


def spaced(theme: Theme, name: str, colour: str = "ink2", size: int = 18, gap: int = 6) -> QIcon:
    """An icon for a button with text: style sheets know no space between the two, so the picture brings it."""
    lit = QIcon(_painted(name, theme.hex(colour), theme.px(size), theme.px(gap)))
    lit.addPixmap(_painted(name, theme.hex("line2"), theme.px(size), theme.px(gap)), QIcon.Mode.Disabled)
    return lit


def icon(theme: Theme, name: str, colour: str = "ink2", size: int = 18, *, on: str | None = None) -> QIcon:
    """An icon for a control, dimmed when the control is disabled; `on` is its colour while checked."""
    picture = QIcon(pixmap(theme, name, colour, size))
    dim = "rail_dim" if colour.startswith("rail") else "line2"
    picture.addPixmap(pixmap(theme, name, dim, size), QIcon.Mode.Disabled)
    if on is not None:
        picture.addPixmap(pixmap(theme, name, on, size), QIcon.Mode.Normal, QIcon.State.On)
        picture.addPixmap(pixmap(theme, name, on, size), QIcon.Mode.Active, QIcon.State.On)
    return picture
