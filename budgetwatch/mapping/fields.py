"""What a person takes a column of a register for, whatever the register."""

from __future__ import annotations

from budgetwatch.domain.layout import Layout
from budgetwatch.domain.record import RECORDS
from budgetwatch.mapping import record_columns, register_columns


def with_field(layout: Layout, index: int, field: str | None) -> Layout:
    """The layout of a register with one column, counted from 1, taken for another of its fields; None ignores it."""
    if layout.kind in RECORDS:
        return record_columns.with_field(layout, index, field)
    return register_columns.with_field(layout, index, field)
