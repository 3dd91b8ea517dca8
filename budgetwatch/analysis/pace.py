"""At which pace a year was spent: its months or quarters, and the part that its end took, beside an even pace.

Source: checklist D13 of the product. Only years whose months or quarters are all there are told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from budgetwatch.analysis.looking import look_for
from budgetwatch.analysis.pace_sources import Column, YearSource, sources_of
from budgetwatch.analysis.parts_told import name_of, notes_on_months
from budgetwatch.analysis.perimeters import lines_inside
from budgetwatch.analysis.periods import has_parts
from budgetwatch.analysis.sources import Chosen
from budgetwatch.domain.comparison import Break, CompareQuery
from budgetwatch.domain.figure import Figure, Operation, Quantity, Trace, Unit, ratio
from budgetwatch.domain.measure import EXECUTION, Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.pace import Counting, Pace, PaceRow, YearParts
from budgetwatch.domain.terms import MEASURES

if TYPE_CHECKING:
    import pandas as pd

    from budgetwatch.analysis.frame import FactFrame
    from budgetwatch.analysis.places import LinePlaces
    from budgetwatch.domain.crosswalk import Link

TOTAL = "total"
"""The key of everything together."""
Sums: TypeAlias = Mapping[str, Mapping[Column, int]]
"""What each column adds up to, by the key of a place."""


def pace(frame: FactFrame, query: CompareQuery, links: Sequence[Link] = ()) -> Pace:
    """The pace of every year and stage that a table gives by months or quarters, by place of the query and together."""
    chosen, places = look_for(frame, query, links)
    notes = tuple(notes_on_months(frame, chosen))
    tables = tuple(dict.fromkeys(_tables(chosen)))
    names = {int(dataset): name_of(frame, int(dataset)) for dataset in frame.datasets["dataset"]}
    if not has_parts(frame.facts):
        return Pace((), (), (), names, frame.currency)
    found, unsure = _sources(frame, chosen)
    told = _Telling(frame, places, query, chosen)
    rows: list[PaceRow] = []
    totals: list[PaceRow] = []
    for source in found:
        sums = told.sums(source)
        totals += told.rows(source, {TOTAL: sums[TOTAL]})
        rows += told.rows(source, {key: own for key, own in sums.items() if key != TOTAL})
    return Pace(
        tuple(_beside_others(rows)),
        tuple(_beside_others(totals)),
        tables,
        names,
        frame.currency,
        (*notes, *unsure),
    )


def _tables(chosen: Chosen) -> Iterator[YearParts]:
    for year, stage in chosen.tables:
        yield from chosen.parts(year, stage)


def _sources(frame: FactFrame, chosen: Chosen) -> tuple[list[YearSource], list[Break]]:
    """For each year and stage of execution the tables that are used, else another one, that tell its whole pace."""
    facts = frame.facts[(frame.facts["flow"] != "revenue") & (frame.facts["state"] == "")]
    found: list[YearSource] = []
    unsure: list[Break] = []
    for year, stage in sorted(
        chosen.tables, key=lambda at: (at[0], EXECUTION.index(at[1]) if at[1] in EXECUTION else -1)
    ):
        if stage not in EXECUTION:
            continue
        own = facts[(facts["year"] == year) & (facts["measure"] == str(stage))]
        used = sorted({dataset for _, datasets in chosen.tables[year, stage] for dataset in datasets})
        others = [dataset for dataset in sorted(set(own["dataset"].tolist())) if dataset not in used]
        answers = [
            answer for group in (used, *([one] for one in (*used, *others))) for answer in sources_of(frame, own, group)
        ]
        source = next((answer for answer in answers if isinstance(answer, YearSource)), None)
        if source is not None:
            found.append(source)
        elif Counting.UNSURE in answers:
            reason = msg(
                "{stage}: nothing shows whether its months or quarters add up or hold those before, so no pace is told.",
                stage=MEASURES[stage],
            )
            unsure.append(Break(year, reason))
    return found, unsure


@dataclass(frozen=True)
class _Telling:
    """Adds up columns by place and makes rows of them."""

    frame: FactFrame
    places: LinePlaces
    query: CompareQuery
    chosen: Chosen

    def sums(self, source: YearSource) -> Sums:
        """What every column of a source adds up to, by place and together."""
        facts = self._facts(source)
        columns = {column for adds, takes in source.parts.values() for column in (*adds, *takes)}
        by_column = {(one.dataset, one.basis, one.part, one.variant): one for one in columns}
        found: dict[str, dict[Column, int]] = defaultdict(lambda: defaultdict(int))
        names = ["dataset", "basis", "period", "variant", "amount"]
        for key, row in zip(self._keys(facts), facts[names].itertuples(index=False, name=None), strict=True):
            column = by_column.get((int(row[0]), str(row[1]), str(row[2]), str(row[3])))
            if column is None:
                continue
            found[TOTAL][column] += int(row[4])
            if key:
                found[key][column] += int(row[4])
        return found

    def rows(self, source: YearSource, sums: Sums) -> Iterator[PaceRow]:
        """A row for each key."""
        unit = Unit(Quantity.MONEY, self.frame.exponent, self.frame.currency)
        table = ", ".join(name_of(self.frame, dataset) for dataset in source.datasets)
        for key, own in sums.items():
            place = self.places.crosswalk.places.get(key)
            within, without = self._asked((self._codes(key),) if place else ())
            values = {
                part: sum(own.get(one, 0) for one in adds) - sum(own.get(one, 0) for one in takes)
                for part, (adds, takes) in source.parts.items()
            }
            parts = {part: Figure(value, unit, source.trace([part], within, without)) for part, value in values.items()}
            whole = Figure(sum(values.values()), unit, source.trace(list(values), within, without))
            yield PaceRow(
                key,
                place.code if place else "",
                place.label if place else "",
                source.year,
                source.stage,
                parts,
                whole,
                parts[source.end],
                ratio(parts[source.end], whole),
                None,
                source.months,
                table,
            )

    def _facts(self, source: YearSource) -> pd.DataFrame:
        facts = self.frame.facts
        own = facts["dataset"].isin(list(source.datasets)) & (facts["state"] == "") & (facts["flow"] != "revenue")
        own &= (facts["year"] == source.year) & (facts["measure"] == str(source.stage))
        if self.chosen.bounds is not None:
            inside = lines_inside(self.chosen.bounds, self.places)  # also those of tables that are not chosen
            own &= facts["line"].isin(self.places.codes.lines[inside])
        found = facts[own]
        return found.assign(variant=found["variant"].astype(str).where(~found["counts"], ""))

    def _keys(self, facts: pd.DataFrame) -> list[str]:
        """The place of each amount, "" where its line stands nowhere or nothing is asked."""
        import numpy as np

        if self.query.classification is None:
            return [""] * len(facts)
        standing = self.places.at((str(self.query.classification), self.query.level))
        at = np.searchsorted(self.places.codes.lines, facts["line"].to_numpy())
        return [standing.keys[key] if key >= 0 else "" for key in standing.key[at].tolist()]

    def _asked(self, within: tuple[tuple[int, ...], ...]) -> tuple[tuple[tuple[int, ...], ...], tuple[int, ...]]:
        """The codes that lines must have and must not have, those of the perimeter included."""
        bounds = self.chosen.bounds
        return (within, ()) if bounds is None else ((*within, *bounds.within), bounds.without)

    def _codes(self, key: str) -> tuple[int, ...]:
        return self.places.at((str(self.query.classification), self.query.level)).through[key]


def _beside_others(rows: Sequence[PaceRow]) -> Iterator[PaceRow]:
    """The rows with the part that the same end of the year takes in the other years together."""
    same: dict[tuple[str, Measure, int], list[PaceRow]] = defaultdict(list)
    for row in rows:
        same[row.key, row.stage, row.months].append(row)
    for row in rows:
        others = [one for one in same[row.key, row.stage, row.months] if one.year != row.year]
        usual = ratio(_added([one.end for one in others]), _added([one.whole for one in others])) if others else None
        yield replace(row, usual=usual)


def _added(figures: Sequence[Figure]) -> Figure:
    value = sum(figure.value for figure in figures)
    return Figure(value, figures[0].unit, Trace(Operation.SUM, tuple(figure.trace for figure in figures)))
