"""The segments of the Budget page: movements, programming laws, credibility, and prices of a year."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from budgetwatch.domain.measure import Measure
from budgetwatch.domain.series import Series, SeriesKind
from budgetwatch.usecases.dossiers import create_dossier
from budgetwatch.usecases.series import keep_series
from tests.received import receive
from tests.ui.pages.conftest import WAIT
from ui.dialogs.series import SeriesDialog
from ui.main_window import MainWindow
from ui.pages.budget import BudgetPage
from ui.pages.typing import TypingPage
from ui.widgets.budget_parts import Segment
from ui.widgets.credibility_view import CredibilityPart
from ui.widgets.movements_view import MovementsPart
from ui.widgets.programming_view import ProgrammingPart
from ui.widgets.states import EmptyState

TABLES = {
    "LFI_2023.csv": """\
Loi de finances initiale 2023;;
(en millions de FCFA);;
Programme;Libellé;LFI 2023
2101;Pilotage et soutien;18 000
2105;Équipement des forces;50 000
""",
    "Execution_2023.csv": """\
Situation d'exécution au 31 décembre 2023;;;
(en millions de FCFA);;;
Programme;Libellé;LFR 2023;Payé 2023
2101;Pilotage et soutien;18 000;17 500
2105;Équipement des forces;50 000;40 000
""",
    "LFI_2024.csv": """\
Loi de finances initiale 2024;;
(en millions de FCFA);;
Programme;Libellé;LFI 2024
2101;Pilotage et soutien;20 000
2105;Équipement des forces;60 000
""",
    "Execution_2024.csv": """\
Situation d'exécution au 31 décembre 2024;;;
(en millions de FCFA);;;
Programme;Libellé;LFR 2024;Payé 2024
2101;Pilotage et soutien;17 000;16 500
2105;Équipement des forces;64 000;41 000
""",
    "Actes_2024.csv": """\
Registre des actes modificatifs de crédits – exercice 2024;;;;;;
(en millions de FCFA);;;;;;
N° acte;Date;Nature de l'acte;Programme d'origine;Programme de destination;Montant CP;Ratifié
2024-011/MEF;12/03/2024;Virement;2101;2105;3 000;
2024-047/PM;03/06/2024;Décret d'avance;;2105;1 000;non
""",
    "Loi_programmation.csv": """\
Loi de programmation militaire 2023-2025 – annexe financière;;;
(en millions de FCFA);;;
Rubrique;2023;2024;2025
Personnel;30 000;32 000;34 000
Investissement;40 000;50 000;60 000
""",
}


@pytest.fixture(scope="module")
def analysed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two years of budgets, a register of acts and a programming law."""
    folder = tmp_path_factory.mktemp("analysed")
    path = folder / "analysed.budget"
    with create_dossier(path, "Analysed") as dossier:
        receive(dossier, folder, TABLES)
    return path


