"""The source panel: from a figure on a page to the cells of the received files."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.measure import Measure
from budgetwatch.usecases.comparing import compare
from budgetwatch.usecases.dossiers import open_dossier
from tests.ui.pages.conftest import WAIT
from ui.main_window import MainWindow
from ui.widgets.source_panel import SourcePanel


@pytest.fixture
def totals(imported: Path) -> dict[str, Figure]:
    with open_dossier(imported, write=False) as dossier:
        total = compare(dossier, CompareQuery()).totals[0]
    assert total.rate is not None
    return {"paid": total.stages[Measure.PAID], "rate": total.rate}


def shown(window: MainWindow, figure: Figure, qtbot: QtBot) -> SourcePanel:
    window.session.show_source(figure)
    panel = window.panel
    assert panel is not None
    qtbot.waitUntil(lambda: panel.cells.sheet.sheet.view is not None, timeout=WAIT)
    return panel


def test_a_total_shows_each_of_its_cells_lit_in_the_sheet(
    window: MainWindow, totals: dict[str, Figure], qtbot: QtBot
) -> None:
    panel = shown(window, totals["paid"], qtbot)
    assert [cell.cell.a1 for cell in panel.cells.cells] == ["F4", "F5", "F6"]
    view = panel.cells.sheet.sheet.view
    assert view is not None
    assert view.source.name == "Execution_2024.csv"
    assert view.lit == frozenset({(4, 6), (5, 6), (6, 6)})


def test_the_arrows_walk_from_one_cell_to_the_next(window: MainWindow, totals: dict[str, Figure], qtbot: QtBot) -> None:
    panel = shown(window, totals["paid"], qtbot)
    panel.cells.following.click()
    sheet = panel.cells.sheet.sheet
    qtbot.waitUntil(lambda: sheet.view is not None and sheet.view.active == (5, 6), timeout=WAIT)
    assert sheet.active().data() == "41 260"
    panel.cells.previous.click()
    panel.cells.previous.click()
    assert panel.cells.active == 2


def test_a_rate_offers_both_figures_it_is_made_of(window: MainWindow, totals: dict[str, Figure], qtbot: QtBot) -> None:
    panel = shown(window, totals["rate"], qtbot)
    assert panel.found is not None
    assert len(panel.found.parts) == 2
    assert panel.found.explanation.holds


def test_a_narrow_sheet_shows_the_labels_and_the_column_of_the_figure(
    window: MainWindow, totals: dict[str, Figure], qtbot: QtBot
) -> None:
    table = shown(window, totals["paid"], qtbot).cells.sheet
    letters = [
        table.sheet.headerData(at, Qt.Orientation.Horizontal)
        for at in range(table.sheet.columnCount())
        if not table.isColumnHidden(at)
    ]
    assert letters == ["C", "F"]


def test_closing_gives_the_window_back(window: MainWindow, totals: dict[str, Figure], qtbot: QtBot) -> None:
    panel = shown(window, totals["paid"], qtbot)
    panel.closed.emit()
    assert not panel.isVisible()
