"""The fields of a pivot as arrays: for every amount the value of each field, as a place in the order of its values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from budgetwatch.analysis.keeping import kept_beside
from budgetwatch.analysis.line_rows import by_line
from budgetwatch.analysis.place_rows import by_place
from budgetwatch.analysis.row_words import NOT_CLASSIFIED, Keyed
from budgetwatch.domain.pivot import FieldKind, Member, PivotField

if TYPE_CHECKING:
    from budgetwatch.analysis.amounts import Amounts, Numbers
    from budgetwatch.analysis.frame import FactFrame
    from budgetwatch.analysis.places import LinePlaces
    from budgetwatch.analysis.sources import Chosen


@dataclass(frozen=True)
class Cut:
    """One field: `of` gives for every amount the place of its value among `count` of them."""

    field: PivotField
    of: Numbers
    count: int
    members: Sequence[Member]
    keyed: Keyed | None = None

    def codes(self, member: Member) -> tuple[int, ...]:
        """The code ids by which the lines of a value are found again; none where only the lines themselves tell."""
        return self.keyed.codes_of(member.key) if self.keyed is not None else ()


def cut(frame: FactFrame, field: PivotField, places: LinePlaces, chosen: Chosen) -> Cut:
    """The values of a field in the order in which documents print them; years and stages in their own order."""
    amounts = chosen.amounts
    match field.kind:
        case FieldKind.YEAR:
            years = [Member(field, str(year)) for year in amounts.years]
            return Cut(field, amounts.year, len(years), years)
        case FieldKind.STAGE:
            stages = [Member(field, stage.value) for stage in amounts.stages]
            return Cut(field, amounts.stage, len(stages), stages)
        case _:
            return kept_beside(
                frame,
                f"cut by {field}",
                (places, amounts, chosen.families),
                lambda: _keyed_cut(field, _keyed(frame, field, places, chosen), amounts),
            )


def _keyed(frame: FactFrame, field: PivotField, places: LinePlaces, chosen: Chosen) -> Keyed:
    if field.kind is FieldKind.LINE:
        return by_line(frame, places, chosen)
    return by_place(frame, places, (str(field.classification), field.level), chosen)


def _keyed_cut(field: PivotField, keyed: Keyed, amounts: Amounts) -> Cut:
    import numpy as np

    order = np.lexsort((keyed.first, ~keyed.placed))
    rank = np.zeros(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    return Cut(field, rank[keyed.key][amounts.at_cell], len(order), _Members(field, keyed, order), keyed)


class _Members(Sequence[Member]):
    """The values of a field of places or lines, worded when they are looked at."""

    def __init__(self, field: PivotField, keyed: Keyed, order: Numbers) -> None:
        self._field, self._keyed, self._order = field, keyed, order

    def __len__(self) -> int:
        return len(self._order)

    def __getitem__(self, at: int) -> Member:  # type: ignore[override]  # no one asks for a slice
        return self._worded[at]

    @cached_property
    def _worded(self) -> list[Member]:
        return [self._member(key) for key in self._order.tolist()]

    def _member(self, key: int) -> Member:
        name, words = self._keyed.names[key], self._keyed.words[key]
        return Member(self._field, name, words.code, words.label, rest=name == NOT_CLASSIFIED)
