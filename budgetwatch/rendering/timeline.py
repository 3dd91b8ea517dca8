"""Contracts through time: a bar from the first day to the last, and what came after the last."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from budgetwatch.domain.document import Chart
from budgetwatch.domain.figure import Figure
from budgetwatch.i18n import Language
from budgetwatch.rendering.chart_parts import AXIS, LABEL, LETTER, draw_key, face, label_of, paint, shortened
from budgetwatch.rendering.style import GREY, Face
from budgetwatch.rendering.words import opening, spoken

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Drawing

ROW, HEAD, FOOT = 15.0, 16.0, 22.0
"""Points of height of a bar with its gap, of the years above, and of the key below."""
_ROOM = 56.0
"""Points of width kept beside the bars for the amounts."""


def timeline_height(chart: Chart) -> float:
    """How high the chart is on paper, in points."""
    return len(chart.categories) * ROW + HEAD + FOOT


def draw_timeline(drawing: Drawing, chart: Chart, language: Language, size: tuple[float, float]) -> None:
    """The bars one under the other, a dotted line at the beginning of each year, the amounts at the right."""
    names = [shortened(opening(spoken(category, language))) for category in chart.categories]
    left = max(len(name) for name in names) * LETTER * AXIS + 8
    high = 1 - (HEAD + FOOT) / size[1]
    axes = drawing.add_axes((left / size[0], FOOT / size[1], 1 - (left + _ROOM) / size[0], high))
    for span in chart.spans:
        series = chart.series[span.series]
        days = max(1, (span.last - span.first).days)
        axes.barh(span.category, days, 0.66, left=span.first.toordinal(), **paint(series))
    _frame(axes, chart, names)
    for at in range(len(names)):
        told = next((one.values[at] for one in chart.series if isinstance(one.values[at], Figure)), None)
        if told is not None:
            axes.annotate(
                label_of(told, chart, language),
                (1, at),
                xycoords=("axes fraction", "data"),
                xytext=(_ROOM - 6, 0),
                textcoords="offset points",
                ha="right",
                va="center_baseline",
                fontproperties=face(Face.SANS_BOLD, LABEL),
                annotation_clip=False,
            )
    draw_key(axes, chart, language, -6)


def _frame(axes: Axes, chart: Chart, names: list[str]) -> None:
    first = min(span.first for span in chart.spans)
    last = max(span.last for span in chart.spans)
    years = [date(year, 1, 1) for year in range(first.year, last.year + 1)]
    axes.set_xlim(min(first, years[0]).toordinal(), last.toordinal() + 10)
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.set_yticks(range(len(names)), names, fontproperties=face(Face.SANS, AXIS))
    axes.set_xticks(
        [day.toordinal() for day in years],
        [str(day.year) for day in years],
        fontproperties=face(Face.SANS, AXIS),
        ha="left",
    )
    axes.tick_params(length=0, pad=3, labeltop=True, labelbottom=False)
    axes.grid(visible=True, axis="x", color=GREY, linewidth=0.5, linestyle=(0, (1, 2)))
    axes.set_axisbelow(True)
    for side in ("top", "bottom", "right"):
        axes.spines[side].set_visible(False)
