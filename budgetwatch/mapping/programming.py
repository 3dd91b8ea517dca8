"""Programming laws: a matrix of years and categories, read like a budget whose stage is the law's tranche.

A tranche is an amount of a line, a year and a basis, which is what a fact is; as facts, tranches stand beside the
appropriations of the same year and lead back to their cells like them. A record of their own would say the same twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from budgetwatch.domain.layout import Column, Role
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import msg


def as_tranches(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns with every amount as a tranche of the law."""
    why = msg("The title names a programming law: its amounts are the law's tranches.")
    return tuple(
        replace(column, measure=Measure.TRANCHE, why=column.why or why) if column.role is Role.AMOUNT else column
        for column in columns
    )
