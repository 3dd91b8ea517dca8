"""Stacked columns: what each year is made of, each part with its amount in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetwatch.domain.document import Chart, Pattern
from budgetwatch.domain.figure import Figure
from budgetwatch.i18n import Language
from budgetwatch.rendering.chart_parts import AXIS, LABEL, draw_key, face, label_of, paint_bar, scaled, shortened
from budgetwatch.rendering.style import BLACK, WHITE, Face
from budgetwatch.rendering.words import opening, spoken

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Drawing

STACKED_HEIGHT = 165.0
_LEAST = 0.055
"""A part of the highest column under which an amount does not fit into its own part."""
_WIDE = 0.5


def draw_stacked(drawing: Drawing, chart: Chart, language: Language, size: tuple[float, float]) -> None:
    """One column for each category, its parts from the first series up, and the key."""
    axes = drawing.add_axes((8 / size[0], 40 / size[1], 1 - 16 / size[0], 1 - 46 / size[1]))
    highest = max((_height(chart, at) for at in range(len(chart.categories))), default=0.0)
    for at in range(len(chart.categories)):
        _column(axes, chart, at, highest, language)
    names = [shortened(opening(spoken(category, language))) for category in chart.categories]
    axes.set_xlim(-0.6, len(names) - 0.4)
    axes.set_xticks(range(len(names)), names, fontproperties=face(Face.SANS, AXIS))
    axes.set_yticks([])
    axes.tick_params(length=0, pad=4)
    for side in ("top", "left", "right"):
        axes.spines[side].set_visible(False)
    draw_key(axes, chart, language, -28)


def _column(axes: Axes, chart: Chart, at: int, highest: float, language: Language) -> None:
    foot = 0.0
    for series in chart.series:
        value = series.values[at]
        tall = scaled(value, chart.scale) if isinstance(value, Figure) else 0.0
        if not isinstance(value, Figure) or tall <= 0:
            continue
        axes.bar(at, tall, _WIDE, bottom=foot, **paint_bar(chart, series, at))
        if tall >= highest * _LEAST:
            ground = None if series.pattern is Pattern.SOLID else {"facecolor": WHITE, "edgecolor": "none", "pad": 0.8}
            axes.annotate(
                label_of(value, chart, language),
                (at, foot + tall / 2),
                ha="center",
                va="center_baseline",
                color=WHITE if series.pattern is Pattern.SOLID else BLACK,
                fontproperties=face(Face.SANS, LABEL),
                bbox=ground,
            )
        foot += tall


def _height(chart: Chart, at: int) -> float:
    values = (series.values[at] for series in chart.series)
    return sum(scaled(value, chart.scale) for value in values if isinstance(value, Figure))
