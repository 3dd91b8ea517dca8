"""Print the pack from the window: the system's own dialog chooses the printer, the pages and the copies."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.message import msg
from budgetwatch.jobs import Job
from ui.session import Session

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier

_RESOLUTION = 300
"""Dots an inch: as fine as most printers draw, and a page in grey is nine megabytes."""


def print_pack(session: Session, parent: QWidget, draw: Callable[[Dossier, Job], bytes], pages: int) -> None:
    """Ask where to print the PDF that `draw` makes, and print it page by page.

    Where no printer is set up, that is said, with what to do instead.
    """
    if not QPrinterInfo.availablePrinterNames():
        session.failed.emit(NoPrinter())
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(_RESOLUTION)
    printer.setDocName(session.word(msg("Hearing pack")))
    printer.setFullPage(True)  # the pages bring their own margins
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, max(1, pages))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=True)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return
    session.read(draw, lambda pdf: _paint(session, pdf, printer))


def _paint(session: Session, pdf: bytes, printer: QPrinter) -> None:
    """Have each page drawn on a reading thread and put on paper on the window's, one after the other."""
    from budgetwatch.usecases.packing import count_pages

    first, last = wanted_pages(printer, count_pages(pdf))
    painter = QPainter()
    if not painter.begin(printer):
        session.failed.emit(PrinterRefused())
        return

    def put(number: int) -> None:
        if number > last:
            painter.end()
            session.say(msg("The pack was sent to the printer {name}.", name=printer.printerName()))
            return

        def draw(_job: Job) -> QImage:
            from budgetwatch.usecases.packing import draw_page

            width = round(printer.pageRect(QPrinter.Unit.DevicePixel).width())
            return QImage.fromData(draw_page(pdf, number, width), "PNG")  # type: ignore[arg-type]  # stubs say bytes

        def lay(image: QImage) -> None:
            if number > first:
                printer.newPage()
            painter.drawImage(QRectF(printer.pageRect(QPrinter.Unit.DevicePixel)), image)
            put(number + 1)

        def give_up() -> None:
            printer.abort()
            painter.end()

        def stop(error: BudgetWatchError) -> None:
            give_up()
            session.failed.emit(error)

        session.run(draw, lay, stop, give_up)

    put(first)


def wanted_pages(printer: QPrinter, count: int) -> tuple[int, int]:
    """The first and the last page to print, of so many."""
    if printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage():
        return max(1, printer.fromPage()), min(count, printer.toPage() or count)
    return 1, count


class NoPrinter(BudgetWatchError):
    """This computer has no printer."""

    code = "no-printer"
    default = msg("No printer is set up on this computer.")
    default_advice = msg("Plug one in and set it up in the system, or produce the PDF and print it elsewhere.")


class PrinterRefused(BudgetWatchError):
    """The printer does not take the pages."""

    code = "printer-refused"
    default = msg("The printer does not take the pages. Nothing was printed.")
    default_advice = msg("See whether it is switched on and has paper, or produce the PDF and print it elsewhere.")
