"""Which tables of a file show money that another one already holds, so that it is imported once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from budgetwatch.domain.code import normalised
from budgetwatch.domain.fact import AmountColumn, Line, Reading
from budgetwatch.domain.layout import TableKind
from budgetwatch.domain.measure import Flow, Measure
from budgetwatch.domain.money import Absent, Amount, power_of_ten

_CONTAINED = 0.95
Key = tuple[object, ...]


def primary_tables(readings: Sequence[Reading]) -> list[bool]:
    """For each table whether it is imported when a person just accepts: no table of money that another one holds.

    A table shows money again when its lines stand in another table, when each of its sums is one that other tables
    add up to with as many lines or more, or when it details one line of another table. Revenue is no budget to
    execute.
    """
    primary = [
        reading.layout.kind in (TableKind.BUDGET, TableKind.CONTRACTS) and reading.layout.flow is Flow.EXPENDITURE
        for reading in readings
    ]
    order = sorted(range(len(readings)), key=lambda n: (len(readings[n].lines), -n))
    for repeats in (_is_repeated, _is_detail):  # a table that others detail goes before the details of one line do
        for number in order:
            others = [other for n, other in enumerate(readings) if primary[n] and n != number]
            if primary[number] and readings[number].layout.kind is TableKind.BUDGET:
                primary[number] = not repeats(readings[number], others)
    return primary


def _is_repeated(reading: Reading, others: Sequence[Reading]) -> bool:
    return _is_contained(reading, others) or _is_summed(reading, others)


def _is_detail(reading: Reading, others: Sequence[Reading]) -> bool:
    return any(_details_a_line(reading, other) for other in others)


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
    """Whether each sum of a table is one that another table, or all others together, give with as many lines."""
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
    together = [sum((amount for amount, _ in found), Amount(0))] if sum(count for _, count in found) >= lines else []
    return [amount for amount, count in found if count >= lines] + together


def _met(amount: Amount, candidates: Sequence[Amount], reading: Reading) -> bool:
    """Whether one of the candidates is the amount, but for the rounding of the table's printed lines."""
    rounding = Amount(len(reading.lines), reading.exponent)
    return any(abs(amount - other) <= rounding for other in candidates)


def _details_a_line(reading: Reading, other: Reading) -> bool:
    """Whether the sums of a table are, stage by stage, the amounts of one line of another table."""
    pairs = [
        (total.lines_sum, column)
        for total in reading.totals
        if total.counts and total.lines_sum
        for column in _counted(other)
        if (column.measure, column.basis, column.year) == (total.measure, total.basis, total.year)
    ]
    if not pairs or len(reading.lines) < 2:
        return False
    wanted, first = pairs[0]
    places = [n for n, value in enumerate(first.values) if _is_amount(value, wanted, other)]
    return any(all(_is_amount(column.values[n], amount, other) for amount, column in pairs) for n in places)


def _is_amount(value: int | Absent, amount: Amount, reading: Reading) -> bool:
    return not isinstance(value, Absent) and Amount(value, reading.exponent) == amount


def overlapping(primary: Sequence[Reading]) -> list[Reading]:
    """Those primary tables that name mostly the same lines, stages and years as an earlier one, with other amounts."""
    budgets = [reading for reading in primary if reading.layout.kind is TableKind.BUDGET]
    return [
        reading
        for place, reading in enumerate(budgets)
        if any(_keys(reading) & _keys(other) and _share(reading, other) for other in budgets[:place])
    ]


def _keys(reading: Reading) -> set[Key]:
    return {(total.measure, total.basis, total.year) for total in reading.totals if total.counts}


def _share(reading: Reading, other: Reading) -> bool:
    """Whether most lines of the smaller table have the code and label of a line of the other."""
    names = [{(normalised(line.label), _code(line)) for line in table.lines} for table in (reading, other)]
    return 2 * len(names[0] & names[1]) >= max(1, min(map(len, names)))


def _code(line: Line) -> str:
    return next((code.code for code in reversed(line.codes) if code.code), "")
