"""A first page that stands alone: set a little smaller where its words need more than a page."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, KeepInFrame, KeepTogether

from budgetwatch.rendering.style import CONTENT_WIDTH

_ENDLESS = 1e6
_LEAST = 0.8
"""Smaller than that letters are hard to read: the page goes on on the next one."""


def on_one_page(flowables: Sequence[Flowable], room: float) -> list[Flowable]:
    """The flowables as they are where they fit or are far too long; else together, as small as the page asks."""
    canvas = Canvas(BytesIO())
    content = [part for one in flowables for part in _parts(one, canvas)]
    fits = _height(content, CONTENT_WIDTH, canvas) <= room
    if fits or _height(content, CONTENT_WIDTH / _LEAST, canvas) > room / _LEAST:
        return list(flowables)
    return [KeepInFrame(CONTENT_WIDTH, room, content, mode="shrink", mergeSpace=1)]


def _parts(flowable: Flowable, canvas: Canvas) -> Sequence[Flowable]:
    """What is drawn of a flowable: nothing of a break, and what is kept together piece by piece."""
    if isinstance(flowable, CondPageBreak):
        return ()
    if isinstance(flowable, KeepTogether):
        return tuple(flowable.splitOn(canvas, CONTENT_WIDTH, _ENDLESS))
    return (flowable,)


def _height(flowables: Sequence[Flowable], wide: float, canvas: Canvas) -> float:
    """How high they stand one under the other, the larger of two spaces between them."""
    high, after = 0.0, 0.0
    for at, one in enumerate(flowables):
        high += one.wrapOn(canvas, wide, _ENDLESS)[1] + (max(0.0, one.getSpaceBefore() - after) if at else 0.0)
        after = one.getSpaceAfter()
        high += after
    return high - after
