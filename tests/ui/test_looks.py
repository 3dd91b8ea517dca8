"""Colours can be read, icons exist, and nothing is left to fill in the style sheet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from budgetwatch.paths import resources
from ui.icons import pixmap
from ui.theme import TEXT_SIZES, Scheme, Theme

_TEXTS = [
    ("ink", "surface"),
    ("ink2", "surface"),
    ("ink3", "surface"),
    ("ink3", "selection"),
    ("pri", "surface"),
    ("on_pri", "pri"),
    ("att", "att_soft"),
    ("ale", "ale_soft"),
    ("ok", "ok_soft"),
    ("inf", "inf_soft"),
    ("rail_text", "rail"),
    ("on_badge", "badge"),
    ("on_toast", "toast"),
]
_EDGES = [("line2", "surface"), ("focus", "surface"), ("bar", "bar_ground")]


def _light(colour: QColor) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(theme: Theme, front: str, back: str) -> float:
    lights = sorted((_light(theme.color(front)), _light(theme.color(back))))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize(("front", "back"), _TEXTS)
def test_texts_stand_out_from_their_ground(scheme: Scheme, front: str, back: str) -> None:
    assert _contrast(Theme(scheme), front, back) >= 4.5


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize(("front", "back"), _EDGES)
def test_borders_and_marks_stand_out_from_their_ground(scheme: Scheme, front: str, back: str) -> None:
    assert _contrast(Theme(scheme), front, back) >= 3


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("size", TEXT_SIZES)
def test_the_style_sheet_is_filled_in_whole(scheme: Scheme, size: int) -> None:
    assert "$" not in re.sub(r"/\*.*?\*/", "", Theme(scheme, size).style_sheet(), flags=re.DOTALL)


def test_an_icon_takes_the_colour_of_its_token(qtbot: QtBot) -> None:
    light, dark = (pixmap(Theme(scheme), "home", "ink").toImage() for scheme in Scheme)
    assert not light.isNull()
    assert light != dark


def test_every_icon_comes_with_its_licence() -> None:
    folder = resources() / "icons"
    assert "MIT License" in (folder / "LICENSE.txt").read_text("utf-8")


def test_every_icon_kept_is_used() -> None:
    root = Path(__file__).resolve().parents[2]
    source = "".join(path.read_text("utf-8") for path in (root / "ui").rglob("*.py"))
    unused = [path.stem for path in (resources() / "icons").glob("*.svg") if f'"{path.stem}"' not in source]
    assert unused == []
