"""A chart on screen: drawn by matplotlib on a reading thread, in the colours of the theme, shown as a picture.

The window's thread never waits for matplotlib: it neither imports it nor draws with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from budgetwatch.domain.document import Chart, Verbatim, Words
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import msg
from budgetwatch.i18n import Language
from ui.theme import Theme

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Drawing

_DOTS = 108
"""Dots per inch at 100 %: the 8.5 points of a chart's labels become 12.75 pixels."""
_DARK, _PALE = 0.4, 0.97


@dataclass(frozen=True, slots=True)
class Screen:
    """Where a chart is to be shown: size in pixels, pixels per point of the screen, looks."""

    width: int
    height: int
    density: float
    theme: Theme


def picture_of(chart: Chart, language: Language, screen: Screen) -> QImage:
    """The chart as a picture of that size. Takes a moment: call it off the window's thread."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    from budgetwatch.usecases.charting import draw

    dots = _DOTS * screen.theme.text / 100
    drawing = draw(chart, language, (screen.width * 72 / dots, screen.height * 72 / dots))
    _recolour(drawing, screen.theme)
    drawing.set_dpi(dots * screen.density)
    canvas: Any = FigureCanvasAgg(drawing)
    canvas.draw()
    pixels = canvas.buffer_rgba()
    high, wide, _channels = pixels.shape
    image = QImage(bytes(pixels), wide, high, 4 * wide, QImage.Format.Format_RGBA8888).copy()
    image.setDevicePixelRatio(screen.density)
    return image


def in_words(chart: Chart, language: Language) -> str:
    """What the chart shows as a sentence, for tool tips and screen readers."""
    parts = [
        language.word(msg("{what} {category}: {value}", what=series.name, category=_name(category), value=value))
        for at, category in enumerate(chart.categories)
        for series in chart.series
        if isinstance(value := series.values[at], Figure)
    ]
    return "\n".join([language.word(chart.caption), *parts])


def _name(category: Words) -> str:
    return category.text if isinstance(category, Verbatim) else ""


class ChartView(QWidget):
    """Shows the picture of a chart; between a change of size and the next picture, the old one in its place."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A chart narrower than this cannot be read."""
        return QSize(200, 90)

    def screen_for(self, theme: Theme) -> Screen:
        """The size and looks a picture should have now."""
        return Screen(max(self.width(), 200), max(self.height(), 90), self.devicePixelRatioF(), theme)

    def show_picture(self, image: QImage | None, spoken: str) -> None:
        """Show a picture, with the sentence that says the same to a screen reader."""
        self._image = image
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The picture, at its own size."""
        if self._image is not None:
            with QPainter(self) as painter:
                painter.drawImage(0, 0, self._image)


def _recolour(drawing: Drawing, theme: Theme) -> None:
    """From the greys of paper to the tokens of the screen; patterns stay what they are."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch
    from matplotlib.text import Text

    drawing.patch.set_facecolor(theme.hex("surface"))
    for axes in drawing.axes:
        axes.patch.set_visible(False)
        for spine in axes.spines.values():
            spine.set_edgecolor(theme.hex("line2"))
    for part in drawing.findobj(lambda one: isinstance(one, (Text, Line2D, Patch))):
        match part:
            case Text():
                part.set_color(theme.hex("ink2"))
                if (ground := part.get_bbox_patch()) is not None:
                    ground.set_visible(False)
            case Line2D():
                part.set_color(theme.hex("line"))
            case Patch() if part is not drawing.patch and part.get_linewidth() and part.get_visible():
                _recolour_bar(part, theme)


def _recolour_bar(bar: Any, theme: Theme) -> None:
    from matplotlib.colors import to_rgb

    light = sum(to_rgb(bar.get_facecolor())) / 3
    token = "bar" if light < _DARK else "surface" if light > _PALE else "pri_soft"
    bar.set_facecolor(theme.hex(token))
    bar.set_edgecolor(theme.hex("hatch" if bar.get_hatch() else "bar"))
