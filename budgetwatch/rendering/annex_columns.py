"""How wide the columns of the annex of sources are, the same in every paged format."""

from __future__ import annotations

from collections.abc import Iterable

from budgetwatch.rendering.annex import SourcedMark
from budgetwatch.rendering.fonts import width
from budgetwatch.rendering.style import CONTENT_WIDTH, SMALL

_LABEL = CONTENT_WIDTH * 0.27
_VALUE, _WIDEST = CONTENT_WIDTH * 0.18, CONTENT_WIDTH * 0.36
_PADDING = 14.0


def figure_widths(marks: Iterable[SourcedMark], mark: float) -> tuple[float, float, float, float]:
    """Points of the columns of marks, labels, exact values and cells: no number is cut in two unless it fills a third."""
    longest = max((width(line.value, SMALL.face, SMALL.size) for one in marks for line in one.lines), default=0)
    value = min(max(_VALUE, longest + _PADDING), _WIDEST)
    return mark, _LABEL, value, CONTENT_WIDTH - mark - _LABEL - value
