"""Programming laws: a matrix of years and categories, read like a budget whose stage is the law's tranche.

A tranche is an amount of a line, a year and a basis, which is what a fact is; as facts, tranches stand beside the
appropriations of the same year and lead back to their cells like them. A record of their own would say the same twice.
A column of totals beside the years is a witness of every line: it counts no money again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from budgetwatch.domain.fact import AmountColumn, Reading
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.layout import Column, Role, TableKind
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import ZERO, Amount
from budgetwatch.domain.source import CellRef
from budgetwatch.mapping.labels import is_total

_YEARS = 2
"""Years beside a column of totals."""


def as_tranches(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns with every amount as a tranche of the law; what totals the years is a presentation of them."""
    dated = sum(column.role is Role.AMOUNT and column.year is not None for column in columns)
    return tuple(
        _as_tranche(column, totals=dated >= _YEARS) if column.role is Role.AMOUNT else column for column in columns
    )


def _as_tranche(column: Column, *, totals: bool) -> Column:
    if totals and column.year is None and is_total(column.header):
        why = msg("It adds up the years of the law: it is checked against them, and not counted.")
        return replace(column, measure=Measure.TRANCHE, counts=False, variant=column.header, why=why)
    why = column.why or msg("The title names a programming law: its amounts are the law's tranches.")
    return replace(column, measure=Measure.TRANCHE, why=why)


def across(sha256: str, reading: Reading) -> Iterator[Issue]:
    """The lines of a programming law whose printed total is not what its years add up to."""
    if reading.layout.kind is not TableKind.PROGRAMMING:
        return
    years = [column for column in reading.amounts if column.counts and column.year is not None]
    for column in reading.amounts:
        if not column.counts and column.year is None and len(years) >= _YEARS:
            yield from _disagreeing(sha256, reading, column, years)


def _disagreeing(sha256: str, reading: Reading, column: AmountColumn, years: Sequence[AmountColumn]) -> Iterator[Issue]:
    half_units = Amount((len(years) + 1) * reading.layout.unit.scale)
    for at, line in enumerate(reading.lines):
        stated = reading.value(at, column)
        parts = [reading.value(at, one) for one in years]
        if not isinstance(stated, Amount) or not all(isinstance(one, Amount) for one in parts):
            continue
        added = sum((one for one in parts if isinstance(one, Amount)), ZERO)
        if abs(stated - added) + abs(stated - added) > half_units:
            yield Issue(
                "across-disagrees",
                Severity.WARNING,
                msg(
                    "“{label}” prints {stated} for all the years, its years add up to {added}.",
                    label=line.label,
                    stated=stated,
                    added=added,
                ),
                CellRef(sha256, reading.layout.sheet, line.row, column.column),
            )
