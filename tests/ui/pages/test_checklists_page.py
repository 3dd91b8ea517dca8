"""The checklists page: proposals of the data, answers of people."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from budgetwatch.domain.checklist import Answer
from tests.ui.pages.conftest import WAIT
from ui.main_window import MainWindow
from ui.models.topics import Filter, is_proposed
from ui.pages.checklists import ChecklistsPage


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> ChecklistsPage:
    window.go("checklists")
    shown = window.page
    assert isinstance(shown, ChecklistsPage)
    qtbot.waitUntil(lambda: shown.rows.rowCount() > 0, timeout=WAIT)
    return shown


def stand_on_proposal(page: ChecklistsPage, qtbot: QtBot) -> str:
    """Stand on a topic whose answer the data propose; its id."""
    page.visit("D03")
    qtbot.waitUntil(lambda: page.current is not None and page.current.item.id == "D03", timeout=WAIT)
    assert page.current is not None
    assert is_proposed(page.current)
    return "D03"


def test_a_proposed_answer_ends_with_a_question_mark(page: ChecklistsPage, qtbot: QtBot) -> None:
    topic = stand_on_proposal(page, qtbot)
    assert _answers(page)[topic].endswith("?")


def test_enter_confirms_the_computed_answer(page: ChecklistsPage, qtbot: QtBot) -> None:
    topic = stand_on_proposal(page, qtbot)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not _answers(page)[topic].endswith("?"), timeout=WAIT)
    assert page.current is not None
    assert page.current.recorded is not None


def test_a_key_answers_otherwise(page: ChecklistsPage, qtbot: QtBot) -> None:
    topic = stand_on_proposal(page, qtbot)
    QTest.keyClick(page.table, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: _answers(page)[topic] == "Data unavailable", timeout=WAIT)


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        (Answer.REFUSED, "Information refused"),
        (Answer.CLASSIFIED, "Information classified"),
        (Answer.NOT_APPLICABLE, "Not applicable"),
        (None, "Not yet treated"),
    ],
)
def test_what_is_withheld_or_set_aside_is_not_kept_without_a_reason(
    page: ChecklistsPage, qtbot: QtBot, answer: Answer | None, shown: str
) -> None:
    topic = stand_on_proposal(page, qtbot)
    page.detail.pick(answer)
    assert page.detail.note.property("wrong")
    page.detail.note.setText("Letter of 3 March")
    page.detail.pick(answer)
    qtbot.waitUntil(lambda: _answers(page)[topic] == shown, timeout=WAIT)


def test_an_answer_can_be_withdrawn(page: ChecklistsPage, qtbot: QtBot) -> None:
    topic = stand_on_proposal(page, qtbot)
    page.answer(Answer.YES, "")
    qtbot.waitUntil(lambda: _answers(page)[topic] == "Yes", timeout=WAIT)
    page.withdraw()
    qtbot.waitUntil(lambda: _answers(page)[topic].endswith("?"), timeout=WAIT)


def test_a_topic_of_another_list_is_shown_where_it_stands(page: ChecklistsPage, qtbot: QtBot) -> None:
    for topic in ("E15", "C12", "I02"):
        page.visit(topic)
        qtbot.waitUntil(partial(_shows, page, topic), timeout=WAIT)


def _shows(page: ChecklistsPage, topic: str) -> bool:
    return page.current is not None and page.current.item.id == topic


def test_a_filter_keeps_what_is_to_confirm(page: ChecklistsPage) -> None:
    page.chips.buttons[Filter.PROPOSED].click()
    assert page.rows.rowCount() > 0
    assert all(is_proposed(page.rows.record(row)) for row in range(page.rows.rowCount()))


def _answers(page: ChecklistsPage) -> dict[str, str]:
    return {page.rows.record(row).item.id: str(page.rows.index(row, 2).data()) for row in range(page.rows.rowCount())}
