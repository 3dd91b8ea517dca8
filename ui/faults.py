"""What happens after a bug: say so once, save a report, keep working or close."""

from __future__ import annotations

import platform
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication, QMessageBox

from budgetwatch import __version__
from budgetwatch.domain.message import msg
from budgetwatch.paths import settings
from budgetwatch.preferences import write_own
from ui.main_window import MainWindow

_on_show: list[QMessageBox] = []


def tell_fault(
    window: MainWindow, kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Write the report and ask whether to go on. A second fault while one is on show is only written."""
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    report = save_report(error, window.page_name)
    sys.stderr.write(_traced(error, trace))  # what a desktop writes to its own journal
    if not _on_show:
        box = _question(window, report)
        _on_show.append(box)
        box.finished.connect(lambda _result: _on_show.clear())
        box.open()


def _question(window: MainWindow, report: Path | None) -> QMessageBox:
    word = window.session.word
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(word(msg("Something went wrong in BudgetWatch")))
    box.setText(word(msg("Something went wrong in BudgetWatch, on the page {page}.", page=window.page.title)))
    told = word(msg("What was saved in the dossier is safe; the last step may be missing."))
    where = word(msg("A report for support was saved: {path}", path=str(report))) if report else ""
    box.setInformativeText(f"{told}\n{where}".strip())
    box.addButton(word(msg("Keep working")), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(word(msg("Close BudgetWatch")), QMessageBox.ButtonRole.DestructiveRole).clicked.connect(window.close)
    return box


def save_report(error: BaseException, page: str) -> Path | None:
    """A text file with the trace and the versions, without any of the dossier's content; None where none can be written."""
    now = datetime.now(UTC)
    trace = _traced(error, error.__traceback__)
    text = f"BudgetWatch {__version__} · Python {platform.python_version()} · {platform.platform()}\n{now:%Y-%m-%d %H:%M:%S} UTC\npage: {page}\n\n{trace}"
    path = settings() / "reports" / f"{now:%Y%m%d-%H%M%S}.txt"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_own(path, text)
    except OSError:
        return None
    return path


def _traced(error: BaseException, trace: TracebackType | None) -> str:
    """Where in the program it happened and of which kind it is, with what led to it; its words may cite the dossier."""
    told = traceback.TracebackException(type(error), error, trace)
    parts = []
    seen: traceback.TracebackException | None = told
    while seen is not None:
        parts.append("".join((*seen.stack.format(), f"{seen.exc_type.__qualname__}\n" if seen.exc_type else "")))
        seen = seen.__cause__ or seen.__context__
    return "\n".join(reversed(parts))
