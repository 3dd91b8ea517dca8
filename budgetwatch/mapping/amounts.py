"""Amount columns of a table beside its lines: one per stage, basis, year and presentation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from budgetwatch.domain.fact import AmountColumn
from budgetwatch.domain.layout import Column, Role
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.money import Absent
from budgetwatch.mapping.cells import Cells
from budgetwatch.mapping.meanings import meaning
from budgetwatch.mapping.sections import Section
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.stages_in_rows import Stage, stages_in_rows
from budgetwatch.mapping.text import shown


def amount_columns(
    sheet: Sheet, columns: Sequence[Column], cells: Cells, rows: Sequence[int], sections: Sequence[Section] = ()
) -> tuple[AmountColumn, ...]:
    """The amounts of the lines in `rows`. Where a column or headings name each line's stage, one result per stage met.

    `sections` gives what headings say of each line; a column's own header and title speak before them.
    """
    stages = next((column.index for column in columns if column.role is Role.MEASURE), None)
    found: list[AmountColumn] = []
    for column in columns:
        if column.role is not Role.AMOUNT:
            continue
        mine = tuple(cells.lines(column.index, rows))
        if stages is None and (open_stages := _open(column, sections)):
            found += _by_stage(column, mine, open_stages)
        elif stages is None:
            found.append(_amounts(column, column.measure, mine))
        else:
            found += _by_stage(column, mine, _stages(sheet, stages, rows))
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


def _open(column: Column, sections: Sequence[Section]) -> list[Stage]:
    """What headings say of each line's stage and basis that the column leaves open; nothing where they add nothing."""
    found: list[Stage] = [
        (None if column.measure else one.measure, None if column.basis else one.basis) for one in sections
    ]
    return found if any(stage != (None, None) for stage in found) else []


def _stages(sheet: Sheet, column: int, rows: Sequence[int]) -> list[Stage]:
    """The stage and basis that a cell of each line names."""
    texts = [shown(cell) for cell in sheet.cells(column, rows)]
    together = stages_in_rows(texts)
    named = {text: together.get(text) or (meaning(text).measure, meaning(text).basis) for text in set(texts)}
    return [named[text] for text in texts]


def _by_stage(column: Column, values: Sequence[int | Absent], stages: Sequence[Stage]) -> list[AmountColumn]:
    """The column once per stage and basis; the lines of the others have nothing in it."""
    return [
        _amounts(
            replace(column, basis=stage[1] or column.basis),
            stage[0] or column.measure,
            tuple(value if here == stage else Absent.NIL for value, here in zip(values, stages, strict=True)),
        )
        for stage in dict.fromkeys(stages)
    ]
