"""From which cells the months or quarters of a year are told: parts as printed, or differences of those that cumulate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from budgetwatch.analysis.bases import Slot
from budgetwatch.analysis.periods import how_they_count
from budgetwatch.domain.figure import FactSelection, Operation, Trace
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.pace import MONTHS_OF_YEAR, Counting, months_of

if TYPE_CHECKING:
    import pandas as pd

    from budgetwatch.analysis.frame import FactFrame

Codes: TypeAlias = tuple[tuple[int, ...], ...]
"""Sets of code ids, of each of which a line must have one."""
MONTHS = tuple(f"M{month:02}" for month in range(1, 13))
QUARTERS = tuple(f"Q{quarter}" for quarter in range(1, 5))


@dataclass(frozen=True, slots=True)
class Column:
    """The amounts of one part of a year in one table; `variant` names them where they do not count themselves."""

    dataset: int
    basis: str
    part: str
    variant: str


@dataclass(frozen=True)
class YearSource:
    """The months or quarters of a stage of a year: for each the columns that it adds and those that it takes off."""

    year: int
    stage: Measure
    parts: Mapping[str, tuple[tuple[Column, ...], tuple[Column, ...]]]

    @property
    def months(self) -> int:
        """How many months the end of the year has: December, or the last quarter."""
        return 1 if len(self.parts) == len(MONTHS) else 3

    @property
    def end(self) -> str:
        """The last part of the year."""
        return max(self.parts)

    @property
    def datasets(self) -> tuple[int, ...]:
        """The tables it is told from."""
        return tuple(sorted({column.dataset for adds, _ in self.parts.values() for column in adds}))

    def trace(self, parts: Sequence[str], within: Codes, without: tuple[int, ...]) -> Trace:
        """The question whose answer is what these parts add up to, for the lines with such codes and none of the others."""
        questions = [self._of(part, within, without) for part in parts]
        return questions[0] if len(questions) == 1 else Trace(Operation.SUM, tuple(questions))

    def _of(self, part: str, within: Codes, without: tuple[int, ...]) -> Trace:
        adds, takes = (self._sum(columns, within, without) for columns in self.parts[part])
        return Trace(Operation.DIFFERENCE, (adds, takes)) if takes.inputs else adds

    def _sum(self, columns: Sequence[Column], within: Codes, without: tuple[int, ...]) -> Trace:
        asked = (
            FactSelection(
                self.stage,
                self.year,
                Basis(column.basis) if column.basis else None,
                within,
                datasets=(column.dataset,),
                variant=column.variant or None,
                without=without,
                periods=(column.part,) if column.part else (),
            )
            for column in columns
        )
        return Trace(Operation.SUM, tuple(asked))


def sources_of(frame: FactFrame, facts: pd.DataFrame, datasets: Sequence[int]) -> Iterator[YearSource | Counting]:
    """What these tables tell of a year and stage, `facts` being its amounts; the reason where they tell no whole year."""
    own = facts[facts["dataset"].isin(list(datasets)) & (facts["period"] != "")]
    if own.empty:
        return
    year, stage = int(own["year"].iloc[0]), Measure(own["measure"].iloc[0])
    counted: dict[int, Counting] = {}
    for dataset in sorted(set(own["dataset"].tolist())):
        rows = own[own["dataset"] == dataset]
        slot = Slot(dataset, year, stage, str(rows["basis"].iloc[0]))
        counted[dataset], _ = how_they_count(frame, slot, rows, tuple(sorted(set(rows["period"].astype(str)))))
    if Counting.UNSURE in counted.values():
        yield Counting.UNSURE
        return
    columns = _columns(own)
    if set(counted.values()) == {Counting.FLOWS}:
        parts = _added(columns)
    elif len(counted) == 1:
        (dataset,) = counted
        parts = _parted([*columns, *_whole(facts, dataset)])
    else:
        parts = {}
    yield YearSource(year, stage, parts) if parts else Counting.FLOWS


def _columns(facts: pd.DataFrame) -> list[Column]:
    names = ["dataset", "basis", "period", "variant"]
    shown = facts.assign(variant=facts["variant"].astype(str).where(~facts["counts"], ""))
    rows = shown[names].drop_duplicates().itertuples(index=False, name=None)
    return [Column(int(dataset), str(basis), str(part), str(variant)) for dataset, basis, part, variant in rows]


def _whole(facts: pd.DataFrame, dataset: int) -> list[Column]:
    """The column of the whole year of a table, which ends what it cumulates."""
    own = facts[(facts["dataset"] == dataset) & (facts["period"] == "") & facts["counts"]]
    return _columns(own)[:1]


def _added(columns: Sequence[Column]) -> dict[str, tuple[tuple[Column, ...], tuple[Column, ...]]]:
    """Months, else quarters, where every one of them is there."""
    by_part: dict[str, list[Column]] = {}
    for column in columns:
        by_part.setdefault(column.part, []).append(column)
    for names in (MONTHS, QUARTERS):
        if by_part.keys() >= set(names):
            return {name: (tuple(by_part[name]), ()) for name in names}
    return {}


def _parted(columns: Sequence[Column]) -> dict[str, tuple[tuple[Column, ...], tuple[Column, ...]]]:
    """Months, else quarters, as the differences of what runs from January to the end of each."""
    ends = {max(months_of(column.part), default=max(MONTHS_OF_YEAR)): column for column in columns}
    for names, step in ((MONTHS, 1), (QUARTERS, 3)):
        wanted = list(range(step, 13, step))
        if ends.keys() >= set(wanted):
            pairs = [((ends[wanted[0]],), ()), *(((ends[now],), (ends[before],)) for before, now in pairwise(wanted))]
            return dict(zip(names, pairs, strict=True))
    return {}
