"""What every shape of chart is made of: the fonts, patterns, labels and key of the house."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from budgetwatch.domain.document import Chart, ChartKind, Series
from budgetwatch.domain.figure import Figure, Quantity
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Absent
from budgetwatch.i18n import Language
from budgetwatch.rendering.style import BLACK, DOTTED, FILES, FILLS, Face
from budgetwatch.rendering.words import spoken

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.font_manager import FontProperties

LABEL, AXIS = 8.5, 8.5
LETTER = 0.5  # average width of a letter, in its size
CUT = 44  # letters of a category's name
MARK = "mark:"
"""What each bar is marked with, before the numbers of its series and category."""


def face(chosen: Face, size: float) -> FontProperties:
    """Our own font file in a size: nothing of the chart depends on the fonts of the machine."""
    from matplotlib.font_manager import FontProperties

    from budgetwatch.paths import resources

    return FontProperties(fname=str(resources() / "fonts" / FILES[chosen]), size=size)


def draw_key(axes: Axes, chart: Chart, language: Language, drop: float, left: float = 0.0) -> None:
    """The names of the patterns, in one row `drop` points below, begun `left` points before the bars."""
    from matplotlib.patches import Patch
    from matplotlib.transforms import ScaledTranslation

    figure: Any = axes.figure
    anchor = axes.transAxes + ScaledTranslation(-left / 72, drop / 72, figure.dpi_scale_trans)
    named = _told_by_key(chart)
    patches = [Patch(label=spoken(series.name, language), **paint(series)) for series in named]
    if chart.part_year:
        told = language.word(msg("part of the year"))
        patches.append(Patch(label=told, **paint(chart.series[0], part=True)))
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


def _told_by_key(chart: Chart) -> tuple[Series, ...]:
    """The series whose patterns nothing else names: none where each category is one bar of its own."""
    given = [sum(one.values[at] is not Absent.NIL for one in chart.series) for at in range(len(chart.categories))]
    alone = chart.kind is ChartKind.HORIZONTAL_BARS and max(given, default=0) <= 1
    return () if alone else chart.series


def paint(series: Series, *, part: bool = False) -> dict[str, Any]:
    """How the bars of a series are filled and outlined; those of a part of the year are dotted."""
    fill = DOTTED if part else FILLS[series.pattern]
    return {"facecolor": fill.face, "edgecolor": BLACK, "linewidth": 0.8, "hatch": fill.hatch}


def paint_bar(chart: Chart, series: Series, category: int) -> dict[str, Any]:
    """How one bar is filled and outlined, and the mark by which it is found again."""
    number = chart.series.index(series)
    return {**paint(series, part=(number, category) in chart.part_year), "gid": f"{MARK}{number}:{category}"}


def scaled(figure: Figure, scale: int) -> float:
    """Where to draw: the only place where a value becomes a float."""
    return (
        float(figure.amount.decimal / scale) if figure.unit.quantity is Quantity.MONEY else float(figure.amount.decimal)
    )


def label_of(value: Figure | Absent, chart: Chart, language: Language, *, signed: bool = False) -> str:
    """A value as it stands beside its bar, in the unit of the chart; `signed` shows a plus before a rise."""
    if isinstance(value, Absent):
        return language.absent(value)
    if value.unit.quantity is not Quantity.MONEY:
        return language.figure(value)
    whole = chart.kind is not ChartKind.HORIZONTAL_BARS and abs(scaled(value, chart.scale)) >= 10
    decimals = 0 if whole or chart.kind is ChartKind.WATERFALL else 1
    return language.scaled(value.amount, chart.scale, decimals if chart.scale > 1 else 0, signed=signed)


def shortened(name: str) -> str:
    """A name that leaves room for the bars."""
    return name if len(name) <= CUT else f"{name[: CUT - 1].rstrip()}\u2026"
