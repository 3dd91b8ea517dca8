"""Which places of a long table are printed, and the row that adds up all others so that the sum stays right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from budgetwatch.briefs.stages import present
from budgetwatch.domain.comparison import ComparisonRow, Rate
from budgetwatch.domain.figure import Figure, Input, Operation, Trace, difference, money, ratio
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.money import ZERO, Amount


@dataclass(frozen=True, slots=True)
class Printed:
    """The rows that are printed, in their order, and the most detailed ones that the row of the rest adds up."""

    rows: tuple[ComparisonRow, ...]
    rest: tuple[ComparisonRow, ...] = ()


def largest(rows: Sequence[ComparisonRow], most: int) -> Printed:
    """The places with the most money, at most that many."""
    return _keeping(rows, (row.key for row in sorted(rows, key=_weight, reverse=True)[:most]))


def telling(rows: Sequence[ComparisonRow], most: int, said: AbstractSet[Figure]) -> Printed:
    """At most so many places: half for the most money, a quarter for what is said of them, the others for deviations.

    `said` are the figures of the findings, which a reader looks for in the table.
    """
    if len(rows) <= most:
        return Printed(tuple(rows))
    heavy = sorted(rows, key=_weight, reverse=True)
    named = [row for row in heavy if not said.isdisjoint(row.stages.values())]
    moved = sorted(rows, key=_moved, reverse=True)
    chosen = dict.fromkeys(row.key for row in (*heavy[: most // 2], *named[: most // 4]))
    for row in moved:
        if len(chosen) >= most:
            break
        chosen.setdefault(row.key)
    return _keeping(rows, chosen)


def together(rest: Sequence[ComparisonRow], rate: Rate | None) -> ComparisonRow:
    """The rows as one: each stage is added up, and compared where every row has both stages."""
    stages = {stage: _sum(rest, stage) for stage in present(rest)}
    one = replace(rest[0], key="rest", code="", label="", stages=stages, rate=None, deviation=None, flags=())
    one = replace(one, unknown=frozenset().union(*(row.unknown for row in rest)))
    if rate is None or rate.numerator is None:
        return one
    if not all(rate.numerator in row.stages and rate.denominator in row.stages for row in rest):
        return one
    executed, granted = stages[rate.numerator], stages[rate.denominator]
    return replace(one, deviation=difference(executed, granted), rate=ratio(executed, granted))


def _keeping(rows: Sequence[ComparisonRow], keys: Iterable[str]) -> Printed:
    chosen = set(keys)
    kept = tuple(row for row in rows if row.key in chosen)
    opened = {row.parent for row in kept}
    parents, above = {row.parent for row in rows}, {row.key: row.parent for row in rows}
    whole = {row.key for row in kept if row.key not in opened}

    def told(key: str | None) -> bool:
        return key is not None and (key in whole or told(above.get(key)))

    return Printed(kept, tuple(row for row in rows if row.key not in parents and not told(row.key)))


def _sum(rows: Sequence[ComparisonRow], stage: Measure) -> Figure:
    figures = [row.stages[stage] for row in rows if stage in row.stages]
    amount = sum((figure.amount for figure in figures), ZERO)
    inputs = tuple(part for figure in figures for part in _added(figure.trace))
    return money(amount, figures[0].unit.currency, Trace(Operation.SUM, inputs))


def _added(trace: Trace) -> tuple[Input, ...]:
    """What a sum adds up, else the figure as a whole."""
    return trace.inputs if trace.operation is Operation.SUM else (trace,)


def _weight(row: ComparisonRow) -> Amount:
    return max((abs(figure.amount) for figure in row.stages.values()), default=ZERO)


def _moved(row: ComparisonRow) -> Amount:
    return abs(row.deviation.amount) if row.deviation else ZERO
