"""What a person decides about one file on its way in: each decision is a step of its course that can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from budgetwatch.domain.measure import Flow
from budgetwatch.domain.money import Absent
from ui.bridge import Task
from ui.models.import_course import Course, Standing
from ui.models.import_decisions import (
    answered_alike,
    proposed,
    read_alike,
    taken,
    with_dashes,
    with_received,
    with_unit,
    with_unit_confirmed,
)
from ui.models.import_recipes import followed
from ui.session import Session

if TYPE_CHECKING:
    from budgetwatch.domain.layout import Layout
    from budgetwatch.usecases.deciding import ImportQuestion
    from budgetwatch.usecases.importing import Filing, ImportDraft
    from budgetwatch.usecases.recipes import RecipeMatch

_LONG = 4_000
"""Lines above which a decision is worked out off the window's thread."""


class Drafting(QObject):
    """Changes the draft of one file. `changed` follows every step; `busy` is true while a sheet is read anew."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._task: Task[Standing] | None = None
        self.course: Course | None = None

    @property
    def busy(self) -> bool:
        """Whether a change is still being worked out."""
        return self._task is not None

    @property
    def standing(self) -> Standing:
        """Where the file stands."""
        if self.course is None:
            raise RuntimeError("no file is being imported")
        return self.course.present

    def open(self, course: Course | None) -> None:
        """Work on another file, or on none."""
        self._forget()
        self.course = course

    # -- steps

    def change(self, draft: ImportDraft, confirmed: frozenset[str] = frozenset()) -> None:
        """Take a step to another state of the draft."""
        old = self.standing
        known = {one.layout.id for one in draft.inspection.tables}
        table = old.table if old.table in known else next(iter(draft.tables), min(known))
        self._take(replace(old, draft=draft, table=table, confirmed=old.confirmed | confirmed))

    def _take(self, standing: Standing) -> None:
        if sum(len(one.lines) for one in standing.draft.inspection.tables) > _LONG:
            self._work(lambda: standing)
        else:
            self._arrive(standing)

    def repaint(self, layout: Layout, table: str) -> None:
        """Have a table read again from the raw cells under another layout; the latest painting wins."""
        old = self.standing

        def read() -> Standing:
            draft = old.draft.with_layout(layout, table)
            confirmed = frozenset(layout.id if one == table else one for one in old.confirmed)
            shown = layout.id if old.table == table else old.table
            return replace(old, draft=draft, table=shown, confirmed=confirmed)

        self._work(read)

    def _work(self, make: Callable[[], Standing]) -> None:
        self._forget()
        self._task = self._session.run(lambda _job: make().prepared(), self._arrive, owner=self)

    def _arrive(self, standing: Standing) -> None:
        self._task = None
        if self.course is not None:
            self.course.go(standing)
            self.changed.emit()

    def _forget(self) -> None:
        if self._task is not None:
            self._task.forget()
            self._task = None

    def back(self) -> bool:
        """Take the last step back; one that is still being worked out is given up. False where there is none."""
        if self._task is not None:
            self._forget()
            self.changed.emit()
            return True
        return self._moved(self.course is not None and self.course.back())

    def forward(self) -> bool:
        """Take again a step that was taken back; False where there is none."""
        return self._moved(self.course is not None and self.course.forward())

    def restart(self) -> None:
        """Return to what was proposed."""
        if self.course is not None:
            self._forget()
            self.course.restart()
            self.changed.emit()

    def _moved(self, moved: bool) -> bool:  # noqa: FBT001 - what going back or forward answered
        if moved:
            self.changed.emit()
        return moved

    # -- what a person decides

    def look(self, table: str) -> None:
        """Look at another table of the file."""
        if self.course is not None and table != self.course.present.table:
            self.course.look(table)
            self.changed.emit()

    def take(self, table: str) -> None:
        """Import a table too, or leave it out."""
        draft = self.standing.draft
        self.change(taken(draft, table, taken=table not in draft.tables))

    def decide_unit(self, scale: int | None, currency: str | None) -> None:
        """The unit or the currency is another one, here and wherever the same is asked."""
        standing, draft = self.standing, self.standing.draft
        said = {"scale": scale, "currency": currency}
        for question in standing.questions:
            value = said.get(question.asked.value)
            if value is not None and question.table != standing.table:
                draft = answered_alike(draft, (question,), value)
        self.change(with_unit(draft, standing.table, scale, currency))

    def confirm_unit(self) -> None:
        """The first amount was read rightly, and with it every table whose unit is printed alike."""
        standing = self.standing
        draft = with_unit_confirmed(standing.draft, standing.table)
        self.change(draft, read_alike(standing.draft, standing.table))

    def decide_dashes(self, meant: Absent) -> None:
        """What a printed dash stands for."""
        self.change(with_dashes(self.standing.draft, self.standing.table, meant))

    def answer(self, questions: Sequence[ImportQuestion], value: Any) -> None:
        """One answer to the questions of several columns."""
        if value is not None:
            self.change(answered_alike(self.standing.draft, questions, value))

    def file_as(self, filing: Filing) -> None:
        """What the document is, who issued it, its status."""
        self.change(replace(self.standing.draft, filing=filing))

    def receive(self, moment: datetime) -> None:
        """When the file was received."""
        self.change(with_received(self.standing.draft, moment))

    def turn(self, flow: Flow) -> None:
        """The table is of the other side of the budget."""
        layout = proposed(self.standing.draft, self.standing.table).layout
        if layout.flow is not flow:
            self.repaint(replace(layout, flow=flow), layout.id)

    def follow(self, matches: Sequence[RecipeMatch]) -> None:
        """Read the tables as the kept recipes that fit them say."""
        old = self.standing
        self._work(lambda: followed(old, matches))

    def suppose(self, replaced: Mapping[str, int]) -> None:
        """Take tables for newer versions of earlier imports until a person says otherwise: no step of theirs."""
        if self.course is not None:
            old = self.course.present
            draft = replace(old.draft, replacing={**replaced, **old.draft.replacing})
            self.course.amend(replace(old, draft=draft))
            self.changed.emit()

    def replace(self, table: str, dataset: int | None) -> None:
        """A table takes the place of an earlier import, or stands beside it."""
        self.change(self.standing.draft.with_replacing(table, dataset))
