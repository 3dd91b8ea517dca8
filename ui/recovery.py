"""A damaged dossier in the window: its intact backup, or what can be read of it, becomes a new one, which is then opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtWidgets import QFileDialog

from budgetwatch.domain.errors import BudgetWatchError, StorageFailed
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.jobs import Job
from ui.session import Notice, Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from budgetwatch.usecases.dossiers import Dossier
    from budgetwatch.usecases.recovering import IntactBackup, Recovered
    from ui.main_window import MainWindow


def offer_recovery(window: MainWindow, error: BudgetWatchError, path: Path, passphrase: str | None) -> None:
    """Tell that the dossier is damaged; propose its latest intact backup where there is one, and to save what can be read."""
    save = (msg("Save what can be read…"), lambda: _ask_where(window, path, "saved", _saving(path, passphrase)))

    def look(job: Job) -> IntactBackup | None:
        from budgetwatch.usecases.recovering import find_intact_backup

        return find_intact_backup(path, passphrase, job)

    def propose(found: IntactBackup | None) -> None:
        from ui.dialogs.trouble import TroubleDialog

        if found is None:
            TroubleDialog(window.session, error, window, save).open()
            return
        take = (msg("Take the backup…"), lambda: _ask_where(window, path, "backup", _taking(path, passphrase)))
        told = StorageFailed(error.code, error.message, _proposal(found, window.session))
        TroubleDialog(window.session, told, window, take, save).open()

    window.session.run(look, propose)


def _proposal(found: IntactBackup, session: Session) -> Message:
    moment = session.language.moment(found.taken.astimezone())
    return msgn(
        "The backup of {moment} is intact: {count} import, and everything done until then. What can be read of the damaged file may hold later work, but no import of which anything is missing.",
        "The backup of {moment} is intact: {count} imports, and everything done until then. What can be read of the damaged file may hold later work, but no import of which anything is missing.",
        len(found.imports),
        moment=moment,
    )


Making: TypeAlias = "Callable[[Session, Path], object]"
"""Makes a new dossier at a place and opens it."""
_NAMED = {"saved": msg("saved"), "backup": msg("backup")}


def _ask_where(window: MainWindow, path: Path, named: str, make: Making) -> None:
    word = window.session.word
    dossiers = word(msg("BudgetWatch dossiers"))
    proposed = path.with_name(f"{path.stem}-{word(_NAMED[named])}{path.suffix}")
    title, kind = word(msg("Where should what is saved be kept?")), f"{dossiers} (*{path.suffix})"
    name, _ = QFileDialog.getSaveFileName(window, title, str(proposed), kind)
    if name:
        make(window.session, Path(name))


def _saving(path: Path, passphrase: str | None) -> Making:
    """Save what can be read of the dossier at `path`, open that, and say what was lost."""

    def recover(session: Session, out: Path) -> None:
        told: list[Recovered] = []

        def work(job: Job) -> Dossier:
            from budgetwatch.usecases.dossiers import open_dossier
            from budgetwatch.usecases.recovering import recover as save

            told.append(save(path, out, passphrase, job))
            return open_dossier(out, passphrase=passphrase)

        session.take(work, lambda: session.said.emit(Notice(_said(told[0]))))

    return recover


def _taking(path: Path, passphrase: str | None) -> Making:
    """Write the latest intact backup of the dossier at `path` to a new one, open that, and say so."""

    def take(session: Session, out: Path) -> None:
        def work(job: Job) -> Dossier:
            from budgetwatch.usecases.dossiers import open_dossier
            from budgetwatch.usecases.recovering import take_backup

            take_backup(path, out, passphrase, job)
            return open_dossier(out, passphrase=passphrase)

        session.take(work, lambda: session.say(msg("The backup is open as a dossier of its own.")))

    return take


def _said(told: Recovered) -> Message:
    """How many imports were lost, and whether their files are there to be imported again."""
    saved, kept = told.saved, len(told.saved.kept) + len(told.read_again)
    if saved.altered:
        files = ", ".join(saved.altered)
        return msg(
            "Files kept with whole imports are damaged: {files}. Import them again: they are put back.", files=files
        )
    if not saved.lost:
        return msgn("Saved: {count} import, none lost.", "Saved: {count} imports, none lost.", kept)
    return msg(
        "{kept} imports saved, {lost} lost; {again} of these can be imported again from their kept files.",
        kept=kept,
        lost=len(saved.lost),
        again=sum(there for _, there in saved.lost),
    )
