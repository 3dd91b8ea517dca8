"""A chart in the colours of a screen: patterns stay what they are, so that it reads the same in black and white."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Drawing

_DARK, _PALE = 0.4, 0.97


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a chart as `#rrggbb`: ground, words, lines of the grid and of the axes, breaks, fills, outlines."""

    ground: str
    words: str
    grid: str
    axes: str
    breaks: str
    solid: str
    pale: str
    hatch: str


def tint(drawing: Drawing, palette: Palette) -> None:
    """From the greys of paper to a palette."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch
    from matplotlib.text import Text

    drawing.patch.set_facecolor(palette.ground)
    for axes in drawing.axes:
        axes.patch.set_visible(False)
        for spine in axes.spines.values():
            spine.set_edgecolor(palette.axes)
    for part in drawing.findobj(lambda one: isinstance(one, (Text, Line2D, Patch))):
        match part:
            case Text():
                part.set_color(palette.breaks if part.get_gid() == BREAK else palette.words)
                if (ground := part.get_bbox_patch()) is not None:
                    ground.set_visible(False)
            case Line2D():
                part.set_color(palette.breaks if part.get_gid() == BREAK else palette.grid)
            case Patch() if part is not drawing.patch and part.get_linewidth() and part.get_visible():
                _tint_bar(part, palette)


BREAK = "break"
"""What the line and the words of a break are marked with."""


def _tint_bar(bar: Any, palette: Palette) -> None:
    from matplotlib.colors import to_rgb

    light = sum(to_rgb(bar.get_facecolor())) / 3
    bar.set_facecolor(palette.solid if light < _DARK else palette.ground if light > _PALE else palette.pale)
    bar.set_edgecolor(palette.hatch if bar.get_hatch() else palette.solid)
