"""The only writes of an import: the chosen tables of each file in one step that undo takes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.jobs import Job
from budgetwatch.usecases.done import Done
from ui.bridge import Task
from ui.import_faults import refusing_faults, report_fault
from ui.models.import_files import ReceivedFile
from ui.session import Session

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier
    from budgetwatch.usecases.importing import ImportDraft


class Writer(QObject):
    """Writes files one after the other. `ended` gives a file and why it was refused, None where it was imported."""

    ended = Signal(object, object)
    stopped = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks: dict[ReceivedFile, Task[Any]] = {}

    @property
    def busy(self) -> bool:
        """Whether anything is being written."""
        return bool(self._tasks)

    @property
    def first(self) -> Task[Any]:
        """The write under way."""
        return next(iter(self._tasks.values()))

    def write(self, files: Sequence[ReceivedFile], recipe: str = "") -> None:
        """Import files that were read; `recipe` is the name under which the way they were read is kept, if it is."""
        for file in files:
            if file.course is None:
                continue
            work = refusing_faults(importing(file.course.present.draft, self._session.author, recipe))
            done, refuse, stop = partial(self._finish, file), partial(self._refuse, file), partial(self._stop, file)
            self._tasks[file] = self._session.write(work, done, refuse, stop, owner=self)

    def stop(self) -> None:
        """Stop what is being written: the dossier stays as it was before that file."""
        for task in self._tasks.values():
            task.cancel()

    def _finish(self, file: ReceivedFile, _done: Done[Any]) -> None:
        file.imported = True
        self._end(file, None)

    def _refuse(self, file: ReceivedFile, error: BudgetWatchError) -> None:
        self._end(file, error)
        report_fault(error)

    def _end(self, file: ReceivedFile, error: BudgetWatchError | None) -> None:
        self._tasks.pop(file, None)
        self.ended.emit(file, error)

    def _stop(self, file: ReceivedFile) -> None:
        self._tasks.pop(file, None)
        self.stopped.emit()


def importing(draft: ImportDraft, author: str, recipe: str = "") -> Callable[[Dossier, Job], Done[Any]]:
    """The work that imports a draft, and keeps its recipe first: undo then takes the import back before the recipe."""

    def work(dossier: Dossier, job: Job) -> Done[Any]:
        from budgetwatch.usecases import history, importing

        if recipe:
            _keep(dossier, draft, recipe, author)
        try:
            return importing.import_draft(dossier, draft, author, job=job)
        except BaseException:
            if recipe:
                history.undo(dossier, author)  # a recipe is kept with its import or not at all
            raise

    return work


def _keep(dossier: Dossier, draft: ImportDraft, name: str, author: str) -> None:
    from budgetwatch.usecases.recipes import keep_recipe

    keep_recipe(dossier, draft, name, author)
