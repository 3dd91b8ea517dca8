"""The findings page: reading, judging, asking."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from budgetwatch.domain.finding import ExplanationState, Judgement
from tests.ui.pages.conftest import WAIT
from ui.dialogs.quiet_rules import QuietRulesDialog
from ui.dialogs.reason import ReasonDialog
from ui.main_window import MainWindow
from ui.pages.findings import FindingsPage
from ui.pages.hearing import HearingPage
from ui.widgets.states import EmptyState


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> FindingsPage:
    window.go("findings")
    shown = window.page
    assert isinstance(shown, FindingsPage)
    qtbot.waitUntil(lambda: shown.model.rowCount() > 0, timeout=WAIT)
    return shown


def chip(page: FindingsPage, judgement: Judgement) -> str:
    return page.chips.buttons[judgement].text()


def test_the_first_finding_is_shown_with_its_figures_and_question(page: FindingsPage) -> None:
    assert page.current is not None
    assert page.detail.figures.links
    assert page.detail._question.text().endswith("?")


def test_a_finding_is_counted_in_words_with_its_rule_in_the_tool_tip(page: FindingsPage) -> None:
    assert page.current is not None
    place = page.detail._place
    assert page.current.finding.code not in place.text()
    assert page.current.finding.code in place.toolTip()


def test_a_key_judges_the_finding_and_the_next_one_is_shown(page: FindingsPage, qtbot: QtBot) -> None:
    judged, before = page.current, page.model.rowCount()
    assert page.session.counts["findings"] == before
    assert judged is not None
    QTest.keyClick(page.list, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: page.model.rowCount() == before - 1, timeout=WAIT)
    assert chip(page, Judgement.EXPLAINED).endswith("1")
    assert page.current is not None
    assert page.current.finding.key != judged.finding.key


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog
def test_setting_aside_asks_for_a_reason_first(page: FindingsPage, qtbot: QtBot) -> None:
    before = page.model.rowCount()
    page.judge(Judgement.DISMISSED)
    dialog = page.window().findChild(ReasonDialog)
    assert dialog is not None
    assert not dialog.go_on.isEnabled()
    dialog.reason.setPlainText("Carried over by the programming law")
    dialog.accept()
    qtbot.waitUntil(lambda: page.model.rowCount() == before - 1, timeout=WAIT)
    page.show_verdict(Judgement.DISMISSED)
    assert page.current is not None
    assert page.current.reason == "Carried over by the programming law"


def test_a_finding_becomes_a_question_once(page: FindingsPage, window: MainWindow, qtbot: QtBot) -> None:
    page.ask()
    qtbot.waitUntil(lambda: page.detail.add.text() == "See it in the hearing", timeout=WAIT)
    page.ask()
    hearing = window.page
    assert isinstance(hearing, HearingPage)
    qtbot.waitUntil(lambda: hearing.questions.model.rowCount() == 1, timeout=WAIT)


def test_undo_brings_the_finding_back(page: FindingsPage, window: MainWindow, qtbot: QtBot) -> None:
    before = page.model.rowCount()
    page.judge(Judgement.EXPLAINED)
    qtbot.waitUntil(lambda: page.model.rowCount() == before - 1, timeout=WAIT)
    window.session.undo()
    qtbot.waitUntil(lambda: page.model.rowCount() == before, timeout=WAIT)


def test_a_figure_of_a_finding_opens_its_source(page: FindingsPage, window: MainWindow, qtbot: QtBot) -> None:
    page.detail.figures.links[0].click()
    panel = window.panel
    assert panel is not None
    qtbot.waitUntil(lambda: panel.found is not None, timeout=WAIT)
    assert panel.figure == page.detail.figures.links[0].figure
    assert QApplication.activeModalWidget() is None


def test_no_rule_computed_is_not_shown_as_no_gap(empty_window: MainWindow, qtbot: QtBot) -> None:
    empty_window.go("findings")
    qtbot.waitUntil(lambda: empty_window.page.findChild(EmptyState) is not None, timeout=WAIT)
    state = empty_window.page.findChild(EmptyState)
    assert state is not None
    assert state.heading.text() == "Nothing to examine yet"


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog
def test_what_lacks_data_is_told_first_among_the_rules_without_a_signal(page: FindingsPage) -> None:
    assert page.quiet.text().endswith("rules without a signal…")
    page.quiet.click()
    dialog = page.window().findChildren(QuietRulesDialog)[-1]
    states = [dialog.rows.index(row, 1).data() for row in range(dialog.rows.rowCount())]
    assert states[0] == "unavailable"
    assert all(dialog.rows.index(row, 2).data() for row in range(dialog.rows.rowCount()))
    dialog.accept()


def test_an_explanation_is_ruled_out_at_the_keyboard_and_stays_so(
    page: FindingsPage, window: MainWindow, qtbot: QtBot
) -> None:
    row = page.detail.explanations.rows[0]
    QTest.keyClick(row.stands.buttons[ExplanationState.RULED_OUT], Qt.Key.Key_Space)
    qtbot.waitUntil(
        lambda: page.current is not None and page.current.explained[0][1] is ExplanationState.RULED_OUT, timeout=WAIT
    )
    page.list.setCurrentIndex(page.model.index(1))
    assert row.stands.buttons[ExplanationState.TO_CHECK].isChecked()
    page.list.setCurrentIndex(page.model.index(0))
    assert row.stands.buttons[ExplanationState.RULED_OUT].isChecked()
    window.session.undo()
    qtbot.waitUntil(row.stands.buttons[ExplanationState.TO_CHECK].isChecked, timeout=WAIT)
