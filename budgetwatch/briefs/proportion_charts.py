"""Charts of the budget in proportion: shares side by side, weights over the years, what is owed."""

from __future__ import annotations

from collections.abc import Sequence

from budgetwatch.briefs.stages import chart_scale
from budgetwatch.domain.document import Chart, ChartKind, Pattern, Series, Verbatim, Words
from budgetwatch.domain.figure import Figure, Quantity
from budgetwatch.domain.grouping import UNALLOCATED, Grouping
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Absent
from budgetwatch.domain.proportions import Aspect, Composition, Proportions, Weights
from budgetwatch.domain.terms import MEASURES
from budgetwatch.domain.year import Year

FEW_BARS = 14
"""Bars that can be told apart in the height of a chart on the page."""
_PATTERNS = (Pattern.HOLLOW, Pattern.SOLID)


def proportion_chart(told: Proportions, aspect: Aspect) -> Chart | None:
    """The chart of an aspect; None where there is nothing to draw."""
    match aspect:
        case Aspect.STRUCTURE:
            return _shares(told, told.natures.at(told.stage), told.natures.grouping, _of_natures(told))
        case Aspect.FORCES:
            return _shares(told, told.forces.at(told.stage), told.forces.grouping, _of_forces(told))
        case Aspect.WEIGHT:
            return _weights(told)
        case Aspect.PAYABLES:
            return _owed(told)
        case _:
            return _hidden(told)


def _of_natures(told: Proportions) -> Message:
    return msg("Structure by nature, {stage}", stage=MEASURES[told.stage])


def _of_forces(told: Proportions) -> Message:
    return msg("Spending by force, {stage}", stage=MEASURES[told.stage])


def _shares(told: Proportions, every: Sequence[Composition], grouping: Grouping, caption: Message) -> Chart | None:
    """The share of every group in the first and the last usable year; in the last alone where bars would be too many."""
    usable = [one for one in every if one.year not in told.wageless] or list(every)
    if not usable:
        return None
    keys = [key for key in grouping.keys if any(one.part(key) for one in usable)]
    shown = usable[-1:] if len(usable) == 1 or 2 * len(keys) > FEW_BARS else [usable[0], usable[-1]]
    series = tuple(
        Series(Message(str(one.year)), pattern, tuple(_share(one, key) for key in keys))
        for one, pattern in zip(shown, _PATTERNS[-len(shown) :], strict=True)
    )
    names: tuple[Words, ...] = tuple(grouping.label_of(key) for key in keys)
    if len(shown) == 1:
        caption = msg("{caption}, {year}", caption=caption, year=Year(shown[0].year))
    return Chart(caption, ChartKind.HORIZONTAL_BARS, names, series)


def _share(one: Composition, key: str) -> Figure | Absent:
    part = one.part(key)
    if part is None:
        return Absent.NIL
    return part.share or Absent.UNKNOWN


def _weights(told: Proportions) -> Chart | None:
    """Shares of the State's budget and of output, year by year."""
    known = [one for one in told.weights if any(_is_share(year.share) for year in one.years)][:2]
    if not known:
        return None
    years = [year.year for year in known[0].years]
    series = tuple(
        Series(one.name, pattern, tuple(_at(one, year) for year in years))
        for one, pattern in zip(known, (Pattern.SOLID, Pattern.HATCH), strict=False)
    )
    names: tuple[Words, ...] = tuple(Verbatim(str(year)) for year in years)
    return Chart(msg("Share of the State's budget and of output"), ChartKind.HORIZONTAL_BARS, names, series)


def _is_share(figure: Figure | None) -> bool:
    return figure is not None and figure.unit.quantity is Quantity.SHARE


def _at(weights: Weights, year: int) -> Figure | Absent:
    found = next((one.share for one in weights.years if one.year == year), None)
    return found if found is not None and _is_share(found) else Absent.UNKNOWN


def _owed(told: Proportions) -> Chart | None:
    """What was ordered and not paid in each year, and what that adds up to."""
    years = [one for one in told.payables.total.years if one.unpaid is not None]
    if not years:
        return None
    series = (
        Series(msg("ordered − paid"), Pattern.PALE, tuple(one.unpaid or Absent.UNKNOWN for one in years)),
        Series(msg("since the first year"), Pattern.SOLID, tuple(one.stock or Absent.UNKNOWN for one in years)),
    )
    shown = [figure for one in series for figure in one.values if isinstance(figure, Figure)]
    names: tuple[Words, ...] = tuple(Verbatim(str(one.year)) for one in years)
    caption = msg("Ordered and not paid")
    return Chart(caption, ChartKind.GROUPED_BARS, names, series, chart_scale(shown), told.currency)


def _hidden(told: Proportions) -> Chart | None:
    """The components of opacity in the first and the last year."""
    if not told.opacity:
        return None
    ends = [told.opacity[0], *told.opacity[1:][-1:]]
    keys = [one.key for one in told.opacity_by.groups if any(end.composition.part(one.key) for end in ends)]
    keys = keys or [UNALLOCATED]
    series = tuple(
        Series(Message(str(one.composition.year)), pattern, tuple(_share(one.composition, key) for key in keys))
        for one, pattern in zip(ends, _PATTERNS[-len(ends) :], strict=True)
    )
    names: tuple[Words, ...] = tuple(
        msg("in full view") if key == UNALLOCATED else told.opacity_by.label_of(key) for key in keys
    )
    caption = msg("Kept from view, {stage}", stage=MEASURES[told.stage])
    return Chart(caption, ChartKind.HORIZONTAL_BARS, names, series)
