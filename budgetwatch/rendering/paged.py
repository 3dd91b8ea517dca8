"""A long table that goes on at the top of the next page, never lower on the same one."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import LongTable, PageBreak


class PagedTable(LongTable):
    """A table whose parts stand on a page each.

    Rows that must stay together end a part before the page is full; the library would begin the next part, head and
    all, in the room that is left.
    """

    def split(self, width: float, height: float) -> list[Any]:
        """The part that fits, a new page, and the rest; nothing where not even a row fits."""
        parts: list[Any] = super().split(width, height)
        return [parts[0], PageBreak(), *parts[1:]] if len(parts) > 1 else parts
