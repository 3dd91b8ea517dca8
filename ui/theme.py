"""The looks: colour tokens, light and dark, and the palette and style sheet made from them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from string import Template

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from budgetwatch.paths import resources


class Scheme(StrEnum):
    """The two colour schemes."""

    LIGHT = "light"
    DARK = "dark"


TEXT_SIZES = (100, 125, 150)
"""Percentages that a person may enlarge text and rows to."""

_PAIRS: dict[str, tuple[str, str]] = {
    "paper": ("F4F2ED", "12171A"),
    "surface": ("FFFFFF", "1A2125"),
    "surface2": ("FAF9F6", "20282D"),
    "sunk": ("EDEAE3", "0E1214"),
    "line": ("DCD7CC", "323C42"),
    "line2": ("958D80", "68757D"),
    "ink": ("1C2226", "E7EAEB"),
    "ink2": ("454D53", "BAC3C8"),
    "ink3": ("5B6268", "A3ADB3"),
    "pri": ("1E4A5A", "86BDCD"),
    "on_pri": ("FFFFFF", "0C1E25"),
    "pri_soft": ("E3ECEF", "21363E"),
    "pri_hover": ("2B6074", "A2CEDB"),
    "att": ("855300", "E6B663"),
    "att_soft": ("FBF0DA", "382D18"),
    "att_border": ("D9B877", "7A6230"),
    "ale": ("96291F", "F19D92"),
    "ale_soft": ("F8E6E2", "40231F"),
    "ale_border": ("D9A79F", "84483F"),
    "ok": ("275E41", "8ACBA4"),
    "ok_soft": ("E4F0E8", "1D3328"),
    "ok_border": ("9FC4AE", "3F6E55"),
    "inf": ("2A5788", "93BBEA"),
    "inf_soft": ("E6EEF7", "1E2E41"),
    "inf_border": ("A9C1DC", "40608A"),
    "selection": ("DBE8EC", "27404A"),
    "focus": ("0B63C4", "6CB2FF"),
    "rail": ("1B3A46", "0C1518"),
    "rail_on": ("37525D", "222B2F"),
    "rail_text": ("C9D8DD", "A9BCC3"),
    "rail_dim": ("5F7781", "4A585E"),
    "badge": ("E9D9A8", "E9D9A8"),
    "on_badge": ("1B3A46", "0C1518"),
    "bar": ("1E4A5A", "86BDCD"),
    "bar_ground": ("E7E3DA", "2B353A"),
    "hatch": ("6E8790", "6F8790"),
    "toast": ("1C2226", "E7EAEB"),
    "on_toast": ("FFFFFF", "12171A"),
    "heading_row": ("F1EBDC", "2A2A22"),
}

SANS, SERIF = "Source Sans 3", "Source Serif 4"


@cache
def _color(code: str) -> QColor:
    return QColor(code)


@cache
def _font(family: str, pixels: int, weight: int) -> QFont:
    font = QFont(family)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    return font


@dataclass(frozen=True, slots=True)
class Theme:
    """One look: a colour scheme and a text size in percent."""

    scheme: Scheme = Scheme.LIGHT
    text: int = 100

    @property
    def spacious(self) -> bool:
        """Whether text is so large that what stood side by side goes one below the other."""
        return self.text > TEXT_SIZES[1]

    def hex(self, token: str) -> str:
        """The colour of a token as `#rrggbb`."""
        return f"#{_PAIRS[token][self.scheme is Scheme.DARK]}"

    def color(self, token: str) -> QColor:
        """The colour of a token."""
        return QColor(_color(self.hex(token)))

    def px(self, size: float) -> int:
        """A length at 100 % in pixels at this text size."""
        return round(size * self.text / 100)

    def font(self, size: float = 14, weight: int = 400, family: str = SANS) -> QFont:
        """A font of the interface; `size` in pixels at 100 %."""
        return QFont(_font(family, self.px(size), weight))

    def palette(self) -> QPalette:
        """What Qt itself paints with."""
        palette = QPalette()
        for role, token in _ROLES.items():
            palette.setColor(role, self.color(token))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("line2"))
        return palette

    def style_sheet(self) -> str:
        """The style sheet of the whole application."""
        folder = resources() / "theme"
        template = Template((folder / "window.qss").read_text(encoding="utf-8"))
        check = (folder / f"check-{self.scheme.value}.svg").as_posix()
        colours = {token: self.hex(token) for token in _PAIRS}
        sizes = {f"px{size}": f"{self.px(size)}px" for size in range(1, 65)}
        return template.substitute(colours, **sizes, sans=SANS, serif=SERIF, check=check)

    def dress(self, app: QApplication) -> None:
        """Put this look on the application."""
        app.setPalette(self.palette())
        app.setFont(self.font())
        app.setStyleSheet(self.style_sheet())


_ROLES = {
    QPalette.ColorRole.Window: "paper",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "surface2",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "ink",
    QPalette.ColorRole.ToolTipBase: "toast",
    QPalette.ColorRole.ToolTipText: "on_toast",
    QPalette.ColorRole.PlaceholderText: "ink3",
    QPalette.ColorRole.Link: "pri",
    QPalette.ColorRole.Mid: "line2",
    QPalette.ColorRole.Dark: "line2",
    QPalette.ColorRole.Light: "surface2",
}
