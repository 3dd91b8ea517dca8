"""Policy axes in the window: entered in a dialog, tagged with keys, followed in the table, undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidgetItem
from pytestqt.qtbot import QtBot

from budgetwatch.domain.axis import PolicyAxis
from budgetwatch.domain.checklist import Bilingual
from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import CompareQuery
from tests.ui.pages.conftest import WAIT
from ui.main_window import MainWindow
from ui.pages.budget import BudgetPage
from ui.widgets.axes_editor import AxesEditor
from ui.widgets.axes_view import AxesPart
from ui.widgets.budget_parts import Segment
from ui.widgets.states import EmptyState

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog

AXES = (
    PolicyAxis(1, Bilingual("Équiper les armées", "Equip the forces")),
    PolicyAxis(2, Bilingual("Protéger les personnes", "Protect people"), words="police"),
)


@pytest.fixture
def part(window: MainWindow, qtbot: QtBot) -> AxesPart:
    """The segment, with two axes entered and the lines listed."""
    window.go("budget")
    page = window.page
    assert isinstance(page, BudgetPage)
    page.show_segment(Segment.AXES)
    shown = page.parts.made[Segment.AXES]
    assert isinstance(shown, AxesPart)
    qtbot.waitUntil(lambda: shown.places.rowCount() > 0, timeout=WAIT)
    shown._keep(AXES)
    qtbot.waitUntil(lambda: shown._view is not None and len(shown._view.axes) == 2, timeout=WAIT)
    shown.list.setFocus()
    return shown


def marks(part: AxesPart) -> list[str]:
    return [str(part.places.index(row, 0).data()) for row in range(part.places.rowCount())]


def told(part: AxesPart, name: str) -> list[str]:
    for row in range(part.report.rowCount()):
        if str(part.report.index(row, 0).data()).startswith(name):
            return [str(part.report.index(row, at).data()) for at in range(1, part.report.columnCount())]
    raise AssertionError(name)


def test_two_places_at_once_are_tagged_with_one_key_and_undone_with_another(
    part: AxesPart, window: MainWindow, qtbot: QtBot
) -> None:
    assert marks(part) == ["—", "—", "2 ?"]
    part.list.setCurrentIndex(part.places.index(0, 1))
    QTest.keyClick(part.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(part.list, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: marks(part) == ["1", "1", "2 ?"], timeout=WAIT)
    assert [one.code for one in part.selected] == ["2101", "2105"]
    assert told(part, "1. Equip")[:4] == ["82,400", "64,000", "77.7%", "67.6%"]
    assert told(part, "No axis")[:2] == ["39,560", "40,870"]
    assert part.rest.text() == "In 2024, 32.4% of what was voted serves no axis that the committee tagged."
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: marks(part) == ["—", "—", "2 ?"], timeout=WAIT)


def test_enter_says_yes_to_a_question_and_zero_takes_the_tag_off(part: AxesPart, qtbot: QtBot) -> None:
    part.list.setCurrentIndex(part.places.index(2, 1))
    assert part.told.text() == "Does “2302 Police nationale” serve the axis “Protect people”? Both say “police”."
    QTest.keyClick(part.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: marks(part)[2] == "2", timeout=WAIT)
    assert part.told.text() == "Tagged here: 2. Protect people"
    QTest.keyClick(part.list, Qt.Key.Key_0)
    qtbot.waitUntil(lambda: marks(part)[2] == "2 ?", timeout=WAIT)


def test_the_table_that_is_read_later_does_not_take_the_keyboard_from_the_axes(
    part: AxesPart, window: MainWindow, qtbot: QtBot
) -> None:
    page = window.page
    assert isinstance(page, BudgetPage)
    qtbot.waitUntil(lambda: page._view is not None, timeout=WAIT)
    view, page._view = page._view, None
    part.list.setFocus()
    page.show_view(view)
    assert part.list.hasFocus()


def test_a_number_without_an_axis_tags_nothing(part: AxesPart, window: MainWindow) -> None:
    said: list[object] = []
    window.session.said.connect(said.append)
    QTest.keyClick(part.list, Qt.Key.Key_7)
    assert len(said) == 1
    assert marks(part) == ["—", "—", "2 ?"]


def test_the_figure_at_the_keyboard_can_be_asked_where_it_comes_from(part: AxesPart) -> None:
    part.list.setCurrentIndex(part.places.index(1, 1))
    assert str(part.current_figure()) == "62400000000"
    assert part.table is not None
    part.table.setFocus()
    part.table.setCurrentIndex(part.report.index(part.report.rowCount() - 1, 2))
    assert str(part.current_figure()) == "104870000000"


def test_axes_are_typed_in_the_dialog_which_waits_until_they_can_be_kept(
    part: AxesPart, window: MainWindow, qtbot: QtBot
) -> None:
    part.edit()
    (dialog,) = window.findChildren(AxesEditor)
    dialog.add()
    assert not dialog.go_on.isEnabled()
    assert "title" in dialog.trouble.text()
    dialog.table.setItem(2, 1, QTableWidgetItem("Renseigner"))
    assert dialog.go_on.isEnabled()
    dialog.go_on.click()
    qtbot.waitUntil(lambda: part._view is not None and len(part._view.axes) == 3, timeout=WAIT)
    assert part._view is not None
    assert part._view.axes[2].title == Bilingual("Renseigner", "Renseigner")


def test_the_example_fills_the_dialog_to_be_checked(part: AxesPart, window: MainWindow, qtbot: QtBot) -> None:
    part.edit()
    (dialog,) = window.findChildren(AxesEditor)
    dialog.take_file(None)
    qtbot.waitUntil(lambda: len(dialog.typed) == 5, timeout=WAIT)
    assert not any(axis.checked for axis in dialog.typed)
    dialog.reject()


def test_without_a_budget_the_segment_says_what_comes_first(empty_window: MainWindow, qtbot: QtBot) -> None:
    empty_window.go("budget")
    page = empty_window.page
    assert isinstance(page, BudgetPage)
    page.show_segment(Segment.AXES)
    shown = page.parts.made[Segment.AXES]
    qtbot.waitUntil(lambda: isinstance(shown.currentWidget(), EmptyState), timeout=WAIT)


def test_the_places_of_another_level_are_listed_by_their_codes(part: AxesPart, qtbot: QtBot) -> None:
    part.choose_level(CompareQuery(Classification.ADMINISTRATION, 1))
    qtbot.waitUntil(lambda: part.places.rowCount() == 2, timeout=WAIT)
    assert [part.places.index(row, 1).data() for row in range(2)] == ["210", "230"]
