"""matplotlib drawings put on the PDF page as vectors, in the fonts of the page; hatches stay lines."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from budgetwatch.domain.document import Chart
from budgetwatch.i18n import Language
from budgetwatch.rendering.fonts import font, width, write_runs
from budgetwatch.rendering.style import FILES, Face

HATCH_TILE = 48.0
HATCH_LINE = 0.5
_FACES = {file: face for face, file in FILES.items()}


class ChartDrawing(Flowable):
    """A chart at its size on paper."""

    def __init__(self, chart: Chart, language: Language, size: tuple[float, float]) -> None:
        super().__init__()
        self.chart, self.language = chart, language
        self.width, self.height = size

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """The room the chart takes."""
        return self.width, self.height

    def draw(self) -> None:
        """The chart, at the place reserved for it."""
        from budgetwatch.rendering.chart import draw

        figure: Any = draw(self.chart, self.language, (self.width, self.height))
        figure.patch.set_visible(False)
        figure.draw(_renderer(self.canv, self.width, self.height))


def _renderer(canvas: Any, wide: float, high: float) -> Any:
    """A matplotlib renderer on the canvas; its base class is imported only when a chart is drawn."""
    from matplotlib.backend_bases import RendererBase

    class CanvasRenderer(RendererBase):
        def get_canvas_width_height(self) -> tuple[float, float]:
            return wide, high

        def flipy(self) -> bool:
            return False

        def points_to_pixels(self, points: Any) -> Any:
            return points

        def get_text_width_height_descent(self, s: str, prop: Any, *_rest: Any) -> tuple[float, float, float]:
            face, size = _face_of(prop), prop.get_size_in_points()
            return width(s, face, size), size * 0.92, size * 0.22

        def draw_path(self, gc: Any, path: Any, transform: Any, rgbFace: Any = None) -> None:  # noqa: N803 - the library's name
            _draw_path(canvas, gc, path, transform, rgbFace)

        def draw_text(self, gc: Any, x: float, y: float, s: str, prop: Any, *_rest: Any, **_options: Any) -> None:
            _draw_text(canvas, gc, (x, y), s, prop)

    return CanvasRenderer()


def _face_of(prop: Any) -> Face:
    """The page's face of a chart's font file."""
    name = str(prop.get_file() or "").replace("\\", "/").rsplit("/", 1)[-1]
    return _FACES.get(name, Face.SANS)


def _draw_text(canvas: Any, gc: Any, place: tuple[float, float], text: str, prop: Any) -> None:
    face = _face_of(prop)
    font(face)
    canvas.saveState()
    canvas.setFillColor(Color(*gc.get_rgb()[:3]))
    write_runs(canvas, text, face, prop.get_size_in_points(), place)
    canvas.restoreState()


def _draw_path(canvas: Any, gc: Any, path: Any, transform: Any, fill: Any) -> None:
    canvas.saveState()
    _clip(canvas, gc)
    outline = _path(canvas, path, transform)
    if fill is not None:
        canvas.setFillColor(Color(*fill[:3]))
        canvas.drawPath(outline, stroke=0, fill=1)
    if gc.get_hatch():
        _hatch(canvas, gc, outline, path.get_extents(transform))
    if gc.get_linewidth() > 0:
        _pen(canvas, gc)
        canvas.drawPath(outline, stroke=1, fill=0)
    canvas.restoreState()


def _pen(canvas: Any, gc: Any) -> None:
    canvas.setStrokeColor(Color(*gc.get_rgb()[:3]))
    canvas.setLineWidth(gc.get_linewidth())
    offset, dashes = gc.get_dashes()
    canvas.setDash(list(dashes) if dashes is not None else [], offset or 0)


def _clip(canvas: Any, gc: Any) -> None:
    box = gc.get_clip_rectangle()
    if box is None:
        return
    frame = canvas.beginPath()
    frame.rect(box.x0, box.y0, box.width, box.height)
    canvas.clipPath(frame, stroke=0, fill=0)


def _path(canvas: Any, path: Any, transform: Any) -> Any:
    """The canvas's form of a matplotlib path."""
    made = canvas.beginPath()
    last = (0.0, 0.0)
    for points, code in path.iter_segments(transform, simplify=False):
        match code:
            case path.MOVETO:
                made.moveTo(*points)
            case path.LINETO:
                made.lineTo(*points)
            case path.CURVE3:
                made.curveTo(*_cubic(last, points))
            case path.CURVE4:
                made.curveTo(*points)
            case path.CLOSEPOLY:
                made.close()
        if code != path.CLOSEPOLY:
            last = (points[-2], points[-1])
    return made


def _cubic(start: tuple[float, float], points: Any) -> tuple[float, ...]:
    """A quadratic curve as the cubic that PDF knows."""
    (x0, y0), (cx, cy, x1, y1) = start, points
    return (
        x0 + 2 / 3 * (cx - x0),
        y0 + 2 / 3 * (cy - y0),
        x1 + 2 / 3 * (cx - x1),
        y1 + 2 / 3 * (cy - y1),
        x1,
        y1,
    )


def _hatch(canvas: Any, gc: Any, outline: Any, extents: Any) -> None:
    """The hatch as lines, clipped to the outline: a printer's rasteriser cannot lose it."""
    from matplotlib.transforms import Affine2D

    canvas.saveState()
    canvas.clipPath(outline, stroke=0, fill=0)
    canvas.setStrokeColor(Color(*gc.get_hatch_color()[:3]))
    canvas.setLineWidth(HATCH_LINE)
    tile = gc.get_hatch_path()
    for column in range(int(extents.width // HATCH_TILE) + 1):
        for row in range(int(extents.height // HATCH_TILE) + 1):
            corner = (extents.x0 + column * HATCH_TILE, extents.y0 + row * HATCH_TILE)
            _tile(canvas, tile, Affine2D().scale(HATCH_TILE).translate(*corner), corner)
    canvas.restoreState()


def _tile(canvas: Any, lines: Any, transform: Any, corner: tuple[float, float]) -> None:
    """One tile of the hatch: its lines reach over its edges, where the next tile has its own."""
    canvas.saveState()
    frame = canvas.beginPath()
    frame.rect(*corner, HATCH_TILE, HATCH_TILE)
    canvas.clipPath(frame, stroke=0, fill=0)
    canvas.drawPath(_path(canvas, lines, transform), stroke=1, fill=0)
    canvas.restoreState()
