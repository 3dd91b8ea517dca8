"""From the largest down: a bar for each, its amount, and what they make together so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from budgetwatch.domain.document import Chart
from budgetwatch.domain.figure import Figure
from budgetwatch.i18n import Language
from budgetwatch.rendering.chart_parts import AXIS, LABEL, LETTER, face, label_of, paint_bar, scaled, shortened
from budgetwatch.rendering.style import Face
from budgetwatch.rendering.words import opening, spoken

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Drawing

ROW, HEAD = 16.0, 18.0
"""Points of height of a bar with its gap, and of the heads of the two columns of numbers."""
_AMOUNTS, _TOGETHER = 60.0, 66.0
"""Points of width kept beside the bars for amounts and for what they make together."""


def pareto_height(chart: Chart) -> float:
    """How high the chart is on paper, in points."""
    return len(chart.categories) * ROW + HEAD


def draw_pareto(drawing: Drawing, chart: Chart, language: Language, size: tuple[float, float]) -> None:
    """The bars of the first series, the largest first; the second series is set in a column at the right."""
    names = [shortened(opening(spoken(category, language))) for category in chart.categories]
    left = max(len(name) for name in names) * LETTER * AXIS + 8
    beside = left + _AMOUNTS + _TOGETHER
    axes = drawing.add_axes((left / size[0], 0, 1 - beside / size[0], 1 - HEAD / size[1]))
    bars, so_far = chart.series[0], chart.series[1]
    for at, value in enumerate(bars.values):
        if not isinstance(value, Figure):
            continue
        long = scaled(value, chart.scale)
        axes.barh(at, long, 0.78, **paint_bar(chart, bars, at))
        told: dict[str, Any] = {"textcoords": "offset points", "va": "center_baseline", "annotation_clip": False}
        axes.annotate(
            label_of(value, chart, language),
            (max(long, 0.0), at),
            xytext=(4, 0),
            fontproperties=face(Face.SANS_BOLD, LABEL),
            **told,
        )
        axes.annotate(
            label_of(so_far.values[at], chart, language),
            (1, at),
            xycoords=("axes fraction", "data"),
            xytext=(_AMOUNTS + _TOGETHER - 4, 0),
            ha="right",
            fontproperties=face(Face.SANS, LABEL),
            **told,
        )
    axes.set_yticks(range(len(names)), names, fontproperties=face(Face.SANS, AXIS))
    axes.set_ylim(len(names) - 0.45, -0.55)
    axes.set_xticks([])
    axes.set_xlim(left=0.0)
    axes.tick_params(length=0, pad=4)
    for side in ("top", "bottom", "right"):
        axes.spines[side].set_visible(False)
    drawing.text(
        1 - 4 / size[0],
        1 - 11 / size[1],
        opening(spoken(so_far.name, language)),
        ha="right",
        fontproperties=face(Face.SANS_ITALIC, LABEL),
    )
