"""The passphrase of the dossier in the window: asked for, changed, taken away, and asked again after idleness."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.message import msg
from budgetwatch.jobs import Job
from budgetwatch.preferences import saved
from ui.session import Notice

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier
    from ui.main_window import MainWindow

IDLE = "idle_minutes"
"""The preference that says after how many minutes a protected dossier is closed."""
_MINUTES = 10
_HANDS = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel})


class Protection(QObject):
    """Stands between the window and protected dossiers. An idle one is closed, and opens again with its passphrase."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self.idle = QTimer(self, singleShot=True, interval=_idle_minutes() * 60_000)
        self.idle.timeout.connect(self.lock)
        self._session.locked.connect(self.ask)
        self._session.dossier_changed.connect(self.watch)

    @property
    def protected(self) -> bool:
        """Whether the open dossier has a passphrase."""
        return self._session.summary is not None and self._session.summary.protected

    # -- asking

    def ask(self, error: BudgetWatchError, path: Path, write: bool = True) -> None:  # noqa: FBT001, FBT002 - a signal gives it
        """Ask for the passphrase of a dossier, and open it."""
        from ui.dialogs.passphrase import PassphraseDialog

        def use(passphrase: str) -> None:
            self._session.open(path, write=write, passphrase=passphrase)

        PassphraseDialog(self._session, path, error, use, self._window).open()

    def change(self) -> None:
        """Ask for a new passphrase, and put the dossier under it."""
        from ui.dialogs.protecting import ProtectingDialog

        ProtectingDialog(self._session, self._recode, self._window).open()

    def take_away(self) -> None:
        """Ask for the passphrase once more, and leave the dossier without one."""
        from ui.dialogs.passphrase import PassphraseDialog

        path = self._path
        if path is not None:
            asked = BudgetWatchError(msg("The dossier will open without a passphrase."))
            PassphraseDialog(self._session, path, asked, partial(self._recode, wanted=None), self._window).open()

    def _recode(self, present: str | None, wanted: str | None) -> None:
        """Close the dossier, write it anew under the other passphrase, and open it again, under the former one if that failed."""
        path = self._path
        if path is None:
            return

        def work(_job: Job) -> Dossier:
            from budgetwatch.usecases.dossiers import open_dossier
            from budgetwatch.usecases.protecting import change_passphrase

            change_passphrase(path, present, wanted)
            return open_dossier(path, passphrase=wanted)

        def refuse(error: BudgetWatchError) -> None:
            self._session.failed.emit(error)
            self._session.open(path, passphrase=present)

        self._window.keep_typing()
        self._session.leave()
        self._session.take(work, partial(self._tell, protected=wanted is not None), refuse)

    def _tell(self, *, protected: bool) -> None:
        if not protected:
            self._session.said.emit(
                Notice(msg("The dossier is no longer protected: whoever has the file can read it."))
            )
            return
        self._session.said.emit(Notice(msg("The dossier is protected. Print its recovery sheet now.")))
        self.write_sheet()

    def write_sheet(self) -> None:
        """Ask where the recovery sheet goes, and write it."""
        path, word = self._path, self._session.word
        if path is None:
            return
        sheet = word(msg("recovery sheet"))
        named = path.with_name(f"{path.stem}-{sheet}.pdf")
        title, kind = word(msg("Where should the recovery sheet be written?")), word(msg("PDF (*.pdf)"))
        name, _ = QFileDialog.getSaveFileName(self._window, title, str(named), kind)
        if not name:
            return
        language = self._session.language

        def work(dossier: Dossier, _job: Job) -> Path:
            from budgetwatch.usecases.protecting import write_recovery_sheet

            return write_recovery_sheet(dossier, Path(name), language)

        printed = msg("Recovery sheet written. Print it, put it in the safe, and delete the file.")
        self._session.read(work, lambda _path: self._session.said.emit(Notice(printed)))

    # -- locking

    def lock(self) -> None:
        """Close a protected dossier and ask for its passphrase; work under way ends first, and an open dialog is not taken away."""
        path = self._path
        if path is None or not self.protected:
            return
        if self._session.bridge.tasks or self._asks:
            self.idle.start()
            return
        self._window.keep_typing()
        self._session.leave()
        self.ask(BudgetWatchError(msg("Closed after some time without work.")), path)

    def watch(self) -> None:
        """Count the minutes of idleness while a protected dossier is open."""
        # The system's window sees what hands do and little else: asking every widget would slow down all painting.
        handle = self._window.windowHandle()
        if self.protected and handle is not None:
            handle.installEventFilter(self)
            self.idle.start()
        else:
            self.idle.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A hand on the keyboard or the mouse starts the count again."""
        if event.type() in _HANDS and self.idle.isActive():
            self.idle.start()
        return False

    @property
    def _asks(self) -> bool:
        """Whether a dialog of this window waits for an answer."""
        dialog = QApplication.activeModalWidget()
        return dialog is not None and self._window.isAncestorOf(dialog)

    @property
    def _path(self) -> Path | None:
        dossier = self._session.dossier
        return None if dossier is None else dossier.path


def _idle_minutes() -> int:
    chosen = saved(IDLE) or ""
    return max(1, int(chosen)) if chosen.isdigit() else _MINUTES
