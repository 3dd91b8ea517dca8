"""What a cell of a table draws: names on two lines before they are cut, and its tag under the keyboard too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from ui.models.rows import Cell, Heading, RowsModel
from ui.theme import Theme
from ui.widgets.cells import CellDelegate, two_lines


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


def drawn(state: QStyle.StateFlag) -> QImage:
    """The inside of a cell with a tag, away from the line that the keyboard draws around it."""
    parent = QObject()
    model: RowsModel[None] = RowsModel((Heading("2015"),))
    model.show_rows([(None, (Cell("4 529 j", tone="att", tag=True),))])
    option = QStyleOptionViewItem()
    option.rect, option.state = QRect(0, 0, 120, 39), state
    image = QImage(120, 39, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    with QPainter(image) as painter:
        CellDelegate(Theme(), parent).paint(painter, option, model.index(0, 0))
    return image.copy(4, 4, 112, 31)


def test_a_tag_is_read_under_the_keyboard_as_elsewhere(qtbot: QtBot) -> None:
    assert drawn(QStyle.StateFlag.State_HasFocus) == drawn(QStyle.StateFlag.State_None)
