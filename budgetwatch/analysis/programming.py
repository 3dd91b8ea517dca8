"""Programming laws: their tranches year by year and line by line, beside the budgets of the same years.

Source: domain rules of the product (a law is a matrix of years and categories; a schedule that does not add up is
accepted, and its gap shown among the printed totals).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import TYPE_CHECKING

from budgetwatch.analysis.sums import exact
from budgetwatch.domain.comparison import Comparison, ComparisonRow
from budgetwatch.domain.figure import FactSelection, Figure, Operation, Quantity, Trace, Unit, difference, money, ratio
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.programming import LawCategory, LawYear, ProgrammingLaw

if TYPE_CHECKING:
    import pandas as pd

    from budgetwatch.analysis.frame import FactFrame


def find_laws(frame: FactFrame, comparison: Comparison) -> tuple[ProgrammingLaw, ...]:
    """The programming laws of the dossier, in the order of import; the budgets are the totals of the comparison.

    Where a law gives both bases, its payment appropriations stand beside the budget, as everywhere.
    """
    facts = frame.facts
    tranches = facts[(facts["measure"] == Measure.TRANCHE) & facts["counts"] & (facts["year"] > 0)]
    budgets = {total.year: _known(total) for total in comparison.totals}
    names = {
        int(number): f"{name} · {table}"
        for number, name, table in frame.datasets[["dataset", "name", "table"]].itertuples(index=False, name=None)
    }
    return tuple(
        _Law(frame, dataset, tranches[tranches["dataset"] == dataset]).told(names.get(dataset, ""), budgets)
        for dataset in sorted(tranches["dataset"].unique().tolist())
    )


class _Law:
    """The tranches of one table, in one basis."""

    def __init__(self, frame: FactFrame, dataset: int, tranches: pd.DataFrame) -> None:
        bases = set(tranches["basis"].astype(str))
        basis = Basis.CP if Basis.CP in bases else next(iter(sorted(bases)), "")
        own = tranches[tranches["basis"] == basis]
        self._frame, self._dataset = frame, dataset
        self._basis = Basis(basis) if basis else None
        self._facts = own.assign(amount=exact(own["amount"]).where(own["state"] == "", 0))

    def told(self, name: str, budgets: Mapping[int, Mapping[Measure, Figure]]) -> ProgrammingLaw:
        sums = self._facts.groupby("year", sort=True)["amount"].sum()
        by_year = {
            year: self._figure(year, int(amount), ())
            for year, amount in zip(sums.index.tolist(), sums.tolist(), strict=True)
        }
        total = _added(by_year.values())
        return ProgrammingLaw(self._dataset, name, tuple(_years(by_year, budgets)), tuple(self._categories()), total)

    def _categories(self) -> Iterator[LawCategory]:
        lines = self._frame.lines.assign(label=self._frame.labels().to_numpy()).set_index("line")
        stated = self._facts[self._facts["state"] == ""]
        for line in sorted(stated["line"].unique().tolist()):
            own = stated[stated["line"] == line]
            tranches = {
                year: self._figure(year, int(amount), (line,))
                for year, amount in zip(own["year"].tolist(), own["amount"].tolist(), strict=True)
            }
            named, row = str(lines["label"][line]), int(lines["row"][line])
            yield LawCategory(named, tranches, _added(tranches.values()), row)

    def _figure(self, year: int, mantissa: int, lines: tuple[int, ...]) -> Figure:
        asked = FactSelection(Measure.TRANCHE, year, self._basis, lines=lines, datasets=(self._dataset,))
        unit = Unit(Quantity.MONEY, self._frame.exponent, self._frame.currency)
        return Figure(mantissa, unit, Trace(Operation.SUM, (asked,)))


def _known(total: ComparisonRow) -> dict[Measure, Figure]:
    """The stages of a year that are wholly known: a tranche is compared with no others."""
    return {stage: figure for stage, figure in total.stages.items() if stage not in total.unknown}


def _years(tranches: Mapping[int, Figure], budgets: Mapping[int, Mapping[Measure, Figure]]) -> Iterator[LawYear]:
    cumulated = list(accumulate(tranches.values(), lambda left, right: _added((left, right))))
    since: Figure | None = None
    unbroken = True
    for (year, tranche), so_far in zip(tranches.items(), cumulated, strict=True):
        stages = budgets.get(year, {})
        voted = stages.get(Measure.VOTED)
        unbroken = unbroken and voted is not None
        since = _added([figure for figure in (since, voted) if figure is not None]) if unbroken else None
        yield LawYear(
            year,
            tranche,
            stages,
            so_far,
            since,
            difference(voted, tranche) if voted else None,
            ratio(voted, tranche) if voted else None,
        )


def _added(figures: Iterable[Figure]) -> Figure:
    first, *rest = figures
    if not rest:
        return first
    total = sum((figure.amount for figure in rest), first.amount)
    return money(total, first.unit.currency, Trace(Operation.SUM, tuple(figure.trace for figure in (first, *rest))))
