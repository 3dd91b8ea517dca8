"""Recipes that the dossier keeps, offered for a file whose tables have the same headers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from budgetwatch.domain.message import msg
from budgetwatch.jobs import Job
from budgetwatch.usecases.done import Done
from ui.models.import_files import ReceivedFile
from ui.models.import_recipes import differences, recipe_words
from ui.session import Session
from ui.widgets.controls import button, tag

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier
    from budgetwatch.usecases.recipes import RecipeMatch


class RecipeOffers(QObject):
    """Asks the dossier once for each file. `found` gives the file that a recipe fits."""

    found = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def look(self, file: ReceivedFile) -> None:
        """Ask which recipes fit the tables of a file."""
        if file.course is None or file.looked_up:
            return
        file.looked_up, standing = True, file.course.first

        def ask(dossier: Dossier, _job: Job) -> tuple[RecipeMatch, ...]:
            from budgetwatch.usecases.recipes import recipes_for

            return recipes_for(dossier, standing.draft)

        def show(matches: tuple[RecipeMatch, ...]) -> None:
            file.recipes = matches
            if matches:
                self.found.emit(file)

        self._session.read(ask, show, owner=self)


def forgetting(name: str, author: str) -> Callable[[Dossier, Job], Done[None]]:
    """The work that takes a recipe out of the dossier."""

    def work(dossier: Dossier, _job: Job) -> Done[None]:
        from budgetwatch.usecases.recipes import forget_recipe

        return forget_recipe(dossier, name, author)

    return work


def recipe_offer(session: Session, file: ReceivedFile, follow: Callable[[], object]) -> QWidget | None:
    """The recipe that fits a file: a button that applies it, then a tag that says so; None where none fits."""
    if not file.recipes:
        return None
    told = session.word(recipe_words(file.recipes))
    if file.followed or session.theme.spacious:  # in large text the card alone has room for a button
        return tag(session.theme, told, "ok" if file.followed else "inf", "certificate")
    made = button(session.theme, session.word(msg("Apply: {recipe}", recipe=told)), follow, picture="certificate")
    made.setToolTip("\n".join(session.word(one) for one in differences(file.recipes)))
    return made
