"""What a person takes a column of a register for, before it is imported."""

from __future__ import annotations

from budgetwatch import mapping
from budgetwatch.domain.layout import Layout


def with_field(layout: Layout, index: int, field: str | None) -> Layout:
    """The layout of a register with one column, counted from 1, taken for another field; None ignores it."""
    return mapping.with_field(layout, index, field)
