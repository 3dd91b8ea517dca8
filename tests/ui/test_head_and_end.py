"""A long sheet is looked at by its head and its end; what is left out is counted, and one key shows it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from budgetwatch.domain.layout import RowKind
from budgetwatch.domain.source import CellRef
from tests.ui.clerk import Clerk
from ui.models.import_course import Step
from ui.models.sheet_model import SheetModel
from ui.widgets.sheet_view import SheetView

LINES = 120
LONG = "\n".join(
    [
        "Loi de finances 2024 (en milliers de FCFA);;",
        "Code;Libellé;Voté 2024",
        *(f"{2000 + line};Ligne {line};{line} 000" for line in range(1, LINES + 1)),
        f";Total général;{LINES * (LINES + 1) // 2} 000",
        "Source : direction du budget;;",
    ]
)


@pytest.fixture
def sheet(clerk: Clerk, qtbot: QtBot) -> SheetView:
    """The long sheet at the second step."""
    page = clerk.give(*clerk.write(loi=LONG))
    page.assistant.go_step(Step.AREA)
    shown = page.assistant.steps.area.sheet
    qtbot.waitUntil(lambda: bool(model_of(shown).cut))
    return shown


def model_of(sheet: SheetView) -> SheetModel:
    model = sheet.model()
    assert isinstance(model, SheetModel)
    return model


def test_the_header_and_the_total_are_in_view_with_a_cut_between(sheet: SheetView) -> None:
    model = model_of(sheet)
    shown = [str(model.index(row, 2).data()) for row in range(model.rowCount()) if row != model.cut.start - 1]
    assert {"Libellé", "Ligne 1", "Total général"} <= set(shown)
    assert len(shown) + len(model.cut) == LINES + 4
    assert str(len(model.cut)) in str(model.index(model.cut.start - 1, 0).data())


def test_rows_below_the_cut_keep_their_numbers_and_their_kinds(sheet: SheetView) -> None:
    model = model_of(sheet)
    last = model.rowCount() - 1
    assert model.headerData(last - 1, Qt.Orientation.Vertical) == str(LINES + 3)
    assert model.index(last - 1, 2).data() == "Total général"
    sheet.show_cell(LINES + 3, 3)
    assert sheet.place() == (LINES + 3, 3)


def test_enter_on_the_cut_shows_every_row_and_the_cursor_stays(clerk: Clerk, sheet: SheetView) -> None:
    model = model_of(sheet)
    first = model.cut.start
    sheet.setFocus()
    sheet.setCurrentIndex(model.index(first - 1, 1))
    clerk.press(Qt.Key.Key_Return)
    assert not model.cut
    assert sheet.place() == (first, 1)


def test_a_cell_that_is_left_out_is_shown_when_it_is_asked_for(clerk: Clerk, sheet: SheetView) -> None:
    clerk.page.assistant.show_cell(CellRef("", "loi", 60, 3))
    assert sheet.place() == (60, 3)
    assert not model_of(sheet).cut


def test_painting_across_the_cut_paints_what_it_stands_for(clerk: Clerk, sheet: SheetView, qtbot: QtBot) -> None:
    model = model_of(sheet)
    left_out = set(model.cut)
    sheet.setFocus()
    sheet.setCurrentIndex(model.index(model.cut.start - 2, 1))
    clerk.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    clerk.press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: clerk.settled)
    layout = clerk.page.assistant.standing.reading.layout
    notes = {row for row, kind in enumerate(layout.rows, layout.area.top) if kind is RowKind.NOTE}
    assert left_out < notes
