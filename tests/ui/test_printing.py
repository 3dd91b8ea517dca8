"""Printing: the pages asked for reach the printer, and a computer without one says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from tests.ui.clerk import Clerk
from ui import printing

PAGES = 5
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog


@pytest.fixture
def five_pages(tmp_path: Path) -> bytes:
    """A PDF of five pages."""
    path = tmp_path / "five.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    for number in range(PAGES):
        canvas.drawString(100, 700, f"Page {number + 1}")
        canvas.showPage()
    canvas.save()
    return path.read_bytes()


def to_file(monkeypatch: pytest.MonkeyPatch, target: Path, wanted: tuple[int, int] | None) -> None:
    """A system with one printer, whose dialog is accepted with a file as target and these pages."""

    def accept(dialog: QPrintDialog) -> int:
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        printer.setResolution(72)
        if wanted:
            printer.setPrintRange(QPrinter.PrintRange.PageRange)
            printer.setFromTo(*wanted)
        return QPrintDialog.DialogCode.Accepted.value

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Office"])
    monkeypatch.setattr(QPrintDialog, "exec", accept)


@pytest.mark.parametrize(("wanted", "count"), [(None, 5), ((2, 3), 2), ((4, 9), 2)])
def test_the_pages_asked_for_are_printed(
    wanted: tuple[int, int] | None,
    count: int,
    five_pages: bytes,
    clerk: Clerk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "printed.pdf"
    told: list[object] = []
    to_file(monkeypatch, target, wanted)
    monkeypatch.setattr(clerk.window.session, "say", told.append)
    printing.print_pack(clerk.window.session, clerk.window, lambda _dossier, _job: five_pages, PAGES)
    qtbot.waitUntil(lambda: bool(told))
    with PdfDocument(target) as printed:
        assert len(printed) == count


def test_without_a_printer_it_is_said_and_nothing_is_drawn(
    five_pages: bytes, clerk: Clerk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[bytes] = []

    def draw(_dossier: object, _job: object) -> bytes:
        drawn.append(five_pages)
        return five_pages

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    with qtbot.waitSignal(clerk.window.session.failed) as told:
        printing.print_pack(clerk.window.session, clerk.window, draw, PAGES)
    assert told.args is not None
    assert told.args[0].code == "no-printer"
    assert not drawn


@pytest.mark.qt_log_ignore("propagateSizeHints", "QPainter::begin")  # Qt says too that it cannot draw there
def test_a_printer_that_takes_no_page_is_told(
    five_pages: bytes, clerk: Clerk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_file(monkeypatch, tmp_path / "absent" / "printed.pdf", None)
    with qtbot.waitSignal(clerk.window.session.failed) as told:
        printing.print_pack(clerk.window.session, clerk.window, lambda _dossier, _job: five_pages, PAGES)
    assert told.args is not None
    assert told.args[0].code == "printer-refused"
    assert not (tmp_path / "absent").exists()
