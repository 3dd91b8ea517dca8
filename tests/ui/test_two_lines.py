"""Names in a cell take a second line before they are cut."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.cells import two_lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Tents", ["Tents"]),
        ("Workshop parts, lot 1", ["Workshop parts,", "lot 1"]),
        ("", []),
    ],
)
def test_a_text_is_cut_between_words(qtbot: QtBot, text: str, lines: list[str]) -> None:
    metrics = QFontMetrics(Theme().font())
    assert two_lines(metrics, text, metrics.horizontalAdvance("Workshop parts, l")) == lines


def test_only_what_goes_beyond_the_second_line_is_cut(qtbot: QtBot) -> None:
    metrics = QFontMetrics(Theme().font())
    first, second = two_lines(metrics, "spare parts " * 9, metrics.horizontalAdvance("spare parts spare "))
    assert first == "spare parts spare"[: len(first)]
    assert second.endswith("…")
