"""The picture of a letterhead, decoded with limits and written anew: what cannot be decoded is no picture."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO

from budgetwatch.rendering.style import CONTENT_WIDTH, MILLIMETRE

HIGHEST, WIDEST = 22 * MILLIMETRE, CONTENT_WIDTH * 0.4
"""Points: no logo stands higher or wider on paper."""
_MOST_PIXELS = 25_000_000  # a page scanned at 400 dots an inch; a few bytes can claim a thousand times that
_DOTS = (2400, 800)  # finer than a printer shows at that size


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture on white as PNG, with its size on paper in points."""

    png: bytes
    width: float
    height: float


def read_picture(content: bytes) -> Logo | None:
    """The picture as it stands on paper; None where the bytes are no whole PNG or JPEG of a sensible size."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            opened = Image.open(BytesIO(content), formats=("PNG", "JPEG"))
            if opened.width * opened.height > _MOST_PIXELS:
                return None
            coloured = opened.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    coloured.thumbnail(_DOTS)
    white = Image.new("RGB", coloured.size, "white")
    white.paste(coloured, mask=coloured)
    target = BytesIO()
    white.save(target, "PNG")
    scale = min(HIGHEST / white.height, WIDEST / white.width)
    return Logo(target.getvalue(), white.width * scale, white.height * scale)
