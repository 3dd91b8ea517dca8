"""The four steps of an import on real files of readable text: by mouse, by keyboard, and back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from budgetwatch.domain.layout import RowKind
from budgetwatch.domain.measure import Flow, Measure
from budgetwatch.domain.money import Absent
from tests.ui.clerk import DOUBTFUL, LATER, PATIENCE, READY, UNPROVEN, Clerk
from tests.ui.cuts import cut_texts
from tests.ui.walker import shown_texts
from ui.models.import_course import Step
from ui.models.import_files import FileState


def test_a_file_without_doubts_is_imported_with_enter(clerk: Clerk, qtbot: QtBot) -> None:
    page = clerk.give(*clerk.write(loi=READY))
    assert [button.settled for button in page.assistant.bar.buttons.values()] == [True] * 4
    clerk.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: clerk.documents() == 1, timeout=PATIENCE)
    clerk.window.session.undo()
    qtbot.waitUntil(lambda: clerk.documents() == 0, timeout=PATIENCE)


@pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of every menu
def test_a_doubtful_file_is_repaired_by_keyboard_alone(clerk: Clerk, qtbot: QtBot) -> None:
    page = clerk.give(*clerk.write(situation=DOUBTFUL))
    assert {step: button.open for step, button in page.assistant.bar.buttons.items()} == {
        Step.FILE: 0,
        Step.AREA: 2,
        Step.CODES: 1,
        Step.CHECK: 0,
    }
    clerk.press(Qt.Key.Key_Return)
    assert clerk.stands_at(Step.AREA)
    clerk.press(Qt.Key.Key_Tab)
    clerk.press(Qt.Key.Key_Return)
    clerk.choose(1)
    unit = page.assistant.standing.reading.layout.unit
    assert (unit.scale, unit.currency) == (1_000, "XOF")
    clerk.press(Qt.Key.Key_Return)
    assert clerk.stands_at(Step.CODES)
    clerk.choose(2)
    assert page.assistant.standing.reading.amounts[0].measure is Measure.VOTED
    clerk.press(Qt.Key.Key_Return)
    assert clerk.stands_at(Step.CHECK)
    clerk.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: clerk.documents() == 1, timeout=PATIENCE)


def test_painting_rows_reads_the_sheet_anew_and_ctrl_z_takes_it_back(clerk: Clerk) -> None:
    page = clerk.give(*clerk.write(loi=READY))
    page.assistant.go_step(Step.AREA)
    sheet, account = page.assistant.steps.area.sheet, page.assistant.steps.area.account
    assert page.assistant.standing.amounts == 3
    sheet.setFocus()
    sheet.setCurrentIndex(sheet.model().index(3, 1))
    clerk.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    clerk.press(Qt.Key.Key_Delete)
    assert page.assistant.standing.amounts == 1
    assert page.assistant.standing.reading.layout.rows[2:4] == (RowKind.NOTE, RowKind.NOTE)
    assert "= 7 lignes lues" in account.accessibleName()
    clerk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.assistant.standing.amounts == 3
    clerk.press(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert page.assistant.standing.amounts == 1
    assert clerk.revision() == ()


@pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of every menu
def test_a_drag_over_the_margin_paints_the_rows_it_passes(clerk: Clerk, qtbot: QtBot) -> None:
    page = clerk.give(*clerk.write(loi=READY))
    page.assistant.go_step(Step.AREA)
    sheet = page.assistant.steps.area.sheet
    first, last = (sheet.visualRect(sheet.model().index(row, 0)).center() for row in (2, 3))
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(sheet.viewport(), left, pos=first)
    for point in (first, last):
        place, whole = QPointF(point), QPointF(sheet.viewport().mapToGlobal(point))
        none = Qt.KeyboardModifier.NoModifier
        moved = QMouseEvent(QMouseEvent.Type.MouseMove, place, whole, Qt.MouseButton.NoButton, left, none)
        QApplication.sendEvent(sheet.viewport(), moved)
    QTest.mouseRelease(sheet.viewport(), left, pos=last)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text().startswith("S ")).trigger()
    menu.close()
    qtbot.waitUntil(lambda: clerk.settled)
    assert page.assistant.standing.reading.layout.rows[1:4] == (RowKind.SUBTOTAL, RowKind.SUBTOTAL, RowKind.LINE)


def test_the_latest_of_two_paintings_holds_both(clerk: Clerk, qtbot: QtBot) -> None:
    page = clerk.give(*clerk.write(loi=READY))
    page.assistant.go_step(Step.AREA)
    sheet = page.assistant.steps.area.sheet
    sheet.rows_painted.emit({3}, RowKind.HEADING)
    sheet.rows_painted.emit({4}, RowKind.NOTE)
    qtbot.waitUntil(lambda: clerk.settled)
    assert page.assistant.standing.reading.layout.rows[1:3] == (RowKind.HEADING, RowKind.NOTE)


def test_shift_f1_says_why_the_row_and_the_column_are_read_so(clerk: Clerk) -> None:
    page = clerk.give(*clerk.write(loi=READY))
    page.assistant.go_step(Step.AREA)
    area = page.assistant.steps.area
    area.sheet.show_cell(6, 3)
    clerk.press(Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert "ligne 6" in area.why.accessibleName()
    assert "colonne C" in area.why.accessibleName()


def test_a_smaller_area_leaves_its_last_line_out(clerk: Clerk, qtbot: QtBot) -> None:
    page = clerk.give(*clerk.write(loi=READY))
    page.assistant.go_step(Step.AREA)
    card = page.assistant.steps.area.area
    card.bottom.setText("4")
    card.bottom.editingFinished.emit()
    qtbot.waitUntil(lambda: clerk.settled)
    assert page.assistant.standing.table == "loi!A2:C4"
    assert [line.label for line in page.assistant.standing.reading.lines] == [
        "Administration centrale",
        "Soutien et intendance",
    ]


def test_a_doubtful_decimal_mark_is_asked_and_settled(clerk: Clerk, qtbot: QtBot) -> None:
    page = clerk.give(*clerk.write(loi=UNPROVEN))
    page.assistant.go_step(Step.AREA)
    assert not page.assistant.foot.next.isEnabled()
    (comma,) = [one for one in page.findChildren(QPushButton) if one.text() == "virgule"]
    comma.click()
    qtbot.waitUntil(lambda: clerk.settled)
    reading = page.assistant.standing.reading
    assert str(reading.value(0, reading.amounts[0])) == "9762"
    assert page.assistant.foot.next.isEnabled()


def test_a_dash_may_be_taken_for_an_amount_not_given(clerk: Clerk) -> None:
    page = clerk.give(*clerk.write(situation=DOUBTFUL))
    assert clerk.values() == [9_762_219, Absent.NIL, 3_359_468]
    page.assistant.desk.decide_dashes(Absent.UNKNOWN)
    assert clerk.values() == [9_762_219, Absent.UNKNOWN, 3_359_468]


def test_of_four_files_the_ready_ones_are_imported_together_and_the_refused_one_stays(
    clerk: Clerk, qtbot: QtBot
) -> None:
    paths = clerk.write(loi=READY, situation=DOUBTFUL, autre=READY.replace("2024", "2021"))
    refused = clerk.folder / "vide.xlsx"
    refused.write_bytes(b"")
    page = clerk.give(*paths, refused)
    assert [one.state for one in page.files] == [
        FileState.READY,
        FileState.REVIEW,
        FileState.READY,
        FileState.REFUSED,
    ]
    page.import_ready()
    qtbot.waitUntil(lambda: not page.writer.busy, timeout=PATIENCE)
    assert [one.state for one in page.files][::2] == [FileState.IMPORTED, FileState.IMPORTED]
    assert page.current is page.files[1]
    page.choose_file(page.files[3])
    assert "vide.xlsx" in {text for _, text in shown_texts(page)}
    assert page.files[3].error is not None
    assert page.files[3].error.code in {text for _, text in shown_texts(page)}


def test_the_spreadsheets_of_a_folder_are_taken(clerk: Clerk) -> None:
    clerk.write(loi=READY, situation=DOUBTFUL)
    page = clerk.give(clerk.folder)
    assert [one.path.name for one in page.files] == ["loi.csv", "situation.csv"]


def test_leaving_at_any_step_leaves_the_dossier_as_it_was(clerk: Clerk, qtbot: QtBot) -> None:
    before = clerk.revision()
    page = clerk.give(*clerk.write(loi=READY))
    page.assistant.go_step(Step.CHECK)
    for _ in range(4):
        page.escape()
    qtbot.waitUntil(lambda: clerk.window.page_name == "documents")
    assert clerk.revision() == before


def wrapped_whole(page: QWidget) -> bool:
    """Whether every text that wraps is as high as its lines need."""
    lines = [one for one in page.findChildren(QLabel) if one.isVisible() and one.wordWrap() and one.text()]
    return bool(lines) and all(one.height() >= one.heightForWidth(one.width()) for one in lines)


def test_a_newer_version_is_imported_in_place_of_the_earlier_one(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.give(*clerk.write(loi=READY)).assistant.write()
    qtbot.waitUntil(lambda: clerk.documents() == 1, timeout=PATIENCE)
    page = clerk.give(*clerk.write(loi=LATER))
    page.assistant.go_step(Step.CHECK)
    qtbot.waitUntil(lambda: bool(page.assistant.standing.draft.replacing), timeout=PATIENCE)
    assert "1 montant changé" in {text for _, text in shown_texts(page)}
    qtbot.waitUntil(lambda: "0 question touchée" in {text for _, text in shown_texts(page)}, timeout=PATIENCE)
    assert list(cut_texts(page)) == []
    qtbot.waitUntil(lambda: wrapped_whole(page), timeout=PATIENCE)
    page.assistant.write()
    qtbot.waitUntil(lambda: clerk.documents() == 1, timeout=PATIENCE)


def test_an_express_import_of_a_newer_version_stops_at_the_check(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.give(*clerk.write(loi=READY)).assistant.write()
    qtbot.waitUntil(lambda: clerk.documents() == 1, timeout=PATIENCE)
    page = clerk.give(*clerk.write(loi=LATER))
    page.assistant.write()
    qtbot.waitUntil(lambda: page.assistant.step is Step.CHECK, timeout=PATIENCE)


def test_a_recipe_that_was_kept_is_offered_for_the_next_file(clerk: Clerk, qtbot: QtBot) -> None:
    page = clerk.give(*clerk.write(situation=DOUBTFUL))
    desk = page.assistant.desk
    desk.decide_unit(1_000, "XOF")
    desk.answer(page.assistant.standing.questions, Measure.PAID)
    page.assistant.go_step(Step.CHECK)
    assert page.assistant.foot.recipe.isChecked()
    page.assistant.write()
    qtbot.waitUntil(lambda: clerk.documents() == 1, timeout=PATIENCE)
    page = clerk.give(*clerk.write(suite=DOUBTFUL.replace("2023", "2024")))
    file = page.files[0]
    qtbot.waitUntil(lambda: bool(file.recipes), timeout=PATIENCE)
    page.assistant.follow_recipe()
    qtbot.waitUntil(lambda: clerk.settled)
    reading = page.assistant.standing.reading
    assert (reading.layout.unit.scale, reading.layout.unit.currency) == (1_000, "XOF")
    assert [(one.measure, one.year and one.year.number) for one in reading.amounts] == [(Measure.PAID, 2024)]


def test_what_the_document_is_goes_with_it(clerk: Clerk) -> None:
    page = clerk.give(*clerk.write(loi=READY))
    page.assistant.go_step(Step.CODES)
    filing = page.assistant.steps.codes.filing
    filing.institution.setText("Direction du budget")
    filing.institution.editingFinished.emit()
    filing.status.pick("audited")
    filing.day.setText("31/02/2025")
    filing.day.editingFinished.emit()
    assert "Cette date n’existe pas" in " ".join(text for _, text in shown_texts(filing))
    draft = page.assistant.standing.draft
    assert (draft.filing.institution, draft.filing.status) == ("Direction du budget", "audited")
    assert draft.inspection.source.received is None


def test_a_table_can_be_turned_to_the_revenue_side(clerk: Clerk, qtbot: QtBot) -> None:
    page = clerk.give(*clerk.write(loi=READY))
    page.assistant.desk.turn(Flow.REVENUE)
    qtbot.waitUntil(lambda: clerk.settled)
    assert page.assistant.standing.reading.layout.flow is Flow.REVENUE


def test_codes_with_a_zero_in_front_are_shown_as_printed(clerk: Clerk, qtbot: QtBot) -> None:
    page = clerk.give(*clerk.write(loi=READY))
    page.assistant.go_step(Step.CODES)
    codes = page.assistant.steps.codes.codes
    qtbot.waitUntil(lambda: codes.rowCount() == 3, timeout=PATIENCE)
    assert [codes.index(row, 1).data() for row in range(3)] == ["02101", "02102", "02103"]


def test_a_printed_total_leads_to_its_cell_on_the_sheet(clerk: Clerk) -> None:
    page = clerk.give(*clerk.write(loi=READY))
    page.assistant.go_step(Step.CHECK)
    page.assistant.steps.check.table.setFocus()
    page.assistant.steps.check.table.selectRow(0)
    clerk.press(Qt.Key.Key_Return)
    assert clerk.stands_at(Step.AREA)
    assert page.assistant.steps.area.sheet.place() == (6, 3)


def test_a_file_that_is_given_again_is_read_again(clerk: Clerk) -> None:
    (path,) = clerk.write(loi=DOUBTFUL)
    clerk.give(path)
    clerk.write(loi=READY)
    page = clerk.give(path)
    assert [one.state for one in page.files] == [FileState.READY]
    assert page.assistant.standing.amounts == 3
