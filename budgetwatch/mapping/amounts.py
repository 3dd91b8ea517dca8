"""Amount columns of a table beside its lines: one per stage, basis, year and presentation."""

from __future__ import annotations

from collections.abc import Sequence

from budgetwatch.domain.fact import AmountColumn
from budgetwatch.domain.layout import Column, Role
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.money import Absent
from budgetwatch.mapping.cells import Cells
from budgetwatch.mapping.meanings import meaning
from budgetwatch.mapping.sheets import Sheet


def amount_columns(
    sheet: Sheet, columns: Sequence[Column], cells: Cells, rows: Sequence[int]
) -> tuple[AmountColumn, ...]:
    """The amounts of the lines in `rows`. Where a column names each line's stage, one result per stage met."""
    stages = next((column.index for column in columns if column.role is Role.MEASURE), None)
    first = cells.first
    found: list[AmountColumn] = []
    for column in columns:
        if column.role is not Role.AMOUNT:
            continue
        values = cells.columns[column.index]
        mine = tuple([values[row - first] for row in rows])
        if stages is None:
            found.append(_amounts(column, column.measure, mine))
        else:
            found += _by_stage(column, mine, [meaning(sheet.text(row, stages)).measure for row in rows])
    return tuple(found)


def _amounts(column: Column, measure: Measure | None, values: tuple[int | Absent, ...]) -> AmountColumn:
    return AmountColumn(
        column.index,
        measure,
        column.basis,
        column.year,
        column.period,
        column.variant,
        column.counts and measure is not Measure.MOVEMENT,
        values,
    )


def _by_stage(column: Column, values: Sequence[int | Absent], stages: Sequence[Measure | None]) -> list[AmountColumn]:
    """The column once per stage; the lines of other stages have nothing in it."""
    return [
        _amounts(
            column,
            stage,
            tuple(value if here is stage else Absent.NIL for value, here in zip(values, stages, strict=True)),
        )
        for stage in dict.fromkeys(stages)
    ]
