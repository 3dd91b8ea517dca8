"""Recipes that the dossier keeps, offered for a file whose tables have the same headers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.jobs import Job
from ui.models.import_files import ReceivedFile
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
        """Ask whether a recipe fits the first table of a file."""
        if file.course is None or file.looked_up:
            return
        file.looked_up, standing = True, file.course.first

        def ask(dossier: Dossier, _job: Job) -> RecipeMatch | None:
            from budgetwatch.usecases.recipes import recipe_for

            return recipe_for(dossier, standing.draft, standing.table)

        def show(match: RecipeMatch | None) -> None:
            file.recipe = match
            if match is not None:
                self.found.emit(file)

        self._session.read(ask, show, owner=self)


def recipe_offer(session: Session, file: ReceivedFile, follow: Callable[[], object]) -> QWidget | None:
    """The recipe that fits a file: a button that applies it, then a tag that says so; None where none fits."""
    match = file.recipe
    if match is None:
        return None
    told = msgn(
        "Recipe “{name}” · {count} difference",
        "Recipe “{name}” · {count} differences",
        len(match.differences),
        name=match.recipe.name,
    )
    if file.followed:
        return tag(session.theme, session.word(told), "ok", "certificate")
    made = button(session.theme, session.word(msg("Apply: {recipe}", recipe=told)), follow, picture="certificate")
    made.setToolTip("\n".join(session.word(one) for one in match.differences))
    return made


def differences(file: ReceivedFile) -> Message | None:
    """What differs from the recipe that was applied, in one sentence; None where nothing does."""
    if file.recipe is None or not file.followed or not file.recipe.differences:
        return None
    first, others = file.recipe.differences[0], len(file.recipe.differences) - 1
    if not others:
        return first
    return msgn("{first} And {count} more difference.", "{first} And {count} more differences.", others, first=first)
