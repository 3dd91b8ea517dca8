"""A chart's model drawn by matplotlib, for screen and paper: patterns and direct labels, no colour."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from budgetwatch.domain.document import Chart, ChartKind, Series
from budgetwatch.domain.money import Absent
from budgetwatch.i18n import Language
from budgetwatch.rendering.chart_colours import BREAK
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
from budgetwatch.rendering.pareto import draw_pareto, pareto_height
from budgetwatch.rendering.stacked import STACKED_HEIGHT, draw_stacked
from budgetwatch.rendering.style import BLACK, CONTENT_WIDTH, GREY, WHITE, Face
from budgetwatch.rendering.tiles import draw_tiles, tiles_height
from budgetwatch.rendering.timeline import draw_timeline, timeline_height
from budgetwatch.rendering.waterfall import draw_waterfall, waterfall_height
from budgetwatch.rendering.words import opening, spoken

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Drawing

BAR = 15.0  # height of a horizontal bar with its gap
LEAST_LABEL = 5.5
"""Points of the smallest letters beside bars that stand close in a low chart."""
LOW = 110.0
"""Points of height under which a chart by years keeps fewer lines across, and its key nearer."""


_HEIGHTS: dict[ChartKind, Callable[[Chart], float]] = {
    ChartKind.WATERFALL: waterfall_height,
    ChartKind.STACKED_BARS: lambda _chart: STACKED_HEIGHT,
    ChartKind.PARETO: pareto_height,
    ChartKind.TIMELINE: timeline_height,
    ChartKind.TILES: tiles_height,
}


def chart_size(chart: Chart) -> tuple[float, float]:
    """Width and height on paper, in points: tall enough for every bar."""
    if chart.kind is ChartKind.GROUPED_BARS:
        return CONTENT_WIDTH, 150.0
    if (height := _HEIGHTS.get(chart.kind)) is not None:
        return CONTENT_WIDTH, height(chart)
    bars = sum(max(1, len(_present(chart, place))) for place in range(len(chart.categories)))
    return CONTENT_WIDTH, bars * BAR + len(chart.categories) * 4 + (22 if _needs_key(chart) else 0) + 6


def draw(chart: Chart, language: Language, size: tuple[float, float]) -> Drawing:
    """The figure, `size` points wide and high at 72 dots per inch."""
    from matplotlib.figure import Figure as Drawing

    drawing = Drawing(figsize=(size[0] / 72, size[1] / 72), dpi=72)
    match chart.kind:
        case ChartKind.GROUPED_BARS:
            _grouped(drawing, chart, language, size)
        case ChartKind.HORIZONTAL_BARS:
            _horizontal(drawing, chart, language, size)
        case ChartKind.WATERFALL:
            draw_waterfall(drawing, chart, language, size)
        case ChartKind.STACKED_BARS:
            draw_stacked(drawing, chart, language, size)
        case ChartKind.PARETO:
            draw_pareto(drawing, chart, language, size)
        case ChartKind.TIMELINE:
            draw_timeline(drawing, chart, language, size)
        case ChartKind.TILES:
            draw_tiles(drawing, chart, language, size)
    return drawing


def _grouped(drawing: Drawing, chart: Chart, language: Language, size: tuple[float, float]) -> None:
    low = size[1] < LOW
    foot = 30 if low else 40
    axes = drawing.add_axes((34 / size[0], foot / size[1], 1 - 38 / size[0], 1 - (foot + 18) / size[1]))
    count = len(chart.series)
    wide = 0.78 / max(1, count)
    letters = _fitting(chart, language, wide * (size[0] - 38) / (len(chart.categories) + 0.2))
    for place, series in enumerate(chart.series):
        for category in range(len(series.values)):
            at = category + (place - (count - 1) / 2) * wide
            _column(axes, chart, (series, category), (at, wide * 0.92, letters), language)
    for category, words in chart.breaks:
        if category == 0:
            continue  # before the first year there is nothing that could be cut off from it
        axes.axvline(category - 0.5, color=BLACK, linewidth=0.8, linestyle=(0, (4, 3)), gid=BREAK)
        axes.annotate(
            shortened(spoken(words, language)),
            (category - 0.5, 1),
            xycoords=("data", "axes fraction"),
            xytext=(-3, 8),
            textcoords="offset points",
            ha="right",
            va="top",
            fontproperties=face(Face.SANS_ITALIC, LABEL),
            gid=BREAK,
        )
    _frame_columns(axes, chart, language, 2 if low else 4)
    draw_key(axes, chart, language, 12 - foot)


def _fitting(chart: Chart, language: Language, room: float) -> float:
    """The size of letters in which the longest value stands above its bar without reaching the next, in points."""
    labels = (label_of(value, chart, language) for series in chart.series for value in series.values)
    return min(LABEL, max(LEAST_LABEL, room / (LETTER * max(map(len, labels), default=1))))


def _column(
    axes: Axes, chart: Chart, bar: tuple[Series, int], place: tuple[float, float, float], language: Language
) -> None:
    """One bar of a series and category, at its middle and width, with letters of a size."""
    (series, category), (at, wide, letters) = bar, place
    value = series.values[category]
    height = 0.0 if isinstance(value, Absent) else scaled(value, chart.scale)
    if not isinstance(value, Absent):
        axes.bar(at, height, wide, **paint_bar(chart, series, category))
    chosen = face(Face.SANS_BOLD if series is chart.series[-1] else Face.SANS, letters)
    axes.annotate(
        label_of(value, chart, language),
        (at, max(height, 0.0)),
        xytext=(0, 2.5),
        textcoords="offset points",
        ha="center",
        fontproperties=chosen,
        bbox={"facecolor": WHITE, "edgecolor": "none", "pad": 0.4},
    )


def _frame_columns(axes: Axes, chart: Chart, language: Language, steps: int) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axes.set_xlim(-0.6, len(chart.categories) - 0.4)
    names = [shortened(opening(spoken(category, language))) for category in chart.categories]
    axes.set_xticks(range(len(names)), names, fontproperties=face(Face.SANS, AXIS))
    axes.yaxis.set_major_locator(MaxNLocator(steps, integer=True))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _at: language.number(round(value))))
    for tick in axes.get_yticklabels():
        tick.set_fontproperties(face(Face.SANS, AXIS))
    axes.tick_params(length=0, pad=4)
    axes.grid(visible=True, axis="y", color=GREY, linewidth=0.5, linestyle=(0, (1, 2)))
    axes.set_axisbelow(True)
    axes.margins(y=0.12)
    for side in ("top", "left", "right"):
        axes.spines[side].set_visible(False)


def _horizontal(drawing: Drawing, chart: Chart, language: Language, size: tuple[float, float]) -> None:
    names = [shortened(opening(spoken(category, language))) for category in chart.categories]
    left = max(len(name) for name in names) * LETTER * AXIS + 8
    foot = 24 if _needs_key(chart) else 2
    axes = drawing.add_axes((left / size[0], foot / size[1], 1 - (left + 62) / size[0], 1 - (foot + 2) / size[1]))
    rows = sum(max(1, len(_present(chart, place))) + 0.3 for place in range(len(names)))
    letters = min(LABEL, max(LEAST_LABEL, (size[1] - foot) / rows * 0.95))
    middles, position = [], 0.0
    for place in range(len(names)):
        present = _present(chart, place)
        middles.append(position + (max(1, len(present)) - 1) / 2)
        for step, series in enumerate(present):
            _bar(axes, chart, (series, place), (position + step, letters), language)
        position += max(1, len(present)) + 0.3
    axes.set_yticks(middles, names, fontproperties=face(Face.SANS, AXIS))
    axes.set_ylim(position - 0.7, -0.6)
    axes.set_xticks([])
    axes.set_xlim(left=min(0.0, axes.get_xlim()[0]))
    axes.tick_params(length=0, pad=4)
    for side in ("top", "bottom", "right"):
        axes.spines[side].set_visible(False)
    if _needs_key(chart):
        draw_key(axes, chart, language, -4)


def _bar(axes: Axes, chart: Chart, bar: tuple[Series, int], place: tuple[float, float], language: Language) -> None:
    """One bar of a series and category, at its middle, with letters of a size."""
    (series, category), (at, letters) = bar, place
    value = series.values[category]
    long = 0.0 if isinstance(value, Absent) else scaled(value, chart.scale)
    if not isinstance(value, Absent):
        axes.barh(at, long, 0.82, **paint_bar(chart, series, category))
    axes.annotate(
        label_of(value, chart, language),
        (max(long, 0.0), at),
        xytext=(4, 0),
        textcoords="offset points",
        va="center_baseline",
        fontproperties=face(Face.SANS_BOLD, letters),
    )


def _present(chart: Chart, place: int) -> list[Series]:
    """The series that say something of a category: its bars."""
    return [series for series in chart.series if series.values[place] is not Absent.NIL]


def _needs_key(chart: Chart) -> bool:
    """Whether patterns need naming: not where each category is one bar that its own name explains."""
    return bool(chart.part_year) or any(len(_present(chart, place)) > 1 for place in range(len(chart.categories)))
