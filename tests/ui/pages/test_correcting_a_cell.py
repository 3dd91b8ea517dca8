"""Correcting a cell from the panel that shows where a figure comes from, and the workbook for the ministry."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.money import Absent, Amount
from budgetwatch.i18n import language
from budgetwatch.usecases.comparing import compare
from budgetwatch.usecases.correcting import corrections
from budgetwatch.usecases.dossiers import open_dossier
from tests.ui.pages.conftest import WAIT
from ui.dialogs.correction import CorrectionDialog
from ui.dialogs.sheet import SheetDialog
from ui.main_window import MainWindow
from ui.models.corrected import typed_amount
from ui.pages.documents import DocumentsPage
from ui.widgets.source_panel import SourcePanel

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog


@pytest.fixture
def paid(imported: Path) -> Figure:
    """What was paid for the equipment of the forces: one cell."""
    with open_dossier(imported, write=False) as dossier:
        rows = compare(dossier, CompareQuery()).rows
    return next(row.stages[Measure.PAID] for row in rows if row.label.startswith("Équipement"))


@pytest.fixture
def panel(window: MainWindow, paid: Figure, qtbot: QtBot) -> SourcePanel:
    """The source panel on that figure."""
    window.session.show_source(paid)
    made = window.panel
    assert made is not None
    qtbot.waitUntil(lambda: made.found is not None, timeout=WAIT)
    return made


def asked(panel: SourcePanel) -> CorrectionDialog:
    panel.correct()
    return next(one for one in panel.window().findChildren(CorrectionDialog) if one.isVisible())


def mended(panel: SourcePanel, dialog: CorrectionDialog, qtbot: QtBot) -> None:
    """Go on with the dialog, until the panel shows the cell as it is now."""
    before = panel.found
    dialog.accept()
    qtbot.waitUntil(lambda: panel.found is not before, timeout=WAIT)


def test_a_correction_needs_a_value_and_a_reason(panel: SourcePanel) -> None:
    dialog = asked(panel)
    assert not dialog.go_on.isEnabled()
    dialog.amount.setText("41,300")
    assert not dialog.go_on.isEnabled()
    dialog.reason.setPlainText("Letter")
    assert dialog.go_on.isEnabled()
    assert "41,300,000,000" in dialog.told.text()
    assert "41,260,000,000" in dialog.told.text()
    dialog.amount.setText("about 41")
    assert not dialog.go_on.isEnabled()


def test_the_figure_is_shown_as_corrected_and_its_cell_marked(
    window: MainWindow, panel: SourcePanel, qtbot: QtBot
) -> None:
    dialog = asked(panel)
    dialog.amount.setText("41 300")
    dialog.reason.setPlainText("Letter of 12 March")
    mended(panel, dialog, qtbot)
    assert panel.figure is not None
    assert panel.figure.amount == Amount(41_300_000_000)
    sheet = panel.cells.sheet.sheet
    qtbot.waitUntil(lambda: sheet.view is not None and sheet.view.corrected == {(5, 6)}, timeout=WAIT)
    assert sheet.active().data() == "41 260"
    assert sheet.corrected(sheet.active())
    dossier = window.session.dossier
    assert dossier is not None
    assert [one.reason for one in corrections(dossier)] == ["Letter of 12 March"]


def test_a_correction_is_withdrawn_where_it_was_made(window: MainWindow, panel: SourcePanel, qtbot: QtBot) -> None:
    dialog = asked(panel)
    dialog.unknown.setChecked(True)
    dialog.reason.setPlainText("The annex says n.d.")
    assert dialog.value is Absent.UNKNOWN
    mended(panel, dialog, qtbot)
    again = asked(panel)
    assert again.why == "The annex says n.d."
    before = panel.found
    again.withdraw.click()
    qtbot.waitUntil(lambda: panel.found is not before, timeout=WAIT)
    assert panel.figure is not None
    assert panel.figure.amount == Amount(41_260_000_000)


@pytest.mark.parametrize(
    ("tongue", "text", "scale", "expected"),
    [
        ("fr", "41 260,5", 1_000_000, "41260500000"),
        ("en", "41,260.5", 1_000_000, "41260500000"),
        ("fr", "\N{MINUS SIGN}12", 1, "-12"),
        ("en", "1'000", 1_000, "1000000"),
        ("fr", "12 mille", 1, None),
        ("en", "", 1, None),
    ],
)
def test_a_typed_amount_is_read_in_the_language_and_the_unit_of_the_sheet(
    tongue: str, text: str, scale: int, expected: str | None
) -> None:
    read = typed_amount(text, scale, language(tongue))
    assert (None if read is None else str(read)) == expected


def test_the_workbook_for_the_ministry_is_written_where_the_person_says(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, panel: SourcePanel
) -> None:
    dialog = asked(panel)
    dialog.amount.setText("41 300")
    dialog.reason.setPlainText("Letter")
    mended(panel, dialog, qtbot)
    path = tmp_path / "to the ministry"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(path), ""))
    window.go("documents")
    page = window.page
    assert isinstance(page, DocumentsPage)
    said = []
    window.session.said.connect(lambda notice: said.append(str(notice.message)))
    page.export_anomalies()
    qtbot.waitUntil(lambda: bool(said), timeout=WAIT)
    assert path.with_suffix(".xlsx").read_bytes().startswith(b"PK")
    assert "to the ministry.xlsx" in said[-1]


def test_the_whole_sheet_leads_to_the_correction_of_the_cell_it_is_on(panel: SourcePanel) -> None:
    panel.open_sheet()
    sheet = next(one for one in panel.window().findChildren(SheetDialog) if one.isVisible())
    sheet.accept()
    dialog = next(one for one in panel.window().findChildren(CorrectionDialog) if one.isVisible())
    assert dialog.told.text() == "Read at import: 41,260,000,000\u00a0FCFA."
