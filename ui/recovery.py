"""A damaged dossier in the window: what can be read of it is saved into a new one, which is then opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.jobs import Job
from ui.session import Notice, Session

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier
    from budgetwatch.usecases.verifying import Salvaged
    from ui.main_window import MainWindow


def offer_recovery(window: MainWindow, error: BudgetWatchError, path: Path, passphrase: str | None) -> None:
    """Tell that the dossier is damaged, and offer to save what can be read of it."""
    from ui.dialogs.trouble import TroubleDialog

    way_out = (msg("Save what can be read…"), lambda: _ask_where(window, path, passphrase))
    TroubleDialog(window.session, error, window, way_out).open()


def _ask_where(window: MainWindow, path: Path, passphrase: str | None) -> None:
    session = window.session
    word = session.word
    saved, dossiers = word(msg("saved")), word(msg("BudgetWatch dossiers"))
    named = path.with_name(f"{path.stem}-{saved}{path.suffix}")
    title, kind = (
        word(msg("Where should what is saved be kept?")),
        f"{dossiers} (*{path.suffix})",
    )
    name, _ = QFileDialog.getSaveFileName(window, title, str(named), kind)
    if name:
        recover(session, path, Path(name), passphrase)


def recover(session: Session, path: Path, out: Path, passphrase: str | None) -> None:
    """Save what can be read of the dossier at `path` to `out`, open that, and say what was lost."""
    told: list[Salvaged] = []

    def work(job: Job) -> Dossier:
        from budgetwatch.usecases.dossiers import open_dossier
        from budgetwatch.usecases.verifying import recover as save

        told.append(save(path, out, passphrase, job))
        return open_dossier(out, passphrase=passphrase)

    session.take(work, lambda: session.said.emit(Notice(_said(told[0]))))


def _said(saved: Salvaged) -> Message:
    """How many imports were lost, and whether their files are there to be imported again."""
    again = sum(there for _, there in saved.lost)
    if not saved.lost:
        return msgn("Saved: {count} import, none lost.", "Saved: {count} imports, none lost.", len(saved.kept))
    return msg(
        "{kept} imports saved, {lost} lost; {again} of these can be imported again from their kept files.",
        kept=len(saved.kept),
        lost=len(saved.lost),
        again=again,
    )
