"""Icons: Tabler outlines, recoloured from the theme and kept once painted."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from budgetwatch.paths import resources
from ui.theme import Theme

_Colours: TypeAlias = tuple[str, str, str]
_DENSITY = 2.0
"""Pixmaps are painted at twice their size, which screens of either density scale well."""


@cache
def _folder() -> Path:
    return resources() / "icons"


@cache
def _outline(name: str) -> bytes:
    return (_folder() / f"{name}.svg").read_bytes().replace(b'stroke-width="2"', b'stroke-width="1.75"')


@cache
def _painted(name: str, colour: str, size: int, gap: int = 0) -> QPixmap:
    pixmap = QPixmap(round((size + gap) * _DENSITY), round(size * _DENSITY))
    pixmap.setDevicePixelRatio(_DENSITY)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    svg = _outline(name).replace(b"currentColor", colour.encode())
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def pixmap(theme: Theme, name: str, colour: str = "ink2", size: int = 18) -> QPixmap:
    """An icon as a picture, in the colour of a token; `size` in pixels at 100 %."""
    return _painted(name, theme.hex(colour), theme.px(size))


class _Painter(QIconEngine):
    """Paints an icon when it is first shown, in the colour of the control's state."""

    def __init__(self, theme: Theme, name: str, size: int, colours: _Colours, gap: int) -> None:
        super().__init__()
        self._theme, self._name, self._size, self._colours, self._gap = theme, name, size, colours, gap

    def clone(self) -> QIconEngine:
        """The same icon again."""
        return _Painter(self._theme, self._name, self._size, self._colours, self._gap)

    def scaledPixmap(  # noqa: N802 - Qt's name
        self, _size: QSize, mode: QIcon.Mode, state: QIcon.State, _scale: float
    ) -> QPixmap:
        """The picture for a state of the control."""
        return self._picture(mode, state)

    def pixmap(self, _size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The picture for a state of the control."""
        return self._picture(mode, state)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """The picture in the middle of its place."""
        shown = self._picture(mode, state)
        wide, high = round(shown.width() / _DENSITY), round(shown.height() / _DENSITY)
        painter.drawPixmap(rect.x() + (rect.width() - wide) // 2, rect.y() + (rect.height() - high) // 2, shown)

    def _picture(self, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        plain, on, dim = self._colours
        colour = dim if mode is QIcon.Mode.Disabled else on if state is QIcon.State.On else plain
        theme = self._theme
        return _painted(self._name, theme.hex(colour), theme.px(self._size), theme.px(self._gap))


def icon(
    theme: Theme, name: str, colour: str = "ink2", size: int = 18, *, on: str = "", dim: str = "line2", gap: int = 0
) -> QIcon:
    """An icon for a control; `on` is its colour while checked, `dim` while disabled.

    `gap` keeps the text of a button away from it: style sheets know no space between the two.
    """
    return QIcon(_Painter(theme, name, size, (colour, on or colour, dim), gap))
