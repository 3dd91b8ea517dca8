"""Years that do not simply go on, and stages that stop before the end of theirs, on the Budget page."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from budgetwatch.usecases.dossiers import create_dossier
from tests.received import receive
from tests.ui.pages.conftest import WAIT
from ui.main_window import MainWindow
from ui.pages.budget import BudgetPage

TABLES = {
    "Execution_2021.csv": """\
Exécution du budget 2021 au 31 décembre 2021;;;
(en millions de FCFA);;;
Programme;Libellé;LFI 2021;Payé 2021
11;Commandement;40 000;36 000
12;Terre;50 000;45 000
13;Air;20 000;18 000
""",
    "Execution_2022.csv": """\
Exécution du budget 2022 au 30 septembre 2022;;;
(en millions de FCFA);;;
Programme;Libellé;LFI 2022;Payé 2022
2101;Pilotage et soutien;45 000;21 000
2102;Forces terrestres;55 000;31 000
2103;Action sociale;7 000;3 000
""",
}


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two years of other programmes, the second of nine months."""
    folder = tmp_path_factory.mktemp("broken")
    path = folder / "broken.budget"
    with create_dossier(path, "Broken") as dossier:
        receive(dossier, folder, TABLES)
    return path


@pytest.fixture
def page(plain: MainWindow, broken: Path, tmp_path: Path, qtbot: QtBot) -> BudgetPage:
    path = tmp_path / "broken.budget"
    shutil.copy(broken, path)
    plain.session.open(path)
    qtbot.waitUntil(lambda: plain.session.summary is not None, timeout=WAIT)
    plain.go("budget")
    shown = plain.page
    assert isinstance(shown, BudgetPage)
    qtbot.waitUntil(lambda: shown.table.model.rowCount() > 0, timeout=WAIT)
    return shown


def test_a_break_is_named_and_drawn_before_its_year(page: BudgetPage) -> None:
    assert page._broken.isVisibleTo(page)
    assert page._broken.text().startswith("2022: ")
    (column,) = page.table.header.breaks
    assert page.table.model.columns[column].year == 2022
    assert page.table.model.columns[column - 1].year == 2021
    assert page.word(page.table.header.breaks[column]) in page.table.header._tip(column)
    assert set(page.table.tree.cells.breaks) == {column}


def test_a_break_is_drawn_in_the_pivot_too(page: BudgetPage, qtbot: QtBot) -> None:
    page.show_pivot()
    part = page.tables.pivot
    assert part is not None
    qtbot.waitUntil(lambda: part.view is not None, timeout=WAIT)
    assert set(part.table.header.breaks) == {2}


def test_a_stage_that_stops_before_the_end_of_its_year_is_starred_and_dotted(page: BudgetPage, qtbot: QtBot) -> None:
    header = page.table.header
    early = [column for column in page.table.model.columns if header._stops_early(column)]
    assert [str(column.measure) for column in early] == ["paid"]
    assert "stop before the end of the year" in header._tip(page.table.model.columns.index(early[0]))
    page.strip.fold(folded=False)
    page.table.tree.setCurrentIndex(page.table.model.index(3, 0))
    qtbot.waitUntil(lambda: page.strip.chain.picture is not None, timeout=WAIT)
    qtbot.waitUntil(lambda: "2101" in page.strip.years.accessibleName(), timeout=WAIT)
    picture = page.strip.years.picture
    assert picture is not None
    assert picture.chart.part_year == {(1, 0)}


def test_a_line_without_the_chosen_year_shows_the_chain_of_its_last_one(page: BudgetPage, qtbot: QtBot) -> None:
    page.strip.fold(folded=False)
    page.table.tree.setCurrentIndex(page.table.model.index(1, 0))
    qtbot.waitUntil(lambda: page.strip._chain.text() == "The chain of spending, 2021", timeout=WAIT)
    assert len(page.strip.chain.marks) == 2


def test_what_the_rates_divide_stands_over_them(page: BudgetPage) -> None:
    assert page._view is not None
    assert page._rate_title(page._view) == "Rate paid ÷ voted"
