"""The budget page on a real dossier."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from budgetwatch.domain.audience import Item, ItemKind
from budgetwatch.domain.finding import Audience
from budgetwatch.jobs import Job
from budgetwatch.usecases.documents import list_documents
from budgetwatch.usecases.done import Done
from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.showing import set_audience
from tests.ui.pages.conftest import WAIT
from ui.copying import copy_picture
from ui.main_window import MainWindow
from ui.pages.budget import BudgetPage
from ui.session import Session
from ui.widgets.budget_copying import copy_number
from ui.widgets.budget_tables import copy_focused
from ui.widgets.reference import copy_reference
from ui.widgets.states import EmptyState


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> BudgetPage:
    window.go("budget")
    shown = window.page
    assert isinstance(shown, BudgetPage)
    qtbot.waitUntil(lambda: shown.table.model.rowCount() > 0, timeout=WAIT)
    return shown


def line(page: BudgetPage, code: str, heading: str) -> QModelIndex:
    model = page.table.model
    header = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    for row in range(model.rowCount()):
        if str(model.index(row, 0).data()).startswith(code):
            return model.index(row, header.index(heading))
    raise AssertionError(code)


def test_each_stage_of_the_chosen_year_stands_in_its_column(page: BudgetPage) -> None:
    texts = {name: line(page, "2105", name).data() for name in ("Voted", "Revised", "Committed", "Paid", "Gap", "Rate")}
    assert texts == {
        "Voted": "62,400",
        "Revised": "78,900",
        "Committed": "71,300",
        "Paid": "41,260",
        "Gap": "−21,140",
        "Rate": "66.1%",
    }


def test_the_total_of_all_lines_stays_below(page: BudgetPage) -> None:
    model = page.table.total.budget
    assert model.rowCount() == 1
    assert "121,960" in [model.index(0, at).data() for at in range(model.columnCount())]


def test_a_chip_keeps_the_lines_above_the_revised_credits(page: BudgetPage) -> None:
    chip = page.chips.buttons["over_revised"]
    assert chip.text().endswith("1")
    chip.click()
    assert [page.table.model.index(row, 0).data() for row in range(page.table.model.rowCount())] == ["2101"]


def test_another_unit_rewords_the_table(page: BudgetPage) -> None:
    page.session.show_in(1_000_000_000)
    assert line(page, "2105", "Voted").data() == "62.4"


def test_copying_gives_the_plain_exact_amount(page: BudgetPage) -> None:
    page.table.tree.setCurrentIndex(line(page, "2105", "Paid"))
    page.table.tree.setFocus()
    copy_focused(page.session, page.current_figure(), named=False)
    assert QGuiApplication.clipboard().text() == "41260000000"


def test_the_whole_table_is_copied_with_the_columns_that_find_no_room(page: BudgetPage) -> None:
    page.table.tree.setFocus()
    page.table.tree.selectAll()
    copy_focused(page.session, page.current_figure(), named=False)
    copied = QGuiApplication.clipboard().mimeData()
    rows = [one.split("\t") for one in copied.text().splitlines()]
    assert rows[0] == [
        *("Line", "Voted 2024 (FCFA)", "Revised 2024 (FCFA)", "Committed 2024 (FCFA)", "Paid 2024 (FCFA)"),
        *("Gap 2024 (FCFA)", "Rate paid ÷ voted 2024 (1 = 100%)"),
    ]
    assert rows[-2][:2] == ["Total of all lines", "121960000000"]
    assert rows[-1] == ["Audience: Committee."]
    assert 'mso-number-format:"0.0%"' in copied.html()
    assert [one[0] for one in rows[1:-2]] == ["2101", "2105", "2302"]


def test_copying_with_the_reference_names_file_and_cell(page: BudgetPage, qtbot: QtBot) -> None:
    page.table.tree.setCurrentIndex(line(page, "2105", "Paid"))
    QGuiApplication.clipboard().clear()  # another test may have copied the same figure for another circle
    copy_focused(page.session, page.current_figure(), named=True)
    qtbot.waitUntil(lambda: "Execution_2024.csv" in QGuiApplication.clipboard().text(), timeout=WAIT)
    assert "F5" in QGuiApplication.clipboard().text()
    assert QGuiApplication.clipboard().text().splitlines()[-1] == "Audience: Committee."


def test_what_is_for_everyone_is_copied_without_a_reminder(page: BudgetPage) -> None:
    page.session.show_to(Audience.PUBLIC)
    page.copy_table()
    assert "Audience" not in QGuiApplication.clipboard().text()


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog
@pytest.mark.parametrize("copy", ["number", "reference", "table", "picture"])
def test_nothing_is_copied_for_a_circle_that_may_not_see_a_document_behind_the_figures(
    page: BudgetPage, qtbot: QtBot, copy: str
) -> None:
    session = page.session
    hide_a_document(session)
    qtbot.waitUntil(
        lambda: session.summary is not None and session.summary.evidence_for is Audience.CLOSED, timeout=WAIT
    )
    qtbot.waitUntil(lambda: page.table.model.rowCount() > 0, timeout=WAIT)
    page.table.tree.setCurrentIndex(line(page, "2105", "Paid"))
    QGuiApplication.clipboard().setText("before")
    with qtbot.waitSignal(session.failed, timeout=WAIT) as refused:
        do_copy(page, copy)
    assert refused.args is not None
    assert refused.args[0].code == "not-for-audience"
    assert QGuiApplication.clipboard().text() == "before"
    session.show_to(Audience.CLOSED)
    do_copy(page, copy)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() != "before", timeout=WAIT)


def hide_a_document(session: Session) -> None:
    def work(dossier: Dossier, _job: Job) -> Done[None]:
        document = list_documents(dossier)[0].dataset
        return set_audience(dossier, Item(ItemKind.DOCUMENT, document.source.sha256), Audience.CLOSED)

    session.write(work)


def do_copy(page: BudgetPage, what: str) -> None:
    figure = page.current_figure()
    assert figure is not None
    match what:
        case "number":
            copy_number(page.session, figure)
        case "reference":
            copy_reference(page.session, figure)
        case "table":
            page.copy_table()
        case _:
            copy_picture(page.session, QImage(100, 40, QImage.Format.Format_RGB32))


def test_a_copied_picture_says_below_whom_it_is_for(page: BudgetPage) -> None:
    picture = QImage(600, 40, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    copy_picture(page.session, picture)
    copied = QGuiApplication.clipboard().image()
    below = [copied.pixelColor(x, y) for y in range(40, copied.height()) for x in range(copied.width())]
    assert any(one.lightness() < 128 for one in below)
    page.session.show_to(Audience.PUBLIC)
    copy_picture(page.session, picture)
    assert QGuiApplication.clipboard().image().height() == 40


def test_a_cell_is_spoken_with_its_stage_year_and_place(page: BudgetPage) -> None:
    spoken = line(page, "2105", "Paid").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "paid 2024, 2105: FCFA 41.3\u00a0billion"


def test_the_charts_of_the_current_line_are_drawn(page: BudgetPage, qtbot: QtBot) -> None:
    page.strip.fold(folded=False)
    page.table.tree.setCurrentIndex(line(page, "2105", "Paid"))
    qtbot.waitUntil(lambda: "FCFA 41.3\u00a0billion" in page.strip.chain.accessibleName(), timeout=WAIT)
    assert page.strip.years.accessibleName().startswith("2105")


def test_left_and_right_walk_the_cells_of_a_line(page: BudgetPage, qtbot: QtBot) -> None:
    tree = page.table.tree
    tree.setCurrentIndex(line(page, "2105", "Voted"))
    QTest.keyClick(tree, Qt.Key.Key_Right)
    assert tree.currentIndex() == line(page, "2105", "Revised")
    QTest.keyClick(tree, Qt.Key.Key_Left)
    assert tree.currentIndex() == line(page, "2105", "Voted")


def test_the_choices_survive_another_language(page: BudgetPage, window: MainWindow, qtbot: QtBot) -> None:
    page.chips.buttons["over_revised"].click()
    window.session.speak("fr")
    again = window.page
    assert isinstance(again, BudgetPage)
    qtbot.waitUntil(lambda: again.table.model.rowCount() == 1, timeout=WAIT)
    assert again.chips.buttons["over_revised"].isChecked()


def test_a_dossier_without_a_budget_says_what_to_import(empty_window: MainWindow, qtbot: QtBot) -> None:
    empty_window.go("budget")
    qtbot.waitUntil(lambda: empty_window.page.findChild(EmptyState) is not None, timeout=WAIT)
    state = empty_window.page.findChild(EmptyState)
    assert state is not None
    assert state.heading.text() == "No budget yet"
