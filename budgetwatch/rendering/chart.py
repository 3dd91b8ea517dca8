"""A chart's model drawn by matplotlib, for screen and paper: patterns and direct labels, no colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from budgetwatch.domain.document import Chart, ChartKind, Series
from budgetwatch.domain.figure import Figure, Quantity
from budgetwatch.domain.money import Absent
from budgetwatch.i18n import Language
from budgetwatch.rendering.style import BLACK, CONTENT_WIDTH, FILES, FILLS, GREY, WHITE, Face
from budgetwatch.rendering.words import opening, spoken

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Drawing
    from matplotlib.font_manager import FontProperties

LABEL, AXIS = 8.5, 8.5
BAR = 15.0  # height of a horizontal bar with its gap
LETTER = 0.5  # average width of a letter, in its size
CUT = 44  # letters of a category's name


def chart_size(chart: Chart) -> tuple[float, float]:
    """Width and height on paper, in points: tall enough for every bar."""
    if chart.kind is ChartKind.GROUPED_BARS:
        return CONTENT_WIDTH, 168.0
    bars = sum(max(1, len(_present(chart, place))) for place in range(len(chart.categories)))
    return CONTENT_WIDTH, bars * BAR + len(chart.categories) * 4 + (22 if _needs_key(chart) else 0) + 6


def draw(chart: Chart, language: Language, size: tuple[float, float]) -> Drawing:
    """The figure, `size` points wide and high at 72 dots per inch."""
    from matplotlib.figure import Figure as Drawing

    drawing = Drawing(figsize=(size[0] / 72, size[1] / 72), dpi=72)
    if chart.kind is ChartKind.GROUPED_BARS:
        _grouped(drawing, chart, language, size)
    else:
        _horizontal(drawing, chart, language, size)
    return drawing


def face(chosen: Face, size: float) -> FontProperties:
    """Our own font file in a size: nothing of the chart depends on the fonts of the machine."""
    from matplotlib.font_manager import FontProperties

    from budgetwatch.paths import resources

    return FontProperties(fname=str(resources() / "fonts" / FILES[chosen]), size=size)


def _grouped(drawing: Drawing, chart: Chart, language: Language, size: tuple[float, float]) -> None:
    axes = drawing.add_axes((34 / size[0], 40 / size[1], 1 - 38 / size[0], 1 - 58 / size[1]))
    count = len(chart.series)
    wide = 0.78 / max(1, count)
    for place, series in enumerate(chart.series):
        for category, value in enumerate(series.values):
            at = category + (place - (count - 1) / 2) * wide
            _column(axes, chart, series, value, at, wide * 0.92, language)
    for category, words in chart.breaks:
        if category == 0:
            continue  # before the first year there is nothing that could be cut off from it
        axes.axvline(category - 0.5, color=BLACK, linewidth=0.8, linestyle=(0, (4, 3)))
        axes.annotate(
            _short(spoken(words, language)),
            (category - 0.5, 1),
            xycoords=("data", "axes fraction"),
            xytext=(-3, 8),
            textcoords="offset points",
            ha="right",
            va="top",
            fontproperties=face(Face.SANS_ITALIC, LABEL),
        )
    _frame_columns(axes, chart, language)
    _key(axes, chart, language, -28)


def _column(
    axes: Axes, chart: Chart, series: Series, value: Figure | Absent, at: float, wide: float, language: Language
) -> None:
    height = 0.0 if isinstance(value, Absent) else _scaled(value, chart.scale)
    if not isinstance(value, Absent):
        axes.bar(at, height, wide, **_paint(series))
    chosen = face(Face.SANS_BOLD if series is chart.series[-1] else Face.SANS, LABEL)
    axes.annotate(
        _label(value, chart, language),
        (at, max(height, 0.0)),
        xytext=(0, 2.5),
        textcoords="offset points",
        ha="center",
        fontproperties=chosen,
        bbox={"facecolor": WHITE, "edgecolor": "none", "pad": 0.4},
    )


def _frame_columns(axes: Axes, chart: Chart, language: Language) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axes.set_xlim(-0.6, len(chart.categories) - 0.4)
    names = [_short(opening(spoken(category, language))) for category in chart.categories]
    axes.set_xticks(range(len(names)), names, fontproperties=face(Face.SANS, AXIS))
    axes.yaxis.set_major_locator(MaxNLocator(4, integer=True))
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
    names = [_short(opening(spoken(category, language))) for category in chart.categories]
    left = max(len(name) for name in names) * LETTER * AXIS + 8
    foot = 24 if _needs_key(chart) else 2
    axes = drawing.add_axes((left / size[0], foot / size[1], 1 - (left + 62) / size[0], 1 - (foot + 2) / size[1]))
    middles, position = [], 0.0
    for place in range(len(names)):
        present = _present(chart, place)
        middles.append(position + (max(1, len(present)) - 1) / 2)
        for step, series in enumerate(present):
            _bar(axes, chart, series, series.values[place], position + step, language)
        position += max(1, len(present)) + 0.3
    axes.set_yticks(middles, names, fontproperties=face(Face.SANS, AXIS))
    axes.set_ylim(position - 0.7, -0.6)
    axes.set_xticks([])
    axes.set_xlim(left=min(0.0, axes.get_xlim()[0]))
    axes.tick_params(length=0, pad=4)
    for side in ("top", "bottom", "right"):
        axes.spines[side].set_visible(False)
    if _needs_key(chart):
        _key(axes, chart, language, -4)


def _bar(axes: Axes, chart: Chart, series: Series, value: Figure | Absent, at: float, language: Language) -> None:
    long = 0.0 if isinstance(value, Absent) else _scaled(value, chart.scale)
    if not isinstance(value, Absent):
        axes.barh(at, long, 0.82, **_paint(series))
    axes.annotate(
        _label(value, chart, language),
        (max(long, 0.0), at),
        xytext=(4, 0),
        textcoords="offset points",
        va="center_baseline",
        fontproperties=face(Face.SANS_BOLD, LABEL),
    )


def _key(axes: Axes, chart: Chart, language: Language, drop: float) -> None:
    """The names of the patterns, in one row below."""
    from matplotlib.patches import Patch
    from matplotlib.transforms import ScaledTranslation

    figure: Any = axes.figure
    anchor = axes.transAxes + ScaledTranslation(0, drop / 72, figure.dpi_scale_trans)
    patches = [Patch(label=spoken(series.name, language), **_paint(series)) for series in chart.series]
    axes.legend(
        handles=patches,
        loc="upper left" if drop > -20 else "center left",
        bbox_to_anchor=(0, 0),
        bbox_transform=anchor,
        ncols=len(patches),
        frameon=False,
        borderpad=0,
        borderaxespad=0,
        columnspacing=1.6,
        handlelength=1.3,
        handleheight=0.9,
        prop=face(Face.SANS, LABEL),
    )


def _present(chart: Chart, place: int) -> list[Series]:
    """The series that say something of a category: its bars."""
    return [series for series in chart.series if series.values[place] is not Absent.NIL]


def _needs_key(chart: Chart) -> bool:
    """Whether patterns need naming: not where each category is one bar that its own name explains."""
    return any(len(_present(chart, place)) > 1 for place in range(len(chart.categories)))


def _paint(series: Series) -> dict[str, Any]:
    fill = FILLS[series.pattern]
    return {"facecolor": fill.face, "edgecolor": BLACK, "linewidth": 0.8, "hatch": fill.hatch}


def _scaled(figure: Figure, scale: int) -> float:
    """Where to draw: the only place where a value becomes a float."""
    return (
        float(figure.amount.decimal / scale) if figure.unit.quantity is Quantity.MONEY else float(figure.amount.decimal)
    )


def _label(value: Figure | Absent, chart: Chart, language: Language) -> str:
    if isinstance(value, Absent):
        return language.absent(value)
    if value.unit.quantity is not Quantity.MONEY:
        return language.figure(value)
    decimals = 1 if chart.kind is ChartKind.HORIZONTAL_BARS or abs(_scaled(value, chart.scale)) < 10 else 0
    return language.scaled(value.amount, chart.scale, decimals if chart.scale > 1 else 0)


def _short(name: str) -> str:
    return name if len(name) <= CUT else f"{name[: CUT - 1].rstrip()}\u2026"
