"""A table of tiles: a row of small named boxes for each category, filled as the answers they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetwatch.domain.document import Chart, Pattern, Tile
from budgetwatch.i18n import Language
from budgetwatch.rendering.chart_parts import AXIS, CUT, LETTER, draw_key, face, paint, shortened
from budgetwatch.rendering.style import BLACK, CONTENT_WIDTH, WHITE, Face
from budgetwatch.rendering.words import opening, spoken

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Drawing

ROW, FOOT = 19.0, 24.0
"""Points of height of a row of boxes, and of the key below."""
WIDE, GAP, TEXT = 32.0, 3.0, 7.5
"""Points of width of a box, between two, and of its letters."""


def tiles_height(chart: Chart) -> float:
    """How high the chart is on paper, in points: a family with more boxes than fit a row has several."""
    longest = max((len(str(getattr(name, "text", ""))) for name in chart.categories), default=0)
    return sum(_rows(chart, _fitting(CONTENT_WIDTH, longest))) * ROW + FOOT


def draw_tiles(drawing: Drawing, chart: Chart, language: Language, size: tuple[float, float]) -> None:
    """The boxes of each category from left to right, and the key of the fills."""
    names = [shortened(opening(spoken(category, language))) for category in chart.categories]
    left, fitting = _left(max(map(len, names))), _fitting(size[0], max(map(len, names)))
    rows = _rows(chart, fitting)
    axes = drawing.add_axes((left / size[0], FOOT / size[1], 1 - left / size[0], 1 - FOOT / size[1]))
    axes.set_xlim(0, size[0] - left)
    axes.set_ylim(sum(rows) * ROW, 0)
    placed = [0] * len(names)
    for tile in chart.tiles:
        down, across = divmod(placed[tile.category], fitting)
        placed[tile.category] += 1
        _box(axes, chart, tile, (across * (WIDE + GAP) + 1, (sum(rows[: tile.category]) + down) * ROW + 1.5))
    middles = [(sum(rows[:at]) + 0.5) * ROW for at in range(len(names))]
    axes.set_yticks(middles, names, fontproperties=face(Face.SANS, AXIS))
    axes.set_xticks([])
    axes.tick_params(length=0, pad=4)
    for spine in axes.spines.values():
        spine.set_visible(False)
    draw_key(axes, chart, language, -6)


def _box(axes: Axes, chart: Chart, tile: Tile, corner: tuple[float, float]) -> None:
    from matplotlib.patches import Rectangle

    series = chart.series[tile.series]
    dark = series.pattern is Pattern.SOLID
    axes.add_patch(Rectangle(corner, WIDE, ROW - 3, **paint(series)))
    axes.annotate(
        tile.text,
        (corner[0] + WIDE / 2, corner[1] + (ROW - 3) / 2),
        ha="center",
        va="center_baseline",
        color=WHITE if dark else BLACK,
        fontproperties=face(Face.SANS_BOLD, TEXT),
        bbox=None if dark else {"facecolor": WHITE, "edgecolor": "none", "pad": 0.6},
    )


def _rows(chart: Chart, fitting: int) -> list[int]:
    """How many rows of boxes each category takes, one at least."""
    counts = [sum(tile.category == at for tile in chart.tiles) for at in range(len(chart.categories))]
    return [max(1, -(-count // fitting)) for count in counts]


def _left(longest: int) -> float:
    return longest * LETTER * AXIS + 8


def _fitting(wide: float, longest: int) -> int:
    """How many boxes fit a row beside a name of that many letters."""
    return max(1, int((wide - _left(min(longest, CUT)) - 2) // (WIDE + GAP)))
