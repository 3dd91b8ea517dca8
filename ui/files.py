"""Files that a person chooses or drops: dossiers are opened, spreadsheets go to the import page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QFileDialog, QWidget

from budgetwatch.domain.message import Message, msg
from ui.session import Session

DOSSIER, WORKBOOK = ".budget", ".xlsx"
SPREADSHEETS = ("xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv", "txt", "jsonl", "json")


def dropped(mime: QMimeData) -> list[Path]:
    """The files of a drop; empty where it holds none."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def receive(session: Session, paths: Sequence[Path], parent: QWidget) -> None:
    """Open the dossier among the files, and send the others to the import page of the dossier that is then open."""
    dossiers = [path for path in paths if path.suffix == DOSSIER]
    sheets = [path for path in paths if path.suffix != DOSSIER]

    def go_on() -> None:
        if sheets:
            session.go("import", sheets)

    if dossiers:
        session.open(dossiers[0], then=go_on)
    elif session.dossier is not None:
        go_on()
    elif sheets:
        new_dossier(session, parent, sheets)


def new_dossier(session: Session, parent: QWidget, sheets: Sequence[Path] = ()) -> None:
    """Ask where a new dossier goes, make it, and import the sheets into it; sheets without a dossier say why first."""
    if not sheets:
        choose_place(session, parent)
        return
    from ui.dialogs.keeping import KeepingDialog

    KeepingDialog(session, sheets, lambda: choose_place(session, parent, sheets), parent.window()).open()


def choose_place(session: Session, parent: QWidget, sheets: Sequence[Path] = ()) -> None:
    """Ask for the file of a new dossier, and go on with it."""
    named = Path(sheets[0].stem + DOSSIER) if sheets else Path(session.word(msg("New dossier.budget")))
    title = session.word(msg("Where should the new dossier be kept?"))
    name, _ = QFileDialog.getSaveFileName(parent, title, str(Path.home() / named), _dossiers(session))
    if not name:
        return
    path = Path(name) if name.endswith(DOSSIER) else Path(name + DOSSIER)

    def go_on() -> None:
        if sheets:
            session.go("import", list(sheets))

    session.create(path, path.stem, then=go_on)


def open_dossier(session: Session, parent: QWidget) -> None:
    """Ask for a dossier and open it."""
    name, _ = QFileDialog.getOpenFileName(parent, session.word(msg("Open a dossier")), "", _dossiers(session))
    if name:
        session.open(Path(name))


def choose_spreadsheets(session: Session, parent: QWidget) -> None:
    """Ask for spreadsheets and take them where dropped ones go."""
    patterns = " ".join(f"*.{ending}" for ending in SPREADSHEETS)
    kinds = _kind(session, msg("Spreadsheets"), patterns)
    names, _ = QFileDialog.getOpenFileNames(parent, session.word(msg("Import spreadsheets")), "", kinds)
    receive(session, [Path(name) for name in names], parent)


def choose_workbook(session: Session, parent: QWidget, title: Message, name: Message) -> Path | None:
    """Where a workbook is to be written, proposed beside the dossier; None where the person gives up."""
    beside = session.dossier.path.parent if session.dossier else Path.home()
    kinds = _kind(session, msg("Spreadsheets"), f"*{WORKBOOK}")
    chosen, _ = QFileDialog.getSaveFileName(parent, session.word(title), str(beside / session.word(name)), kinds)
    if not chosen:
        return None
    return Path(chosen) if chosen.lower().endswith(WORKBOOK) else Path(chosen + WORKBOOK)


def choose_folder(session: Session, parent: QWidget) -> None:
    """Ask for a folder, whose spreadsheets are taken."""
    title = session.word(msg("Import the spreadsheets of a folder"))
    name = QFileDialog.getExistingDirectory(parent, title)
    if name:
        receive(session, [Path(name)], parent)


def _dossiers(session: Session) -> str:
    return _kind(session, msg("BudgetWatch dossiers"), f"*{DOSSIER}")


def _kind(session: Session, name: Message, patterns: str) -> str:
    return f"{session.word(name)} ({patterns})"
