"""The contracts page: the register, its signals, their verdicts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from budgetwatch.domain.contract_line import TiedBy
from budgetwatch.domain.finding import ExplanationState, Judgement
from tests.ui.pages.conftest import WAIT
from ui.dialogs.budget_line import BudgetLineDialog
from ui.dialogs.contract_field import ContractFieldDialog
from ui.dialogs.owners import OwnersDialog
from ui.dialogs.thresholds import ThresholdsDialog
from ui.main_window import MainWindow
from ui.models.contracts import BESIDE, Filter, groups
from ui.models.rows import Cell
from ui.pages.contracts import ContractsPage
from ui.theme import Theme
from ui.widgets.segments import Segments
from ui.widgets.signal_card import SignalCard
from ui.widgets.states import EmptyState


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> ContractsPage:
    window.go("contracts")
    shown = window.page
    assert isinstance(shown, ContractsPage)
    qtbot.waitUntil(lambda: shown.rows.rowCount() > 0, timeout=WAIT)
    return shown


def listed(page: ContractsPage) -> list[str]:
    return [page.rows.record(row).contract.id for row in range(page.rows.rowCount())]


def cards(page: ContractsPage) -> list[SignalCard]:
    return [card for card in page.detail.findChildren(SignalCard) if not card.isHidden()]


def test_only_contracts_that_a_signal_names_are_listed_at_first(page: ContractsPage) -> None:
    assert listed(page) == ["M-01"]


def test_all_contracts_are_listed_by_amount(page: ContractsPage) -> None:
    page.chips.buttons[Filter.EVERY].click()
    assert listed(page) == ["M-01", "M-03", "M-02"]


def test_the_direct_awards_can_be_listed_alone(page: ContractsPage) -> None:
    page.chips.buttons[Filter.DIRECT].click()
    assert listed(page) == ["M-01", "M-03"]


def test_a_contract_shows_each_of_its_signals(page: ContractsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(cards(page)) == len(page.rows.record(0).flags) == 2, timeout=WAIT)


def test_every_rule_is_listed_with_what_it_came_to(page: ContractsPage) -> None:
    states = {page.foot.flags.record(row).finding.state for row in range(page.foot.flags.rowCount())}
    assert {"fired", "insufficient_sample", "unavailable"} <= {str(state) for state in states}


def test_a_rule_that_lacks_a_column_says_so(page: ContractsPage, qtbot: QtBot) -> None:
    page.show_flag("BW14")
    qtbot.waitUntil(lambda: len(cards(page)) == 1, timeout=WAIT)
    texts = [text.text() for card in cards(page) for text in card.findChildren(QLabel)]
    assert "unavailable" in texts


def test_the_contract_number_is_read_whole(page: ContractsPage) -> None:
    number = "0012/DFM-2023-AVENANT"
    first = page.rows.record(0)
    page.rows.show_rows([(first, tuple(Cell(number) for _ in range(page.rows.columnCount())))])
    page.table.widen(0, (60, 400))
    assert page.table.columnWidth(0) > page.table.fontMetrics().horizontalAdvance(number)


def test_a_signal_says_what_was_looked_at_and_names_its_rule_in_the_tool_tip(page: ContractsPage, qtbot: QtBot) -> None:
    page.show_flag("BW02")
    qtbot.waitUntil(lambda: len(cards(page)) == 1, timeout=WAIT)
    labels = cards(page)[0].findChildren(QLabel)
    assert not [one.text() for one in labels if "BW02" in one.text()]
    assert [one.text() for one in labels if "BW02" in one.toolTip()]


def test_an_explanation_of_a_signal_is_weighed_keeps_the_keyboard_and_is_undone(
    page: ContractsPage, window: MainWindow, qtbot: QtBot
) -> None:
    page.show_flag("BW02")

    def stands() -> ExplanationState | None:
        flag = page._view.flag("BW02") if page._view is not None else None
        return flag.explained[1][1] if flag is not None else None

    def weighed() -> Segments[ExplanationState]:
        shown = page.detail.cards[0].explanations
        assert shown is not None
        return shown.rows[1].stands

    chosen = weighed().buttons[ExplanationState.CONFIRMED]
    chosen.setFocus()
    QTest.keyClick(chosen, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: stands() is ExplanationState.CONFIRMED, timeout=WAIT)
    assert window.focusWidget() is weighed().buttons[ExplanationState.CONFIRMED]
    window.session.undo()
    qtbot.waitUntil(lambda: stands() is ExplanationState.TO_CHECK, timeout=WAIT)
    assert weighed().buttons[ExplanationState.TO_CHECK].isChecked()


@pytest.mark.parametrize("text", [100, 125, 150])
def test_the_register_never_scrolls_sideways_and_leaves_to_the_panel_what_has_no_room(
    page: ContractsPage, window: MainWindow, qtbot: QtBot, text: int
) -> None:
    window.resize(1366, 768)
    window.session.wear(Theme(text=text))
    window.go("contracts")
    shown = window.page
    assert isinstance(shown, ContractsPage)
    qtbot.waitUntil(lambda: shown.rows.rowCount() > 0, timeout=WAIT)
    qtbot.waitUntil(lambda: shown.table.horizontalScrollBar().maximum() == 0, timeout=WAIT)
    assert not any(shown.table.isColumnHidden(column) for column in (0, 1, 5, 8))
    window.resize(2600, 900)
    qtbot.waitUntil(lambda: not any(shown.table.isColumnHidden(column) for column in BESIDE), timeout=WAIT)


def test_a_verdict_on_a_signal_is_kept(page: ContractsPage, qtbot: QtBot) -> None:
    key = next(
        page.foot.flags.record(row).finding.key
        for row in range(page.foot.flags.rowCount())
        if page.foot.flags.record(row).finding.code == "BW02"
    )
    page.judge(key, Judgement.EXPLAINED)

    def kept() -> bool:
        flag = page._view.flag("BW02") if page._view is not None else None
        return flag is not None and flag.judgement is Judgement.EXPLAINED

    qtbot.waitUntil(kept, timeout=WAIT)


def test_groups_add_up_to_the_whole_register(page: ContractsPage) -> None:
    assert page._view is not None
    found = groups(page._view.rows, 10)
    assert [one.name for one in found] == ["Dunes SA", "Gommier SA", "Oasis SARL"]
    assert sum(one.share for one in found) == pytest.approx(1, abs=1e-5)


def test_f4_asks_about_the_amount_awarded(page: ContractsPage) -> None:
    figure = page.current_figure()
    assert figure is not None
    assert str(figure.amount) == "8640000"


def test_a_dossier_without_a_register_says_what_to_import(empty_window: MainWindow, qtbot: QtBot) -> None:
    empty_window.go("contracts")
    qtbot.waitUntil(lambda: empty_window.page.findChild(EmptyState) is not None, timeout=WAIT)
    state = empty_window.page.findChild(EmptyState)
    assert state is not None
    assert state.heading.text() == "No contract register"


def test_a_contract_or_a_signal_that_another_page_names_is_shown(page: ContractsPage, qtbot: QtBot) -> None:
    page.visit("M-02")
    assert page.table.currentIndex().siblingAtColumn(0).data() == "M-02"
    page.visit("BW14")
    qtbot.waitUntil(lambda: len(cards(page)) == 1, timeout=WAIT)


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog
def test_thresholds_are_entered_from_the_page_and_refused_in_place(page: ContractsPage, qtbot: QtBot) -> None:
    page.thresholds.click()
    asked = page.window().findChild(ThresholdsDialog)
    assert asked is not None
    asked.fields["amount"].setText("75 000 000")
    asked.fields["from"].setText("soon")
    asked.enter()
    qtbot.waitUntil(lambda: not asked.refused.isHidden(), timeout=WAIT)
    asked.fields["from"].setText("2016-01-01")
    asked.enter()
    qtbot.waitUntil(lambda: asked.entered.count() == 1, timeout=WAIT)
    asked.forget()
    qtbot.waitUntil(lambda: asked.entered.count() == 0, timeout=WAIT)
    asked.accept()


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog
def test_suppliers_are_taken_for_one_and_apart_again(page: ContractsPage, qtbot: QtBot) -> None:
    page.owners.click()
    asked = page.window().findChild(OwnersDialog)
    assert asked is not None
    qtbot.waitUntil(lambda: asked.tree.topLevelItemCount() == 3, timeout=WAIT)
    assert not asked.one.isEnabled()
    for place in (0, 1):
        tick(asked, place)
    assert asked.ticked == ("Dunes SA", "Oasis SARL")
    asked.join()
    qtbot.waitUntil(lambda: asked.tree.topLevelItemCount() == 2, timeout=WAIT)
    group = asked.tree.topLevelItem(0)
    supplier = group.child(1) if group is not None else None
    assert supplier is not None
    asked.tree.setCurrentItem(supplier)
    assert asked.apart.isEnabled()
    asked.separate()
    qtbot.waitUntil(lambda: asked.tree.topLevelItemCount() == 3, timeout=WAIT)
    asked.accept()


def tick(asked: OwnersDialog, place: int) -> None:
    group = asked.tree.topLevelItem(place)
    assert group is not None
    group.setCheckState(0, Qt.CheckState.Checked)


def test_a_contract_is_tied_to_a_budget_line_from_the_page(page: ContractsPage, qtbot: QtBot) -> None:
    number = page.rows.record(0).contract.id
    dialog = BudgetLineDialog(page.session, page.rows.record(0), page)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.list.count() > 0, timeout=WAIT)
    dialog.search.setText("")
    line = dialog.list.item(0)
    dialog.list.setCurrentItem(line)
    chosen = dialog.chosen
    assert chosen is not None
    dialog.reason.setText("Letter of the ministry")
    dialog.keep.click()

    def tied() -> bool:
        row = next(
            page.rows.record(at) for at in range(page.rows.rowCount()) if page.rows.record(at).contract.id == number
        )
        return (row.tie.by, row.tie.label) == (TiedBy.HAND, chosen.place.label)

    qtbot.waitUntil(tied, timeout=WAIT)


def test_the_lines_are_searched_by_every_word(page: ContractsPage, qtbot: QtBot) -> None:
    dialog = BudgetLineDialog(page.session, page.rows.record(0), page)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.list.count() > 0, timeout=WAIT)
    dialog.search.setText("nothing of that name")
    assert all(dialog.list.item(at).isHidden() for at in range(dialog.list.count()))
    assert dialog.chosen is None
    assert not dialog.keep.isEnabled()


def test_a_field_is_corrected_from_the_page_only_with_a_reason(page: ContractsPage, qtbot: QtBot) -> None:
    number = page.rows.record(0).contract.id
    dialog = ContractFieldDialog(page.session, page.rows.record(0), page)
    qtbot.addWidget(dialog)
    dialog.field.setCurrentIndex(dialog.field.findData("supplier"))
    dialog.value.setText("Another firm")
    assert not dialog.keep.isEnabled()
    dialog.reason.setText("Seen on the signed copy")
    dialog.correct()

    def read() -> set[str]:
        return {
            page.rows.record(at).contract.supplier
            for at in range(page.rows.rowCount())
            if page.rows.record(at).contract.id == number
        }

    qtbot.waitUntil(lambda: read() == {"Another firm"}, timeout=WAIT)


def test_a_field_that_cannot_hold_a_text_says_so_in_place(page: ContractsPage, qtbot: QtBot) -> None:
    dialog = ContractFieldDialog(page.session, page.rows.record(0), page)
    qtbot.addWidget(dialog)
    dialog.field.setCurrentIndex(dialog.field.findData("signed"))
    dialog.value.setText("soon")
    dialog.reason.setText("Reason")
    dialog.correct()
    qtbot.waitUntil(lambda: bool(dialog.refused.text()), timeout=WAIT)


def test_the_direct_awards_are_shown_by_year_and_ground(page: ContractsPage) -> None:
    page.foot.turn(2)
    years = [page.foot.direct.record(row).year for row in range(page.foot.direct.rowCount())]
    assert years
    assert page.foot.direct.record(0).ground is None


def test_the_concentration_tells_what_the_largest_hold_together(page: ContractsPage) -> None:
    page.foot.turn(1)
    last = page.foot.groups.record(page.foot.groups.rowCount() - 1)
    assert str(last.up_to) in {"1", "0.999999", "1.000001"}
