"""The pace of the years in the window: what the end took, and a table whose quarters a person explains."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from budgetwatch.domain.pace import Counting
from budgetwatch.usecases.dossiers import create_dossier
from tests.received import receive
from tests.ui.pages.conftest import WAIT
from ui.main_window import MainWindow
from ui.pages.budget import BudgetPage
from ui.widgets.budget_parts import Segment
from ui.widgets.pace_view import PacePart
from ui.widgets.states import EmptyState

TABLES = {
    "Paiements_2023.csv": """\
Paiements mensuels 2023
(en millions de FCFA)
Programme;Libellé;janv.;févr.;mars;avr.;mai;juin;juil.;août;sept.;oct.;nov.;déc.;Total 2023
2101;Pilotage;500;500;500;500;500;500;500;500;500;500;500;600;6100
2105;Équipement;400;500;400;500;400;500;400;500;400;500;400;5000;9900
""",
    "Execution_2022.csv": """\
Exécution 2022
(en millions de FCFA)
Programme;Libellé;Payé T1;Payé T2;Payé T3;Payé T4
2101;Pilotage;1 000;2 000;3 000;4 000
2105;Équipement;100;200;300;400
""",
}


@pytest.fixture
def part(plain: MainWindow, tmp_path: Path, qtbot: QtBot) -> PacePart:
    """The segment on a year by months, and one by quarters that nothing explains."""
    path = tmp_path / "pace.budget"
    with create_dossier(path, "Committee") as dossier:
        receive(dossier, tmp_path, TABLES)
    plain.session.open(path)
    qtbot.waitUntil(lambda: plain.session.summary is not None, timeout=WAIT)
    return shown(plain, qtbot)


def shown(window: MainWindow, qtbot: QtBot) -> PacePart:
    window.go("budget")
    page = window.page
    assert isinstance(page, BudgetPage)
    page.show_segment(Segment.PACE)
    part = page.parts.made[Segment.PACE]
    assert isinstance(part, PacePart)
    qtbot.waitUntil(lambda: part._view is not None, timeout=WAIT)
    return part


def texts(part: PacePart, row: int) -> list[str]:
    return [str(part.rows.index(row, at).data()) for at in range(part.rows.columnCount())]


def test_the_largest_end_of_the_year_comes_first_and_its_source_can_be_asked(part: PacePart) -> None:
    assert texts(part, 0) == ["2105 Équipement", "2023", "paid", "9,900", "5,000", "50.5%", "1/12", "n/a"]
    assert texts(part, 2)[0] == "Total"
    part.table.setCurrentIndex(part.rows.index(0, 4))
    QTest.keyClick(part.table, Qt.Key.Key_Right)
    assert str(part.current_figure()) == "0.505051"


def test_a_table_that_nothing_explains_waits_for_a_person_and_can_be_undone(
    part: PacePart, plain: MainWindow, qtbot: QtBot
) -> None:
    table = next(number for number, name in part.tables._texts.items() if name == "Execution_2022.csv")
    part.tables.pick(table)
    assert "Nothing in the documents shows it" in part.evidence.text()
    part.counting.pick(Counting.FLOWS)
    qtbot.waitUntil(lambda: part.rows.rowCount() == 6, timeout=WAIT)
    assert "A person said so." in part.evidence.text()
    assert ["Total", "2022", "paid", "11,000", "4,400", "40.0%", "3/12"] in [texts(part, row)[:7] for row in range(6)]
    QTest.keyClick(plain, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: part.rows.rowCount() == 3, timeout=WAIT)


def test_without_months_the_segment_says_what_it_takes(window: MainWindow, qtbot: QtBot) -> None:
    assert isinstance(shown(window, qtbot).currentWidget(), EmptyState)
