"""From a dropped file to the one button that writes."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from budgetwatch.domain.contract import Contract
from budgetwatch.domain.errors import NeedsPassword, Unreadable
from budgetwatch.domain.grid import Grid
from budgetwatch.domain.layout import Column, Role, RowKind, TableKind
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.terms import FIELDS
from budgetwatch.domain.year import Year
from budgetwatch.i18n import language
from budgetwatch.usecases.column_choices import with_column
from budgetwatch.usecases.deciding import Asked
from budgetwatch.usecases.registering import with_field
from budgetwatch.usecases.repainting import with_rows
from tests.ui.fakes import FakeCore, draft
from tests.ui.walker import shown_texts
from ui.dialogs.dropping import DroppingDialog
from ui.dialogs.year import YearDialog
from ui.main_window import MainWindow
from ui.models.import_course import Step
from ui.models.import_questions import askings, proposed_years
from ui.models.import_view import first_amount, role_words, row_letter
from ui.models.sheet_model import SheetModel
from ui.pages.import_page import ImportPage
from ui.widgets.choice import Choice
from ui.widgets.question_card import QuestionsCard
from ui.widgets.states import TroubleState


@pytest.fixture
def page(opened: MainWindow, core: FakeCore, qtbot: QtBot) -> ImportPage:
    """The import page on the drawn sheet."""
    return _drop(opened, qtbot, "SITEX_2024.xlsx")


def _drop(window: MainWindow, qtbot: QtBot, *names: str) -> ImportPage:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(Path.cwd() / name)) for name in names])
    no_keys, no_buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
    window.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, no_buttons, no_keys))
    page = window.page
    assert isinstance(page, ImportPage)
    qtbot.waitUntil(lambda: page.draft is not None or bool(page.findChildren(TroubleState)))
    return page


def test_a_dropped_spreadsheet_leads_to_the_import_page(page: ImportPage) -> None:
    assert "SITEX_2024.xlsx" in " ".join(text for _, text in shown_texts(page))


def test_nothing_can_be_imported_before_the_first_amount_is_confirmed(page: ImportPage) -> None:
    assert not page.go_on.isEnabled()
    page.assistant.desk.confirm_unit()
    assert page.go_on.isEnabled()


def test_importing_writes_once_and_returns_to_the_documents(
    page: ImportPage, opened: MainWindow, core: FakeCore, qtbot: QtBot
) -> None:
    page.assistant.desk.confirm_unit()
    QTest.mouseClick(page.go_on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: opened.page_name == "documents")
    assert len(core.imported) == 1


def test_several_files_are_taken_one_after_the_other(opened: MainWindow, core: FakeCore, qtbot: QtBot) -> None:
    page = _drop(opened, qtbot, "a.xlsx", "b.xlsx")
    for _ in range(2):
        page.assistant.desk.confirm_unit()
        page.assistant.write()
        qtbot.waitUntil(lambda: not page.writer.busy and (not page.files or page.go_on.isEnabled() is False))
    assert len(core.imported) == 2


def test_an_assumed_unit_is_asked_and_the_answer_kept(opened: MainWindow, core: FakeCore, qtbot: QtBot) -> None:
    core.draft = draft(assumed=True)
    page = _drop(opened, qtbot, "SITEX_2024.xlsx")
    assert page.draft is not None
    assert [question.asked for question in page.draft.questions] == [Asked.SCALE]
    page.assistant.desk.answer((page.draft.questions[0],), 1_000_000)
    assert page.draft.questions == ()
    assert page.assistant.standing.reading.layout.unit.scale == 1_000_000


def test_a_password_is_asked_for_a_protected_file(opened: MainWindow, core: FakeCore, qtbot: QtBot) -> None:
    core.refusal = NeedsPassword("needs-password")
    page = _drop(opened, qtbot, "Marches.xlsx")
    core.refusal = None
    page.read_with("secret")
    qtbot.waitUntil(lambda: page.draft is not None)


def test_an_unreadable_file_says_why_and_leaves_the_dossier_alone(
    opened: MainWindow, core: FakeCore, qtbot: QtBot
) -> None:
    core.refusal = Unreadable("empty-file")
    page = _drop(opened, qtbot, "vide.xlsx")
    assert "empty-file" in {text for _, text in shown_texts(page)}
    assert core.imported == []


def test_escape_leaves_without_writing(page: ImportPage, opened: MainWindow, core: FakeCore) -> None:
    page.escape()
    assert (opened.page_name, core.imported, page.draft) == ("documents", [], None)


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog
def test_escape_asks_before_it_drops_what_was_decided(page: ImportPage, opened: MainWindow) -> None:
    page.assistant.desk.confirm_unit()
    page.escape()
    (asked,) = opened.findChildren(DroppingDialog)
    assert opened.page_name == "import"
    asked.drop.click()
    assert (opened.page_name, page.draft) == ("documents", None)


def test_columns_that_share_a_question_are_asked_once_and_answered_together(page: ImportPage) -> None:
    made = draft()
    undated = tuple(replace(one, year=None) for one in made.readings[0].layout.columns)
    layout = replace(made.readings[0].layout, columns=undated)
    page.assistant.desk.change(made.with_layout(layout))
    (asking,) = askings(page.draft.questions) if page.draft else ()
    assert str(asking.message) == "Of which year are columns C to D?"
    page.assistant.desk.answer(asking.questions, 2024)
    assert page.draft is not None
    assert page.draft.questions == ()


def test_a_shared_question_can_be_answered_for_one_column_alone(page: ImportPage, qtbot: QtBot) -> None:
    made = draft()
    undated = tuple(replace(one, year=None) for one in made.readings[0].layout.columns)
    page.assistant.go_step(Step.CODES)
    page.assistant.desk.change(made.with_layout(replace(made.readings[0].layout, columns=undated)))
    (card,) = page.findChildren(QuestionsCard)
    *_, last = card.findChildren(Choice)
    assert isinstance(last, Choice)
    last.pick(2019)
    qtbot.waitUntil(lambda: page.draft is not None and [one.column for one in page.draft.questions] == ["C"])
    assert page.assistant.standing.reading.layout.columns[3].year == Year(2019)


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog
def test_a_year_that_no_menu_proposes_can_be_typed(page: ImportPage) -> None:
    taken: list[int] = []
    dialog = YearDialog(page.session, 2024, taken.append, page)
    dialog.open()
    dialog.year.setValue(1998)
    dialog.accept()
    assert taken == [1998]


def test_one_column_may_be_of_another_year_and_another_basis() -> None:
    layout = draft().readings[0].layout
    changed = with_column(with_column(layout, 4, Year(2023)), 4, Basis.AE)
    assert [(one.year, one.basis) for one in changed.columns[2:]] == [
        (Year(2024), Basis.CP),
        (Year(2023), Basis.AE),
    ]


def test_the_years_proposed_are_those_that_the_file_names() -> None:
    made = draft()
    years = proposed_years("Execution_2019_2021.xlsx", made.workbook.grids[0], made.readings[0].layout)
    assert years[:2] == (2019, 2021)
    assert len(years) == 6


def test_the_column_of_a_register_is_named_by_the_contract_field() -> None:
    column = Column(5, "Mode", Role.TEXT, field="procedure_text")
    assert role_words(column, language("fr"))[0].lower() != "procedure_text"


def test_a_rate_of_the_sheet_is_read_as_a_percentage() -> None:
    columns = (Column(1, "Libellé", Role.LABEL), Column(2, "Taux", Role.RATE))
    layout = replace(draft().readings[0].layout, columns=columns)
    model = SheetModel(Grid("SITEX", [["Soldes", 0.7027], ["Vivres", 12.5]]), layout, language("fr"))
    assert [model.index(row, 2).data() for row in range(2)] == ["70,3\u00a0%", "12,5"]


def test_every_field_of_a_contract_has_its_words() -> None:
    kept_for_tracing = {"rows", "columns", "stored"}
    named_one_by_one = {"amendments"}
    of_an_amendment = {name for name in FIELDS if name.startswith("amendment_")}
    assert {one.name for one in fields(Contract)} - kept_for_tracing - named_one_by_one == set(FIELDS) - of_an_amendment


def test_a_column_of_a_register_can_be_taken_for_another_field() -> None:
    layout = replace(
        draft().readings[0].layout,
        kind=TableKind.CONTRACTS,
        columns=(Column(1, "N°", Role.CODE, field="id"), Column(2, "Total", Role.IGNORED)),
    )
    again = with_field(layout, 2, "awarded")
    assert [(one.field, one.role, one.measure) for one in again.columns] == [
        ("id", Role.CODE, None),
        ("awarded", Role.AMOUNT, Measure.AWARDED),
    ]
    assert [one.field for one in with_field(again, 1, "awarded").columns] == ["awarded", None]


@pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of every menu
def test_the_menu_of_a_register_column_offers_the_contract_fields(page: ImportPage, qtbot: QtBot) -> None:
    made = draft()
    sheet = page.assistant.steps.area.sheet
    register = replace(made.readings[0].layout, kind=TableKind.CONTRACTS)
    sheet.show_sheet(SheetModel(made.workbook.grids[0], register, language("en")))
    sheet.offer_roles(2)
    offered = [action.text() for menu in sheet.findChildren(QMenu) for action in menu.actions()]
    assert len(offered) > 25


def test_the_draft_survives_a_change_of_language(page: ImportPage, opened: MainWindow, qtbot: QtBot) -> None:
    page.assistant.desk.confirm_unit()
    draft_before = page.draft
    opened.session.speak("en")
    qtbot.waitUntil(lambda: opened.page is not page)
    again = opened.page
    assert isinstance(again, ImportPage)
    assert again.draft is draft_before
    assert again.go_on.isEnabled()
    assert again.go_on.text() == "Import 4 amounts"


def test_the_first_amount_is_read_in_its_unit() -> None:
    made = draft()
    first = first_amount(made.readings[0], made.workbook.grids[0])
    assert first is not None
    assert (first.place, first.received) == ("C5", "9762219")
    assert (str(first.printed), str(first.amount)) == ("9762219", "9762219000")


def test_every_row_of_the_sheet_has_its_letter() -> None:
    made = draft()
    letters = [row_letter(made.readings[0].layout, row) for row in range(1, 10)]
    assert [str(letter) for letter in letters] == ["–", "U", "H", "G", "L", "L", "S", "T", "–"]


def test_painting_a_row_changes_that_row_only() -> None:
    layout = draft().readings[0].layout
    painted = with_rows(layout, {7}, RowKind.LINE)
    changed = [row for row, kind in enumerate(painted.rows, layout.area.top) if kind is not layout.rows[row - 3]]
    assert changed == [7]


def test_a_column_taken_for_a_stage_becomes_an_amount_column() -> None:
    layout = with_column(draft().readings[0].layout, 2, Measure.COMMITTED)
    column = next(one for one in layout.columns if one.index == 2)
    assert (column.role, column.measure, column.counts) == (Role.AMOUNT, Measure.COMMITTED, True)
