"""Which perimeter bounds every page: a choice among those kept, and the way to define one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from budgetwatch.domain.message import msg
from budgetwatch.domain.perimeter import Perimeter
from budgetwatch.jobs import Job
from budgetwatch.usecases.done import Done
from ui.dialogs.perimeter import PerimeterDialog
from ui.models.perimeters import PerimeterChoices, look
from ui.session import Session
from ui.widgets.choice import Choice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from budgetwatch.usecases.dossiers import Dossier

DEFINE = "\0define"
"""The option that is no perimeter: define one."""


class PerimeterChoice(Choice[str]):
    """The perimeter in force, by its name; an empty name is everything in the documents."""

    def __init__(self, session: Session, kept: tuple[str, ...], used: str) -> None:
        word = session.word
        self._session, self._used = session, used
        self._options = [
            ("", word(msg("everything"))),
            *((name, name) for name in kept),
            (DEFINE, word(msg("Define…"))),
        ]
        super().__init__(session.theme, word(msg("Perimeter")), self._options, used, self._take, framed=False)

    def _take(self, name: str) -> None:
        if name == DEFINE:
            self.offer(self._options, self._used)
            define_perimeter(self._session, self.window())
        elif name != self._used:
            put_in_force(self._session, name)


def define_perimeter(session: Session, parent: QWidget) -> None:
    """Open the dialog of perimeters, once the places to pick from are known."""

    def show(choices: PerimeterChoices) -> None:
        PerimeterDialog(session, choices, keep, drop, parent).open()

    def keep(perimeter: Perimeter, was: str) -> None:
        author = session.author

        def work(dossier: Dossier, _job: Job) -> Done[Any]:
            from budgetwatch.usecases.perimeters import keep_perimeter

            return keep_perimeter(dossier, perimeter, was, author, use=True)

        session.write(work)

    def drop(name: str) -> None:
        author = session.author

        def work(dossier: Dossier, _job: Job) -> Done[Any]:
            from budgetwatch.usecases.perimeters import drop_perimeter

            return drop_perimeter(dossier, name, author)

        session.write(work)

    session.read(look, show, owner=parent)


def put_in_force(session: Session, name: str, then: Callable[[Done[Any]], None] | None = None) -> None:
    """Have every page bounded by a perimeter."""
    author = session.author

    def work(dossier: Dossier, _job: Job) -> Done[Any]:
        from budgetwatch.usecases.perimeters import use_perimeter

        return use_perimeter(dossier, name, author)

    session.write(work, then)
