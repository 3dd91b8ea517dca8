"""The open questions of a table put together, and the years worth proposing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from budgetwatch.domain.layout import Layout
from budgetwatch.usecases.asking import Asking, askings, column_number

if TYPE_CHECKING:
    from budgetwatch.domain.grid import Grid

__all__ = ["Asking", "askings", "column_number", "proposed_years"]

_YEAR = re.compile(r"(?<!\d)(?:19[89]\d|20[0-6]\d)(?!\d)")
_TITLE_ROWS, _PROPOSED = 12, 6


def proposed_years(file: str, grid: Grid, layout: Layout) -> tuple[int, ...]:
    """About six years: those that the name of the file, the sheet and its titles speak of, then those beside them."""
    above = grid.rows[: min(layout.area.top + 2, _TITLE_ROWS)]
    texts = (file, grid.sheet, *(str(value) for row in above for value in row if value is not None))
    seen = [*dict.fromkeys(year for text in texts for year in _years(text))]
    centre = seen[0] if seen else datetime.now(UTC).year
    beside = [centre + step for step in (0, -1, 1, -2, 2, -3)]
    return tuple(dict.fromkeys([*seen, *beside]))[:_PROPOSED]


def _years(text: str) -> Iterator[int]:
    return (int(found) for found in _YEAR.findall(text))
