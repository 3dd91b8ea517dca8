"""The working behind the percentages, as figures that lead back to their cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from budgetwatch.analysis.pefa.placing import unplaced_years
from budgetwatch.domain.comparison import Comparison, ComparisonRow
from budgetwatch.domain.figure import Figure, Operation, Trace, difference, in_proportion, money, ratio, sum_of_sizes
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.money import ZERO
from budgetwatch.domain.pefa import HeadKind, WorkedHead, WorkedYear

KindOf = Callable[[ComparisonRow], HeadKind]
_COMPOSED = frozenset({HeadKind.HEAD})
_BY_NATURE = frozenset({HeadKind.HEAD, HeadKind.INTEREST})


def work_out(
    told: Comparison, stage: Measure, kind_of: KindOf, natures: Comparison | None = None
) -> tuple[WorkedYear, ...]:
    """Every year that has a vote and an outturn, with each head beside what it would have had if all moved alike.

    The same rules as the exact percentages (`years.measured`); amounts are rounded to the currency unit. In a year of
    which a part stands at no head nothing is compared with what it would have had.
    """
    totals = [total for total in told.totals if Measure.VOTED in total.stages]
    worked = (_year(total, told, stage, kind_of, natures) for total in totals)
    return tuple(one for one in worked if one is not None)


def _year(
    total: ComparisonRow, told: Comparison, stage: Measure, kind_of: KindOf, natures: Comparison | None
) -> WorkedYear | None:
    year = total.year
    rows = [(row, kind_of(row)) for row in told.rows if row.year == year]
    counted = [row for row, kind in rows if kind is not HeadKind.SUSPENSE]
    budget, outturn = _sum(counted, Measure.VOTED, total), _sum(counted, stage, total)
    if budget is None or outturn is None:
        return None
    heads = _heads(rows, stage, frozenset() if year in unplaced_years(told, stage) else _COMPOSED, total)
    reserve = _sum([row for row, kind in rows if kind is HeadKind.CONTINGENCY], stage, total)
    natured = natures.rows if natures and year not in unplaced_years(natures, stage) else ()
    by_nature = [(row, HeadKind.HEAD) for row in natured if row.year == year]
    return WorkedYear(
        year,
        heads,
        budget,
        outturn,
        ratio(outturn, budget),
        _variance(heads, total.stages.get(stage)),
        _variance(_heads(by_nature, stage, _BY_NATURE, total), total.stages.get(stage)),
        ratio(reserve, budget) if reserve else None,
    )


def _heads(
    rows: Sequence[tuple[ComparisonRow, HeadKind]], stage: Measure, composed: frozenset[HeadKind], total: ComparisonRow
) -> tuple[WorkedHead, ...]:
    """Every row as a head; those that are composed have their share of all that was spent on such."""
    own = [row for row, kind in rows if kind in composed]
    budget, outturn = _sum(own, Measure.VOTED, total), _sum(own, stage, total)
    return tuple(
        _head(row, kind, stage, budget if kind in composed else None, outturn)
        for row, kind in rows
        if Measure.VOTED in row.stages or stage in row.stages
    )


def _head(
    row: ComparisonRow, kind: HeadKind, stage: Measure, budget: Figure | None, outturn: Figure | None
) -> WorkedHead:
    voted, spent = row.stages.get(Measure.VOTED), row.stages.get(stage)
    adjusted = in_proportion(voted, outturn, budget) if voted and budget and outturn else None
    deviation = difference(spent or _nothing(adjusted), adjusted) if adjusted else spent if budget else None
    share = ratio(sum_of_sizes([deviation]), adjusted) if deviation and adjusted else None
    return WorkedHead(row.code, row.label, kind, voted, spent, adjusted, deviation, share)


def _nothing(like: Figure) -> Figure:
    """What was spent where no cell gives an outturn: the sum of no cell."""
    return Figure(0, like.unit, Trace(Operation.SUM, ()))


def _variance(heads: Iterable[WorkedHead], whole: Figure | None) -> Figure | None:
    """All deviations without their signs, divided by all that was spent; None where nothing can be compared."""
    composed = [head for head in heads if head.deviation is not None]
    spent = _or_whole(added([head.outturn for head in composed if head.outturn is not None]), whole)
    sizes = [head.deviation for head in composed if head.deviation is not None]
    return ratio(sum_of_sizes(sizes), spent) if sizes and spent else None


def _sum(rows: Sequence[ComparisonRow], stage: Measure, total: ComparisonRow) -> Figure | None:
    return _or_whole(added([row.stages[stage] for row in rows if stage in row.stages]), total.stages.get(stage))


def _or_whole(made: Figure | None, whole: Figure | None) -> Figure | None:
    """The total of the year where the heads make all of it: one question to the dossier instead of many."""
    return whole if made and whole and made.amount == whole.amount else made


def added(figures: Sequence[Figure]) -> Figure | None:
    """What some figures add up to; None where there is none."""
    if not figures:
        return None
    total = sum((figure.amount for figure in figures), ZERO)
    return money(total, figures[0].unit.currency, Trace(Operation.SUM, tuple(figure.trace for figure in figures)))
