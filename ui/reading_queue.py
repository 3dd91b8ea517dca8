"""Received files read one after the other off the window's thread; what cannot be read stays with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.message import msg
from budgetwatch.jobs import Job
from ui.bridge import Task
from ui.import_faults import refusing_faults, report_fault
from ui.models.import_course import Course, Standing, starting
from ui.models.import_files import FileState, ReceivedFile
from ui.session import Session

if TYPE_CHECKING:
    from budgetwatch.domain.typed import TypedSheet
    from budgetwatch.usecases.importing import ImportDraft


class ReadingQueue(QObject):
    """Reads the first file that waits, then the next. `moved` says that a file was begun, read or refused."""

    moved = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.files: list[ReceivedFile] = []
        self.task: Task[Any] | None = None
        self.begun: ReceivedFile | None = None

    def take(self, paths: Sequence[Path]) -> None:
        """Take files; one that is given again is read again."""
        given = dict.fromkeys(paths)
        self.files = [one for one in self.files if one.imported or one.path not in given]
        self.files += [ReceivedFile(path) for path in given]
        if self.begun is not None and self.begun not in self.files and self.task is not None:
            self.task.forget()
            self.task = None
        self.go_on()

    def take_typed(self, sheet: TypedSheet) -> ReceivedFile:
        """Take a typed table, in place of an earlier one of the same page."""
        taken = ReceivedFile(Path(sheet.place.replace("/", "-")), typed=sheet)
        self.files = [one for one in self.files if one.imported or one.path != taken.path]
        self.files.append(taken)
        self.go_on()
        return taken

    def go_on(self) -> None:
        """Read the next file that waits, if none is being read."""
        if self.task is not None:
            return
        self.begun = next((one for one in self.files if one.state is FileState.WAITING), None)
        if self.begun is not None:
            self._read(self.begun)

    def read_again(self, file: ReceivedFile, password: str | None = None) -> None:
        """Read a refused file once more, with its password if it was given."""
        file.error, file.password = None, password
        self.go_on()

    def stop(self) -> None:
        """Stop the reading under way; the file stays in the list."""
        if self.task is not None:
            self.task.cancel()

    def drop(self) -> None:
        """Forget every file: nothing was written."""
        if self.task is not None:
            self.task.forget()
        self.task, self.begun, self.files = None, None, []

    def _read(self, file: ReceivedFile) -> None:
        @refusing_faults
        def work(job: Job) -> Standing:
            return _standing(_draft(file, job)).prepared()

        def finish(standing: Standing) -> None:
            file.course = Course(standing)
            self._end(file)

        def refuse(error: BudgetWatchError) -> None:
            file.error = error
            self._end(file)
            report_fault(error)

        def give_up() -> None:
            refuse(BudgetWatchError(msg("The reading of {file} was stopped.", file=file.path.name)))

        self.task = self._session.run(work, finish, refuse, give_up, owner=self)
        self.moved.emit(file)

    def _end(self, file: ReceivedFile) -> None:
        self.task = self.begun = None
        self.go_on()
        self.moved.emit(file)


def _draft(file: ReceivedFile, job: Job) -> ImportDraft:
    from budgetwatch.usecases.importing import draft_import
    from budgetwatch.usecases.typing_in import typed_draft

    if file.typed is not None:
        return typed_draft(file.typed, job)
    return draft_import(file.path, file.password, job)


def _standing(draft: ImportDraft) -> Standing:
    if not draft.inspection.tables:
        raise BudgetWatchError(
            msg("No table of amounts was found in {file}.", file=draft.inspection.source.name),
            msg("Open the sheet, or ask the sender for the table as a spreadsheet."),
        )
    return starting(draft)
