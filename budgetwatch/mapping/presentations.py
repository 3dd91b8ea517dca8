"""Which columns and tables show the same money again, so that it is counted once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from budgetwatch.domain.code import normalised
from budgetwatch.domain.fact import AmountColumn, Reading
from budgetwatch.domain.layout import Column, Role, TableKind
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Absent, Amount, power_of_ten
from budgetwatch.mapping.cells import Cells
from budgetwatch.mapping.meanings import names_table

_CONTAINED = 0.95
_SUMMED = r"tota(?:l|ux)|ensemble|grand total"
Key = tuple[object, ...]


def count_once(columns: Sequence[Column], cells: Cells, rows: Sequence[int]) -> tuple[tuple[Column, ...], bool]:
    """The columns with one counting per stage, basis and year, the others named as its variants.

    The second value tells whether that is beyond doubt: the counting column is the sum of the others in every line,
    or equals them.
    """
    sure = True
    done = {column.index: column for column in columns}
    for group in _groups(columns, cells, rows):
        if len(group) < 2:
            continue
        chosen = _chosen(group, cells, rows)
        sure = sure and _explains(chosen, group, cells, rows)
        for column in group:
            why = column.why if column is chosen else msg("Another column already counts this money.")
            done[column.index] = replace(column, counts=column is chosen, variant=_variant(column, group), why=why)
    return tuple(done[column.index] for column in columns), sure


def _groups(columns: Sequence[Column], cells: Cells, rows: Sequence[int]) -> list[list[Column]]:
    """Counting columns that share stage, basis, year and period. One of no known stage is held against all of its year.

    Columns that name neither stage nor year may be different stages: they share money only where additions show it.
    """
    counting = [column for column in columns if column.role is Role.AMOUNT and column.counts]
    unknown = {column.year for column in counting if column.measure is None and column.year is not None}
    groups: dict[Key, list[Column]] = {}
    for column in counting:
        stage = None if column.year in unknown else column.measure
        groups.setdefault((stage, column.basis, column.year, column.period), []).append(column)
    return [
        group
        for (stage, _, year, _), group in groups.items()
        if stage is not None or year is not None or _explains(_chosen(group, cells, rows), group, cells, rows)
    ]


def _values(column: Column, cells: Cells, rows: Sequence[int]) -> list[int]:
    values = cells.columns[column.index]
    return [0 if isinstance(value := values[row - cells.first], Absent) else value for row in rows]


def _chosen(group: Sequence[Column], cells: Cells, rows: Sequence[int]) -> Column:
    """The column that is the sum of all others; else the one called total, else the largest."""
    values = {column.index: _values(column, cells, rows) for column in group}
    for column in group:
        if _is_sum(column, [other for other in group if other is not column], values):
            return column
    named = [column for column in group if names_table(column.header, _SUMMED)] or list(group)
    return max(named, key=lambda column: (sum(values[column.index]), -column.index))


def _is_sum(column: Column, others: Sequence[Column], values: dict[int, list[int]]) -> bool:
    added = [sum(parts) for parts in zip(*(values[other.index] for other in others), strict=True)]
    return any(added) and added == values[column.index]


def _explains(chosen: Column, group: Sequence[Column], cells: Cells, rows: Sequence[int]) -> bool:
    """Whether the chosen column is the sum of the others, or the same as each of them."""
    values = {column.index: _values(column, cells, rows) for column in group}
    others = [column for column in group if column is not chosen]
    same = all(values[other.index] == values[chosen.index] for other in others)
    return same or _is_sum(chosen, others, values)


def _variant(column: Column, group: Sequence[Column]) -> str:
    """The words of a header that the others of its group do not share; the whole header where nothing is left."""
    shared = set.intersection(*(set(normalised(other.header).split()) for other in group))
    own = [word for word in column.header.split() if normalised(word) not in shared]
    text = " ".join(own).strip(" -–(),;:")
    others = [other for other in group if other is not column]
    return text if text and all(text not in other.header for other in others) else column.header


def primary_tables(readings: Sequence[Reading]) -> list[bool]:
    """For each table whether it is imported when a person just accepts: no table of money that another one details.

    A table shows money again when its lines stand in another table, or when each of its sums is one that other tables
    add up to with more lines.
    """
    primary = [reading.layout.kind in (TableKind.BUDGET, TableKind.CONTRACTS) for reading in readings]
    for number in sorted(range(len(readings)), key=lambda n: len(readings[n].lines)):
        others = [other for n, other in enumerate(readings) if primary[n] and n != number]
        if primary[number] and others and readings[number].layout.kind is TableKind.BUDGET:
            primary[number] = not (_is_contained(readings[number], others) or _is_summed(readings[number], others))
    return primary


def _counted(reading: Reading) -> list[AmountColumn]:
    return [column for column in reading.amounts if column.counts and column.measure is not Measure.MOVEMENT]


def _is_contained(reading: Reading, others: Iterable[Reading]) -> bool:
    """Whether nearly all amounts of every counting column stand in one column of another table with as many lines."""
    columns = _counted(reading)
    return bool(columns) and any(
        len(other.lines) >= len(reading.lines)
        and all(any(_holds(other, theirs, reading, mine) for theirs in other.amounts) for mine in columns)
        for other in others
    )


def _holds(other: Reading, theirs: AmountColumn, reading: Reading, mine: AmountColumn) -> bool:
    if mine.year != theirs.year or (None not in (mine.measure, theirs.measure) and mine.measure != theirs.measure):
        return False
    wanted, there = _amounts(reading, mine), _amounts(other, theirs)
    found = sum((wanted & there).values())
    return bool(wanted) and found >= _CONTAINED * sum(wanted.values())


def _amounts(reading: Reading, column: AmountColumn) -> Counter[tuple[str, int]]:
    """How often each amount stands in a column, with the last label of its line."""
    finest = power_of_ten(max(0, reading.exponent + 6))
    return Counter(
        (normalised(line.label), value * finest)
        for line, value in zip(reading.lines, column.values, strict=True)
        if not isinstance(value, Absent) and value
    )


def _is_summed(reading: Reading, others: Sequence[Reading]) -> bool:
    """Whether each sum of a table is one that another table, or all others together, give with more lines."""
    checks = [total for total in reading.totals if total.counts and total.lines_sum]
    return bool(checks) and all(
        _met(total.lines_sum, _sums_like((total.measure, total.basis, total.year), others, len(reading.lines)), reading)
        for total in checks
    )


def _sums_like(key: Key, others: Sequence[Reading], lines: int) -> list[Amount]:
    """What each other table, and all of them together, give for a stage, basis and year."""
    found = [
        (total.lines_sum, len(other.lines))
        for other in others
        for total in other.totals
        if total.counts and (total.measure, total.basis, total.year) == key
    ]
    together = [sum((amount for amount, _ in found), Amount(0))] if sum(count for _, count in found) > lines else []
    return [amount for amount, count in found if count > lines] + together


def _met(amount: Amount, candidates: Sequence[Amount], reading: Reading) -> bool:
    """Whether one of the candidates is the amount, but for the rounding of the table's printed lines."""
    rounding = Amount(len(reading.lines), reading.exponent)
    return any(abs(amount - other) <= rounding for other in candidates)