@pytest.fixture
def page(plain: MainWindow, analysed: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[BudgetPage]:
    """The Budget page on a copy of that dossier."""
    path = tmp_path / "analysed.budget"
    shutil.copy(analysed, path)
    plain.session.open(path)
    qtbot.waitUntil(lambda: plain.session.summary is not None, timeout=WAIT)
    plain.go("budget")
    shown = plain.page
    assert isinstance(shown, BudgetPage)
    qtbot.waitUntil(lambda: shown.table.model.rowCount() > 0, timeout=WAIT)
    yield shown
    qtbot.waitUntil(lambda: not plain.session.bridge.tasks, timeout=WAIT)


def movements(page: BudgetPage, qtbot: QtBot) -> MovementsPart:
    page.show_segment(Segment.MOVEMENTS)
    part = page.parts.made[Segment.MOVEMENTS]
    assert isinstance(part, MovementsPart)
    qtbot.waitUntil(lambda: part.bridges.rowCount() == 2, timeout=WAIT)
    return part


def credibility(page: BudgetPage, qtbot: QtBot) -> CredibilityPart:
    page.show_segment(Segment.CREDIBILITY)
    part = page.parts.made[Segment.CREDIBILITY]
    assert isinstance(part, CredibilityPart)
    qtbot.waitUntil(lambda: part.heads.rowCount() == 3, timeout=WAIT)
    return part


def test_the_keyboard_goes_from_one_segment_to_the_next_and_back(page: BudgetPage, qtbot: QtBot) -> None:
    page.take_focus()
    QTest.keyClick(page.table.tree, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert page.segments.buttons[Segment.MOVEMENTS].isChecked()
    part = movements(page, qtbot)
    part.table.setFocus()
    QTest.keyClick(part.table, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert page.segments.buttons[Segment.TABLE].isChecked()


def test_a_programme_is_led_from_its_vote_to_its_revised_appropriation(page: BudgetPage, qtbot: QtBot) -> None:
    part = movements(page, qtbot)
    row = [part.bridges.index(0, at).data() for at in range(part.bridges.columnCount())]
    assert row == ["2101 Pilotage et soutien", "2024", "20,000", "nil", "3,000", "17,000", "17,000", "0", "15.0%"]


def test_f4_on_a_step_of_the_waterfall_shows_the_acts_behind_it(page: BudgetPage, qtbot: QtBot) -> None:
    part = movements(page, qtbot)
    part.table.selectRow(1)
    texts = [str(part.steps.index(row, 0).data()).strip() for row in range(part.steps.rowCount())]
    assert texts == [
        "Voted",
        "Advance decree",
        "2024-047/PM · not ratified",
        "Virement (within a ministry)",
        "2024-011/MEF",
        "Revised",
    ]
    part.acts.setFocus()
    part.acts.setCurrentIndex(part.steps.index(1, 2))
    window = page.window()
    assert isinstance(window, MainWindow)
    QTest.keyClick(part.acts, Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: window.panel is not None and window.panel.found is not None, timeout=WAIT)
    assert window.panel is not None
    assert window.panel.found is not None
    assert window.panel.found.explanation.holds
    assert [cell.source.name for cell in window.panel.cells.cells] == ["Actes_2024.csv"]


def test_a_law_stands_beside_the_votes_of_its_years(page: BudgetPage, qtbot: QtBot) -> None:
    page.show_segment(Segment.PROGRAMMING)
    part = page.parts.made[Segment.PROGRAMMING]
    assert isinstance(part, ProgrammingPart)
    qtbot.waitUntil(lambda: part.rows.rowCount() > 0, timeout=WAIT)
    named = {
        part.rows.index(row, 0).data(): [part.rows.index(row, at).data() for at in range(1, 5)]
        for row in range(part.rows.rowCount())
    }
    assert named["Tranche of the law"] == ["70,000", "82,000", "94,000", "246,000"]
    assert named["Voted − tranche"] == ["−2,000", "−2,000", "n/a", ""]
    assert named["Votes, cumulated"] == ["68,000", "148,000", "n/a", ""]


def test_ticking_a_head_as_contingency_is_kept_and_undone(page: BudgetPage, qtbot: QtBot) -> None:
    part = credibility(page, qtbot)
    part.table.setFocus()
    part.table.setCurrentIndex(part.heads.index(0, 6))
    QTest.keyClick(part.table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: part._view is not None and "2101" in part._view.choice.contingency, timeout=WAIT)
    qtbot.waitUntil(lambda: part.measures.index(3, 2).data() == "20.6%", timeout=WAIT)
    page.session.undo()
    qtbot.waitUntil(lambda: part._view is not None and not part._view.choice.contingency, timeout=WAIT)


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog
def test_amounts_at_the_prices_of_a_year_ask_for_a_series_that_undo_takes_back(page: BudgetPage, qtbot: QtBot) -> None:
    page.prices.pick(2024)
    qtbot.waitUntil(lambda: page.window().findChild(SeriesDialog) is not None, timeout=WAIT)
    (dialog,) = page.window().findChildren(SeriesDialog)
    dialog.country.setText("Tamaris")
    dialog.source.setText("an invented bulletin")
    assert not dialog.go_on.isEnabled()
    item = dialog.table.item(1, 1)
    assert item is not None
    item.setText("10,0")
    assert dialog.go_on.isEnabled()
    dialog.accept()
    qtbot.waitUntil(lambda: page._view is not None and page._view.comparison.query.prices == 2024, timeout=WAIT)
    assert page._view is not None
    assert str(page._view.comparison.totals[0].stages[Measure.VOTED]) == "74800000000"
    page.session.undo()
    qtbot.waitUntil(lambda: page._view is not None and page._view.comparison.query.prices is None, timeout=WAIT)


def test_a_real_amount_tells_what_was_printed_and_the_factor(page: BudgetPage, qtbot: QtBot) -> None:
    own = Series(SeriesKind.CONSUMER_PRICES, "Tamaris", {2024: Decimal(10)}, "an invented bulletin")
    page.session.write(lambda dossier, _job: keep_series(dossier, own))
    qtbot.waitUntil(lambda: not page.session.bridge.tasks, timeout=WAIT)
    page.prices.pick(2024)
    qtbot.waitUntil(lambda: page._view is not None and page._view.comparison.query.prices == 2024, timeout=WAIT)
    assert page._view is not None
    window = page.window()
    assert isinstance(window, MainWindow)
    page.session.show_source(page._view.comparison.totals[0].stages[Measure.VOTED])
    qtbot.waitUntil(lambda: window.panel is not None and window.panel.found is not None, timeout=WAIT)
    assert window.panel is not None
    assert window.panel._prices.text() == (
        "68,000,000,000\u00a0FCFA printed × 1.1: from 2023 to prices of 2024, "
        "consumer prices of Tamaris, an invented bulletin"
    )
    assert len(window.panel.cells.cells) == 2


@pytest.mark.parametrize("segment", [one for one in Segment if one is not Segment.TABLE])
def test_an_empty_segment_says_what_it_is_for(empty_window: MainWindow, qtbot: QtBot, segment: Segment) -> None:
    empty_window.go("budget")
    page = empty_window.page
    assert isinstance(page, BudgetPage)
    page.show_segment(segment)
    part = page.parts.made[segment]
    qtbot.waitUntil(lambda: isinstance(part.currentWidget(), EmptyState), timeout=WAIT)


def test_acts_are_typed_under_their_headers_and_the_bridge_comes_back_after(window: MainWindow, qtbot: QtBot) -> None:
    window.go("budget")
    page = window.page
    assert isinstance(page, BudgetPage)
    page.show_segment(Segment.MOVEMENTS)
    part = page.parts.made[Segment.MOVEMENTS]
    qtbot.waitUntil(lambda: isinstance(part.currentWidget(), EmptyState), timeout=WAIT)
    typing = next(one for one in part.findChildren(QPushButton) if one.text() == "Type them…")
    typing.click()
    shown = window.page
    assert isinstance(shown, TypingPage)
    qtbot.waitUntil(lambda: len(shown.grid.rows) == 2, timeout=WAIT)
    assert shown.grid.rows[1][:4] == ("Reference", "Date", "Kind of act", "Code of source programme")
    act = ("2024-01", "12/03/2024", "virement", "2101", "", "2105", "", "", "500", "", "", "", "Fuel")
    shown.grid.write((2, at, text) for at, text in enumerate(act))
    for field, text in ((shown.document, "Journal officiel"), (shown.page, "4"), (shown.author, "A. Clerk")):
        field.setText(text)
    shown.read_table()
    assert window.page.name == "import"
    window.session.go_home()
    assert window.page is page
    assert page.segments.buttons[Segment.MOVEMENTS].isChecked()
