"""A chart as pixels, and where each of its marks stands in them; a chart as a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from budgetwatch.domain.document import Chart
from budgetwatch.domain.message import Message
from budgetwatch.i18n import Language
from budgetwatch.rendering.chart import chart_size, draw
from budgetwatch.rendering.chart_colours import Palette, tint
from budgetwatch.rendering.chart_parts import MARK, face
from budgetwatch.rendering.style import BLACK, GREY, Face

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Drawing

PICTURES = ("png", "svg", "pdf")
_DOTS = 200
_HEAD, _SIDE = 46.0, 6.0
"""Points above a chart for its caption, unit and origin, and beside them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The place of one bar, from 0 to 1 of the picture's width and height, by its series and category."""

    series: int
    category: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Pixels:
    """A chart of a size: four bytes a pixel, row by row from the top, and its marks category by category."""

    wide: int
    high: int
    rgba: bytes
    marks: tuple[Mark, ...]


def draw_pixels(
    chart: Chart, language: Language, size: tuple[float, float], dots: float, palette: Palette | None
) -> Pixels:
    """The chart `size` points wide and high at `dots` per inch; black on white without a palette."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    drawing = draw(chart, language, size)
    if palette is not None:
        tint(drawing, palette)
    else:
        _bare(drawing)
    drawing.set_dpi(dots)
    canvas: Any = FigureCanvasAgg(drawing)
    canvas.draw()
    pixels = canvas.buffer_rgba()
    high, wide, _channels = pixels.shape
    marks = sorted(_marks(drawing), key=lambda one: (one.category, one.series))
    return Pixels(wide, high, bytes(pixels), tuple(marks))


def chart_file(chart: Chart, language: Language, kind: str, origin: Message, palette: Palette | None = None) -> bytes:
    """The chart under its caption, with its unit and where it comes from, as a `png`, `svg` or `pdf`."""
    drawing = _with_head(draw(chart, language, chart_size(chart)), chart, language, origin)
    if palette is not None:
        tint(drawing, palette)
    out = BytesIO()
    drawing.savefig(out, format=kind, dpi=_DOTS)
    return out.getvalue()


def _bare(drawing: Drawing) -> None:
    """Labels without their white ground, which at the size of a screen hides the ends of bars."""
    from matplotlib.text import Text

    for text in drawing.findobj(Text):
        ground = text.get_bbox_patch()
        if ground is not None:
            ground.set_visible(False)


def _with_head(drawing: Drawing, chart: Chart, language: Language, origin: Message) -> Drawing:
    wide, high = (inches * 72 for inches in drawing.get_size_inches())
    whole = high + _HEAD
    drawing.set_size_inches(wide / 72, whole / 72)
    for axes in drawing.axes:
        box = axes.get_position()
        axes.set_position((box.x0, box.y0 * high / whole, box.width, box.height * high / whole))
    unit = language.unit(chart.scale, chart.currency)
    lines = (
        (language.word(chart.caption), Face.SANS_BOLD, 11, BLACK, 14.0),
        (" · ".join(text for text in (unit, language.word(origin)) if text), Face.SANS, 8.5, GREY, 28.0),
    )
    for text, letters, size, colour, drop in lines:
        place = (_SIDE / wide, 1 - drop / whole)
        drawing.text(*place, text, fontproperties=face(letters, size), color=colour)
    return drawing


def _marks(drawing: Drawing) -> Iterator[Mark]:
    from matplotlib.patches import Rectangle

    wide, high = drawing.bbox.width, drawing.bbox.height
    for part in drawing.findobj(Rectangle):
        name = str(part.get_gid() or "")
        if name.startswith(MARK):
            series, category = map(int, name.removeprefix(MARK).split(":"))
            box = part.get_window_extent()
            yield Mark(series, category, box.x0 / wide, 1 - box.y1 / high, box.x1 / wide, 1 - box.y0 / high)
