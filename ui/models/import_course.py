"""Where an import stands, and the way it came: every step a person takes on a draft can be taken back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING

from ui.models.import_decisions import decided, unconfirmed
from ui.models.import_view import first_amount

if TYPE_CHECKING:
    from budgetwatch.domain.fact import Reading
    from budgetwatch.domain.grid import Grid
    from budgetwatch.usecases.deciding import ImportQuestion
    from budgetwatch.usecases.importing import ImportDraft


class Step(IntEnum):
    """The four steps of an import."""

    FILE = 0
    AREA = 1
    CODES = 2
    CHECK = 3


@dataclass(frozen=True)
class Standing:
    """One state of a draft: the table that is looked at, and those whose first amount a person confirmed.

    `followed` is true once it is read as the recipes that fit it say.

    What follows from the draft is worked out once; `prepared` does so where a long table must not keep the window.
    """

    draft: ImportDraft
    table: str
    confirmed: frozenset[str] = frozenset()
    followed: bool = False

    @cached_property
    def reading(self) -> Reading:
        """The table on show with the decisions applied."""
        return decided(self.draft, self.table)

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """The chosen tables with the decisions applied."""
        return self.draft.readings

    @cached_property
    def questions(self) -> tuple[ImportQuestion, ...]:
        """What is still to be decided about the chosen tables."""
        return self.draft.questions

    @cached_property
    def amounts(self) -> int:
        """How many amounts the import would write."""
        return self.draft.amounts

    @cached_property
    def unconfirmed(self) -> tuple[str, ...]:
        """The chosen tables whose first amount is still to be confirmed; a register may state none."""
        grids = {one.sheet: one for one in self.draft.workbook.grids}
        stating = {one.layout.id for one in self.readings if first_amount(one, grids[one.layout.sheet]) is not None}
        return tuple(one for one in unconfirmed(self.draft, self.confirmed) if one in stating)

    @cached_property
    def grid(self) -> Grid:
        """The sheet of the table on show."""
        sheet = self.reading.layout.sheet
        return next(one for one in self.draft.workbook.grids if one.sheet == sheet)

    def prepared(self) -> Standing:
        """The same standing, with everything worked out."""
        _ = (self.reading, self.readings, self.questions, self.amounts, self.unconfirmed, self.grid)
        return self

    def looking_at(self, table: str) -> Standing:
        """The same draft with another table on show."""
        return replace(self, table=table)


def starting(draft: ImportDraft) -> Standing:
    """A draft as it was read, on its first table to import."""
    known = [one.layout.id for one in draft.inspection.tables]
    return Standing(draft, (*draft.tables, *known)[0])


class Course:
    """The standings of one file from its reading on; going back is free because nothing is written."""

    def __init__(self, first: Standing) -> None:
        self.first = self.present = first
        self._past: list[Standing] = []
        self._future: list[Standing] = []

    @property
    def changed(self) -> bool:
        """Whether a person decided anything."""
        return self.present.draft is not self.first.draft or bool(self.present.confirmed)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._past)

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a step to take again."""
        return bool(self._future)

    def go(self, standing: Standing) -> None:
        """Take a step; what was taken back before is given up."""
        self._past.append(self.present)
        self._future.clear()
        self.present = standing

    def amend(self, standing: Standing) -> None:
        """Complete the present standing by what was looked up: no step of the person's."""
        self.present = standing

    def look(self, table: str) -> None:
        """Look at another table: no step."""
        self.present = self.present.looking_at(table)

    def back(self) -> bool:
        """Take the last step back; False where there is none."""
        return self._move(self._past, self._future)

    def forward(self) -> bool:
        """Take again a step that was taken back; False where there is none."""
        return self._move(self._future, self._past)

    def restart(self) -> None:
        """Return to what was proposed, as a step of its own; the filing of the document stays."""
        proposed = replace(self.first.draft, filing=self.present.draft.filing)
        self.go(Standing(proposed, self.first.table))

    def _move(self, taken: list[Standing], left: list[Standing]) -> bool:
        if not taken:
            return False
        left.append(self.present)
        self.present = taken.pop()
        return True
