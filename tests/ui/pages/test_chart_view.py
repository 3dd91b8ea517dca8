"""A chart on screen: its marks under the pointer and the keyboard, its menu, its files."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from budgetwatch.domain.audience import Item, ItemKind
from budgetwatch.domain.finding import Audience
from budgetwatch.rendering import count_pages
from budgetwatch.usecases.contracts import list_contracts
from budgetwatch.usecases.showing import set_audience
from tests.ui.pages.conftest import WAIT
from ui.main_window import MainWindow
from ui.pages.budget import BudgetPage
from ui.widgets.chart import ChartView, in_plain, show_plain
from ui.widgets.chart_menu import chart_menu, save_to


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> BudgetPage:
    window.go("budget")
    shown = window.page
    assert isinstance(shown, BudgetPage)
    qtbot.waitUntil(lambda: shown.table.model.rowCount() > 0, timeout=WAIT)
    shown.strip.fold(folded=False)
    qtbot.waitUntil(lambda: len(shown.strip.chain.marks) == 4, timeout=WAIT)
    return shown


@pytest.fixture
def chain(page: BudgetPage) -> ChartView:
    return page.strip.chain


def test_the_arrows_walk_the_marks_and_each_is_spoken(chain: ChartView) -> None:
    chain.setFocus(Qt.FocusReason.TabFocusReason)
    spoken = [chain.accessibleDescription()]
    for _ in range(3):
        QTest.keyClick(chain, Qt.Key.Key_Right)
        spoken.append(chain.accessibleDescription())
    assert [text.split(":")[0] for text in spoken] == ["voted", "revised", "committed", "paid"]
    QTest.keyClick(chain, Qt.Key.Key_Home)
    assert chain.accessibleDescription() == spoken[0]


def test_f4_and_enter_ask_where_the_mark_comes_from(chain: ChartView, page: BudgetPage, qtbot: QtBot) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    chain.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(chain, Qt.Key.Key_End)
    assert page.current_figure() is chain.marks[-1].figure
    QTest.keyClick(chain, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.panel is not None and window.panel.found is not None, timeout=WAIT)
    assert window.panel is not None
    assert window.panel.figure == chain.marks[-1].figure


def test_the_pointer_finds_the_exact_value_of_a_mark(chain: ChartView) -> None:
    middle = chain.marks[0].place.center().toPoint()
    assert chain._at(middle) == 0
    assert chain._at(QPoint(0, 0)) == -1
    told = chain.told(0).splitlines()
    assert told[0].endswith("FCFA")
    assert told[0].split("\u00a0")[0].replace(",", "").isdigit()


def test_the_menu_offers_the_picture_the_figures_and_black_and_white(chain: ChartView, qtbot: QtBot) -> None:
    chain.current = 0
    texts = [action.text() for action in chart_menu(chain).actions() if action.text()]
    assert texts == [
        "Where does this figure come from?",
        "Copy the number",
        "Copy the picture",
        "Save the picture…",
        "Save the figures…",
        "Black and white",
    ]
    coloured = chain.picture
    next(action for action in chart_menu(chain).actions() if action.isCheckable()).trigger()
    assert in_plain()
    qtbot.waitUntil(lambda: chain.picture is not None and chain.picture is not coloured, timeout=WAIT)
    assert chain.picture is not None
    assert _greys(chain.picture.image)
    show_plain(plain=False)


def _greys(image: QImage) -> bool:
    colours = (image.pixelColor(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7))
    return all(abs(one.red() - one.blue()) < 4 for one in colours)


@pytest.mark.parametrize("ending", ["png", "svg", "pdf", "csv", "xlsx"])
def test_a_chart_is_written_as_a_picture_or_as_its_figures(
    chain: ChartView, ending: str, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / f"chart.{ending}"
    save_to(chain, path)
    qtbot.waitUntil(lambda: path.exists() and not chain.session.bridge.tasks, timeout=WAIT)
    match ending:
        case "png":
            assert QImage(str(path)).width() > 500
        case "svg":
            assert "<svg" in path.read_text(encoding="utf-8")
        case "pdf":
            assert count_pages(path.read_bytes()) == 1
        case "csv":
            rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
            assert rows[0] == ["", "Voted (XOF)", "Revised (XOF)", "Committed (XOF)", "Paid (XOF)"]
            assert rows[1][0] == "Voted"
            assert int(rows[1][1]) == chain.marks[0].figure.value
        case _:
            sheet = load_workbook(path).active
            assert sheet is not None
            assert sheet["B2"].value == chain.marks[0].figure.value


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog
def test_a_chart_of_contracts_is_neither_saved_nor_copied_for_a_circle_that_may_not_see_one_of_them(
    chain: ChartView, tmp_path: Path, qtbot: QtBot
) -> None:
    session, path = chain.session, tmp_path / "chart.csv"
    qtbot.waitUntil(lambda: not session.bridge.tasks, timeout=WAIT)
    assert session.dossier is not None
    row = next(one for one in list_contracts(session.dossier) if one.contract.id == "M-02")
    assert chain.picture is not None
    chart = chain.picture.chart
    drawn = replace(chart.series[0], values=(row.figures["awarded"], *chart.series[0].values[1:]))
    chain.show_picture(replace(chain.picture, chart=replace(chart, series=(drawn,))))
    set_audience(session.dossier, Item(ItemKind.CONTRACT, "M-02"), Audience.CLOSED)
    QGuiApplication.clipboard().setText("before")
    copy = next(one for one in chart_menu(chain).actions() if one.text() == "Copy the picture")
    leaving: tuple[Callable[[], object], ...] = (lambda: save_to(chain, path), copy.trigger)
    for leave in leaving:
        with qtbot.waitSignal(session.failed, timeout=WAIT) as refused:
            leave()
        assert refused.args is not None
        assert refused.args[0].code == "not-for-audience"
    assert not path.exists()
    assert QGuiApplication.clipboard().text() == "before"
    session.show_to(Audience.CLOSED)
    save_to(chain, path)
    qtbot.waitUntil(path.exists, timeout=WAIT)
