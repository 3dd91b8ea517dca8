"""What each year is made of, nature by nature, as stacked columns."""

from __future__ import annotations

from budgetwatch.briefs.stages import chart_scale
from budgetwatch.domain.document import Chart, ChartKind, Pattern, Series, Verbatim, Words
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Absent
from budgetwatch.domain.proportions import Composition, Proportions
from budgetwatch.domain.terms import MEASURES

FEW_YEARS = 6
_FILLS = (Pattern.SOLID, Pattern.HOLLOW, Pattern.HATCH, Pattern.PALE, Pattern.CROSS, Pattern.DOTS)


def nature_chart(told: Proportions) -> Chart | None:
    """The latest years side by side; None with fewer than two that can be told apart, or with too many natures."""
    years = [one for one in told.natures.at(told.stage) if one.year not in told.wageless and one.told_apart][
        -FEW_YEARS:
    ]
    keys = [key for key in told.natures.grouping.keys if any(_figure(one, key) is not None for one in years)]
    if len(years) < 2 or len(keys) > len(_FILLS):
        return None
    series = tuple(
        Series(told.natures.grouping.label_of(key), pattern, tuple(_figure(one, key) or Absent.NIL for one in years))
        for key, pattern in zip(keys, _FILLS, strict=False)
    )
    names: tuple[Words, ...] = tuple(Verbatim(str(one.year)) for one in years)
    shown = [value for one in series for value in one.values if isinstance(value, Figure)]
    caption = msg("What each year is made of, {stage}", stage=MEASURES[told.stage])
    return Chart(caption, ChartKind.STACKED_BARS, names, series, chart_scale(shown), told.currency)


def _figure(one: Composition, key: str) -> Figure | None:
    part = one.part(key)
    return part.amount if part is not None and part.amount is not None and part.amount.value > 0 else None
