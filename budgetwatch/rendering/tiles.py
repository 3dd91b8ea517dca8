"""A table of tiles: a row of small named boxes for each category, filled as the answers they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetwatch.domain.document import Chart, Pattern
from budgetwatch.i18n import Language
from budgetwatch.rendering.chart_parts import AXIS, LETTER, draw_key, face, paint, shortened
from budgetwatch.rendering.style import BLACK, WHITE, Face
from budgetwatch.rendering.words import opening, spoken

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Drawing

ROW, FOOT = 19.0, 24.0
"""Points of height of a row of boxes, and of the key below."""
WIDE, GAP, TEXT = 32.0, 3.0, 7.5
"""Points of width of a box, between two, and of its letters."""


def tiles_height(chart: Chart) -> float:
    """How high the chart is on paper, in points."""
    return len(chart.categories) * ROW + FOOT


def draw_tiles(drawing: Drawing, chart: Chart, language: Language, size: tuple[float, float]) -> None:
    """The boxes of each category from left to right, and the key of the fills."""
    from matplotlib.patches import Rectangle

    names = [shortened(opening(spoken(category, language))) for category in chart.categories]
    left = max(len(name) for name in names) * LETTER * AXIS + 8
    axes = drawing.add_axes((left / size[0], FOOT / size[1], 1 - left / size[0], 1 - FOOT / size[1]))
    axes.set_xlim(0, size[0] - left)
    axes.set_ylim(len(names) * ROW, 0)
    placed = [0] * len(names)
    for tile in chart.tiles:
        series = chart.series[tile.series]
        x, y = placed[tile.category] * (WIDE + GAP) + 1, tile.category * ROW + 1.5
        placed[tile.category] += 1
        axes.add_patch(Rectangle((x, y), WIDE, ROW - 3, **paint(series)))
        dark = series.pattern is Pattern.SOLID
        axes.annotate(
            tile.text,
            (x + WIDE / 2, y + (ROW - 3) / 2),
            ha="center",
            va="center_baseline",
            color=WHITE if dark else BLACK,
            fontproperties=face(Face.SANS_BOLD, TEXT),
            bbox=None if dark else {"facecolor": WHITE, "edgecolor": "none", "pad": 0.6},
        )
    middles = [(at + 0.5) * ROW for at in range(len(names))]
    axes.set_yticks(middles, names, fontproperties=face(Face.SANS, AXIS))
    axes.set_xticks([])
    axes.tick_params(length=0, pad=4)
    for spine in axes.spines.values():
        spine.set_visible(False)
    draw_key(axes, chart, language, -6)
