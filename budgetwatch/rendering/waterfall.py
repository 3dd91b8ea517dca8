"""A waterfall: levels stand from zero, each rise and fall goes on from where the bar above it ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from budgetwatch.domain.document import Chart, Series, Step
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Absent
from budgetwatch.i18n import Language
from budgetwatch.rendering.chart_parts import (
    AXIS,
    LABEL,
    LETTER,
    draw_key,
    face,
    label_of,
    paint_bar,
    scaled,
    shortened,
)
from budgetwatch.rendering.style import BLACK, WHITE, Face
from budgetwatch.rendering.words import opening, spoken

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Drawing

ROW, FOOT = 17.0, 34.0
_LEAST = 0.1
"""Share of the picture that the bars keep where it is smaller than what stands around them."""
"""Points of height of a bar with its gap, and of the key with the remark under it."""
_ROOM = 74  # beside the bars, for the longest label
_KEY = 260.0
"""Points beside the names that the key needs; with less it begins under them."""
_STEEP = 3.0
"""Levels this many times as long as all that moves are cut, so that what moves can be seen."""
_EDGE = 0.005
"""Room for the outline of the longest bar, as a part of the width."""
_KEPT = 0.45
"""What is left of a level that is cut, as a part of all that moves."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its series and value, and where it begins and ends on the scale of the chart."""

    series: Series
    value: Figure
    start: float
    end: float


def waterfall_height(chart: Chart) -> float:
    """How high the chart is on paper, in points."""
    return len(chart.categories) * ROW + FOOT


def draw_waterfall(drawing: Drawing, chart: Chart, language: Language, size: tuple[float, float]) -> None:
    """The bars one under the other, joined by thin lines, each with its amount."""
    names = [shortened(opening(spoken(category, language))) for category in chart.categories]
    left = max(len(name) for name in names) * LETTER * AXIS + 8
    wide, high = max(_LEAST, 1 - (left + _ROOM) / size[0]), max(_LEAST, 1 - (FOOT + 2) / size[1])
    axes = drawing.add_axes((left / size[0], FOOT / size[1], wide, high))
    bars = list(bars_of(chart))
    origin = _origin(bars)
    for at, bar in enumerate(bars):
        start = origin if bar.series.step is Step.LEVEL else bar.start
        axes.barh(at, bar.end - start, 0.74, left=start, **paint_bar(chart, bar.series, at))
        axes.annotate(
            _signed(bar, chart, language),
            (max(start, bar.end), at),
            xytext=(4, 0),
            textcoords="offset points",
            va="center_baseline",
            fontproperties=face(Face.SANS_BOLD if bar.series.step is Step.LEVEL else Face.SANS, LABEL),
        )
        if at:
            axes.plot([bars[at - 1].end] * 2, [at - 0.63, at - 0.37], color=BLACK, linewidth=0.6)
    _frame(axes, names, bars, origin)
    draw_key(axes, chart, language, -4, left - 8 if size[0] - left < _KEY else 0.0)
    if origin > 0:
        _tell_cut(axes, language, [at for at, bar in enumerate(bars) if bar.series.step is Step.LEVEL])


def bars_of(chart: Chart) -> Iterator[Bar]:
    """The bar of each category: the one series that says something of it."""
    level = 0.0
    for at in range(len(chart.categories)):
        for series in chart.series:
            value = series.values[at]
            if not isinstance(value, Absent):
                start = 0.0 if series.step is Step.LEVEL else level
                size = scaled(value, chart.scale)
                level = start - abs(size) if series.step is Step.FALL else start + size
                yield Bar(series, value, start, level)


def _origin(bars: list[Bar]) -> float:
    """Where the axis begins: at zero, or a little before the lowest bar where levels dwarf what moves."""
    ends = [bar.end for bar in bars]
    lowest, moved = min(ends), max(ends) - min(ends)
    return lowest - moved * _KEPT if moved > 0 and lowest > _STEEP * moved else 0.0


def _signed(bar: Bar, chart: Chart, language: Language) -> str:
    falls = bar.series.step is Step.FALL and bar.value.value > 0
    shown = replace(bar.value, value=-bar.value.value) if falls else bar.value
    return label_of(shown, chart, language, signed=bar.series.step is Step.RISE)


def _frame(axes: Axes, names: list[str], bars: list[Bar], origin: float) -> None:
    axes.set_yticks(range(len(names)), names, fontproperties=face(Face.SANS, AXIS))
    axes.set_ylim(len(names) - 0.45, -0.55)
    axes.set_xticks([])
    first, last = min([origin, *(bar.end for bar in bars)]), max(bar.end for bar in bars)
    axes.set_xlim(first, last + (last - first or 1.0) * _EDGE)
    axes.tick_params(length=0, pad=4)
    for side in ("top", "bottom", "right"):
        axes.spines[side].set_visible(False)


def _tell_cut(axes: Axes, language: Language, levels: list[int]) -> None:
    """A slanted gap in each long bar near its foot, and the words that it does not begin at zero."""
    from matplotlib.patches import Polygon

    for at in levels:
        gap = ((0.018, at + 0.5), (0.03, at + 0.5), (0.044, at - 0.5), (0.032, at - 0.5))
        cut = Polygon(gap, facecolor=WHITE, edgecolor=BLACK, linewidth=0.6, transform=axes.get_yaxis_transform())
        axes.add_patch(cut)
    axes.annotate(
        language.word(msg("The long bars are cut: they do not begin at zero.")),
        (8, 4),
        xycoords="figure points",
        fontproperties=face(Face.SANS_ITALIC, LABEL),
    )
