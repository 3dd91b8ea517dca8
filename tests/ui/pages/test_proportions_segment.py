"""The segment of proportions: every aspect, what is missing, groups and series that a person enters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTableWidgetItem
from pytestqt.qtbot import QtBot

from budgetwatch.domain.figure import Operation
from budgetwatch.domain.proportions import Aspect
from budgetwatch.domain.series import SeriesKind
from budgetwatch.store.datasets import Filing
from budgetwatch.usecases.dossiers import create_dossier
from budgetwatch.usecases.importing import draft_import, import_draft
from tests.ui.pages.conftest import WAIT
from ui.dialogs.groups import GroupsDialog
from ui.dialogs.series import SeriesDialog
from ui.main_window import MainWindow
from ui.pages.budget import BudgetPage
from ui.widgets.budget_parts import Segment
from ui.widgets.proportions_view import ProportionsPart
from ui.widgets.states import EmptyState

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog

BUDGETS = """\
Budget de la défense;;;;;;;
(en millions de FCFA);;;;;;;
Programme;Libellé du programme;Titre;Libellé du titre;LFI 2022;Ordonnancé 2022;Payé 2022;LFI 2023
101;Forces terrestres;2;Personnel;500;500;490;540
101;Forces terrestres;3;Biens et services;100;90;70;120
102;Routes;5;Investissements;400;300;310;440
"""


@pytest.fixture
def part(plain: MainWindow, tmp_path: Path, qtbot: QtBot) -> Iterator[ProportionsPart]:
    """The segment on two years of a country's budgets."""
    sheet, path = tmp_path / "budget.csv", tmp_path / "weighed.budget"
    sheet.write_text(BUDGETS, encoding="utf-8")
    with create_dossier(path, "Weighed") as dossier:
        import_draft(dossier, replace(draft_import(sheet), filing=Filing(country="BF")))
    plain.session.open(path)
    qtbot.waitUntil(lambda: plain.session.summary is not None, timeout=WAIT)
    plain.go("budget")
    page = plain.page
    assert isinstance(page, BudgetPage)
    page.show_segment(Segment.PROPORTIONS)
    shown = page.parts.made[Segment.PROPORTIONS]
    assert isinstance(shown, ProportionsPart)
    qtbot.waitUntil(lambda: shown.rows.rowCount() > 0, timeout=WAIT)
    yield shown
    qtbot.waitUntil(lambda: not plain.session.bridge.tasks, timeout=WAIT)


def table(part: ProportionsPart) -> list[str]:
    """The rows as a person reads them."""
    rows, columns = part.rows.rowCount(), part.rows.columnCount()
    return [
        " | ".join(str(part.rows.index(row, column).data() or "") for column in range(columns)) for row in range(rows)
    ]


def test_the_structure_is_shown_with_what_is_not_allocated(part: ProportionsPart) -> None:
    assert table(part) == [
        "Personnel | 500 | 50.0% | 540 | 49.1%",
        "Investment | 400 | 40.0% | 440 | 40.0%",
        "Operations | 100 | 10.0% | 120 | 10.9%",
        "Not allocated | 0 | 0.0% | 0 | 0.0%",
        "Total | 1,000 |  | 1,100 | ",
    ]
    figure = part.current_figure()
    assert figure is not None
    assert figure.trace.operation is Operation.RATIO


def test_payables_show_each_place_and_what_is_out_of_order(part: ProportionsPart) -> None:
    part.choose(Aspect.PAYABLES)
    told = table(part)
    assert told[2] == "Ordered − paid | 20 | n/a"
    assert [row.partition(" | ")[2] for row in told[5:]] == ["10 | n/a", "20 | n/a", "\u221210 | n/a", "10 | "]
    assert "paid above ordered" in told[-1]


def test_a_series_that_lacks_is_named_and_entered_on_the_spot(part: ProportionsPart, qtbot: QtBot) -> None:
    part.choose(Aspect.WEIGHT)
    assert table(part)[1] == "Gross domestic product at current prices | n/a | n/a | n/a | n/a"
    assert "Not entered yet" in part.notes.toolTip()
    part.series.enter(SeriesKind.GDP)
    qtbot.waitUntil(lambda: part.window().findChild(SeriesDialog) is not None, timeout=WAIT)
    (dialog,) = part.window().findChildren(SeriesDialog)
    assert (dialog.country.text(), dialog.currency.text(), dialog.typed) == ("BF", "XOF", None)
    dialog.source.setText("INSD, invented")
    for row, text in enumerate(("20 000 000 000", "22 000 000 000")):
        dialog.table.setItem(row, 1, QTableWidgetItem(text))
    dialog.accept()
    qtbot.waitUntil(lambda: "5.0%" in table(part)[1], timeout=WAIT)
    assert table(part)[1] == "Gross domestic product at current prices | 20,000 | 5.0% | 22,000 | 5.0%"


def test_values_of_a_series_come_from_a_spreadsheet(part: ProportionsPart, tmp_path: Path, qtbot: QtBot) -> None:
    part.series.enter(SeriesKind.POPULATION)
    qtbot.waitUntil(lambda: part.window().findChild(SeriesDialog) is not None, timeout=WAIT)
    (dialog,) = part.window().findChildren(SeriesDialog)
    sheet = tmp_path / "people.csv"
    sheet.write_text("Année;Population\n2022;20000000\n2023;x\n", encoding="utf-8")
    dialog.fill(sheet)
    qtbot.waitUntil(lambda: not dialog._trouble.isHidden(), timeout=WAIT)
    sheet.write_text("Année;Population\n2022;20000000\n2023;21000000\n", encoding="utf-8")
    dialog.fill(sheet)
    qtbot.waitUntil(lambda: dialog.table.model().index(1, 1).data() == "21,000,000", timeout=WAIT)
    dialog.reject()


def test_a_label_is_put_in_a_group(part: ProportionsPart, qtbot: QtBot) -> None:
    part.choose(Aspect.FORCES)
    assert table(part)[:2] == ["Army | 600 | 60.0% | 660 | 60.0%", "Not allocated | 400 | 40.0% | 440 | 40.0%"]
    part.edit_groups()
    (dialog,) = part.window().findChildren(GroupsDialog)
    box = dialog.boxes["routes"]
    box.setCurrentIndex(box.findData("staff"))
    assert dialog.changed == {"Routes": "staff"}
    dialog.accept()
    qtbot.waitUntil(lambda: len(table(part)) == 4, timeout=WAIT)
    assert table(part)[1] == "General staff | 400 | 40.0% | 440 | 40.0%"


def test_an_empty_dossier_says_what_the_segment_is_for(empty_window: MainWindow, qtbot: QtBot) -> None:
    empty_window.go("budget")
    page = empty_window.page
    assert isinstance(page, BudgetPage)
    page.show_segment(Segment.PROPORTIONS)
    shown = page.parts.made[Segment.PROPORTIONS]
    qtbot.waitUntil(lambda: isinstance(shown.currentWidget(), EmptyState), timeout=WAIT)
