"""Which tables of a file show money that another one already holds, so that it is imported once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from budgetwatch.domain.code import normalised
from budgetwatch.domain.fact import AmountColumn, Line, Reading
from budgetwatch.domain.layout import Evidence, TableKind
from budgetwatch.domain.measure import Flow, Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import ZERO, Absent, Amount, power_of_ten
from budgetwatch.mapping.columns import main_label
from budgetwatch.mapping.meanings import names_table
from budgetwatch.mapping.spans import are_added
from budgetwatch.mapping.states import overtaken
from budgetwatch.mapping.words import CUMULATING

_CONTAINED = 0.95
_TELLING_DIGITS = 5
_OF_LINES = (TableKind.BUDGET, TableKind.PROGRAMMING)
_IMPORTED = (*_OF_LINES, TableKind.CONTRACTS)
Key = tuple[object, ...]
Names = set[tuple[str, str]]
_plain = lru_cache(maxsize=50_000)(normalised)  # of many tables, each pair is compared by the same labels


def reasons_against(readings: Sequence[Reading]) -> list[Message | None]:
    """For each table why it is not imported when a person just accepts; None where it is.

    A table shows money again when its lines stand in another table, when each of its sums is one that other tables
    add up to with as many lines or more, when it details one line of another table, or when another table goes on
    counting its lines up to a later day. Revenue is no budget to execute.
    """
    against = [_against(reading) for reading in readings]
    for part, whole in recapitulated(readings).items():
        against[part] = msg("{table} adds up this table and others.", table=readings[whole].layout.id)
    for earlier, later in overtaken(readings).items():
        against[earlier] = against[earlier] or msg(
            "{table} gives the state of the same lines on a later day.", table=readings[later].layout.id
        )
    order = sorted(range(len(readings)), key=lambda n: (len(readings[n].lines), -n))
    for repeats in (_repeated, _detailed):  # a table that others detail goes before the details of one line do
        for number in order:
            others = [other for n, other in enumerate(readings) if against[n] is None and n != number]
            if against[number] is None and readings[number].layout.kind in _OF_LINES:
                against[number] = repeats(readings[number], others)
    return against


def _against(reading: Reading) -> Message | None:
    """What a table itself says against its import."""
    if reading.layout.kind not in _IMPORTED and not reading.records:
        return msg("It holds neither budget lines nor contracts.")
    if reading.layout.flow is not Flow.EXPENDITURE:
        return msg("It shows revenue: only spending is compared.")
    return None if reading.lines else msg("It has no line.")


def recapitulated(readings: Sequence[Reading]) -> dict[int, int]:
    """For each table of a part of the year, such as a month, the table of the same lines that adds it up with others."""
    found: dict[int, int] = {}
    budgets = [n for n, reading in enumerate(readings) if reading.layout.kind is TableKind.BUDGET]
    names = {n: _names(readings[n]) for n in budgets} if len(budgets) > 2 else {}
    for whole, lines in names.items():
        parts = [n for n, others in names.items() if n != whole and others == lines]
        if len(parts) > 1 and _adds_up(readings[whole], [readings[n] for n in parts]):
            found |= dict.fromkeys(parts, whole)
    return found


def _adds_up(whole: Reading, parts: Sequence[Reading]) -> bool:
    """Whether a table gives for each stage the sum of the parts, or the amount that all of them repeat.

    A repeated credit shows that the parts are months; else the name of the sheet must say that it cumulates.
    """
    summed = repeated = 0
    for total in whole.totals:
        key = (total.measure, total.basis, total.year)
        sums = [
            other.lines_sum
            for part in parts
            for other in part.totals
            if other.counts and (other.measure, other.basis, other.year) == key
        ]
        if not total.counts or not total.lines_sum:
            continue
        if len(sums) != len(parts):
            return False
        if sum(sums, ZERO) == total.lines_sum:
            summed += 1
        elif all(amount == total.lines_sum for amount in sums):
            repeated += 1
        else:
            return False
    return summed > 0 and (repeated > 0 or names_table(whole.layout.sheet, CUMULATING))


def _names(reading: Reading) -> Names:
    return {(_plain(line.label), _code(line)) for line in reading.lines}


def _repeated(reading: Reading, others: Sequence[Reading]) -> Message | None:
    """Which table holds all the amounts of a table, or that others add up to its sums."""
    holding = next((other for other in others if _is_contained(reading, other)), None)
    if holding is not None:
        return msg("{table} holds the same amounts.", table=holding.layout.id)
    return msg("Other tables give the same sums in more detail.") if _is_summed(reading, others) else None


def _detailed(reading: Reading, others: Sequence[Reading]) -> Message | None:
    """Which table holds the line that a table details."""
    holding = next((other for other in others if _details_a_line(reading, other)), None)
    return msg("It details one line of {table}.", table=holding.layout.id) if holding is not None else None


def _counted(reading: Reading) -> list[AmountColumn]:
    return [column for column in reading.amounts if column.counts and column.measure is not Measure.MOVEMENT]


def _is_contained(reading: Reading, other: Reading) -> bool:
    """Whether nearly all amounts of every counting column stand in one column of another table with as many lines."""
    columns = _counted(reading)
    return (
        bool(columns)
        and len(other.lines) >= len(reading.lines)
        and all(any(_holds(other, theirs, reading, mine) for theirs in other.amounts) for mine in columns)
    )


def _holds(other: Reading, theirs: AmountColumn, reading: Reading, mine: AmountColumn) -> bool:
    if None not in (mine.measure, theirs.measure) and mine.measure != theirs.measure:
        return False
    copied = _says_nothing(reading, mine) and theirs.year is not None
    if mine.year != theirs.year and not copied:
        return False
    if reading.exponent == other.exponent and not copied and _are_strange(mine, theirs):
        return False
    wanted, there = _amounts(reading, mine, as_printed=copied), _amounts(other, theirs, as_printed=copied)
    found = sum((wanted & there).values())
    longer = len(other.lines) > len(reading.lines)  # two versions differ in a few lines
    return bool(wanted) and found >= (_CONTAINED if longer and not copied else 1) * sum(wanted.values())


def _are_strange(mine: AmountColumn, theirs: AmountColumn) -> bool:
    """Whether two columns share so few amounts that the one cannot hold the other, whatever their lines are called."""
    own = {value for value in mine.values if value and not isinstance(value, Absent)}
    return len(own.intersection(theirs.values)) < _CONTAINED * len(own) - 1


def _says_nothing(reading: Reading, column: AmountColumn) -> bool:
    """Whether neither a year nor a unit is printed for a column, as beside a chart: its numbers are then compared."""
    return column.year is None and reading.layout.unit.how is Evidence.ASSUMED


def _amounts(reading: Reading, column: AmountColumn, *, as_printed: bool = False) -> Counter[tuple[str, int]]:
    """How often each amount stands in a column, with the last label of its line."""
    unit = len(str(reading.layout.unit.scale)) - 1 if as_printed else 0
    finest = power_of_ten(max(0, reading.exponent - unit + 6))
    return Counter(
        (_plain(line.label), value * finest)
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


def _sums_like(key: Key, others: Sequence[Reading], lines: int) -> list[tuple[Amount, list[Reading]]]:
    """What each other table, and all of them together, give for a stage, basis and year."""
    found = [
        (total.lines_sum, other)
        for other in others
        for total in other.totals
        if total.counts and (total.measure, total.basis, total.year) == key
    ]
    alone = [(amount, [other]) for amount, other in found if len(other.lines) >= lines]
    if sum(len(other.lines) for _, other in found) < lines:
        return alone
    return [*alone, (sum((amount for amount, _ in found), ZERO), [other for _, other in found])]


def _met(amount: Amount, candidates: Sequence[tuple[Amount, list[Reading]]], reading: Reading) -> bool:
    """Whether one of the candidates is the amount, but for the rounding of the printed lines."""
    return any(abs(amount - other) <= _rounding(reading, tables) for other, tables in candidates)


def _rounding(reading: Reading, others: Sequence[Reading]) -> Amount:
    """Half a printed unit per line where tables of different lines or scales are rounded; else the last digit counts."""
    alike = {other.exponent for other in others} == {reading.exponent}
    if alike and (reading.exponent <= 0 or all(_share(reading, other) for other in others)):
        return ZERO
    return sum((Amount(5 * len(table.lines), table.exponent - 1) for table in (reading, *others)), ZERO)


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
    try:
        printed = wanted.rescaled(other.exponent)
    except ValueError:
        return False
    places = [n for n, value in enumerate(first.values) if value == printed]
    return any(
        all(_is_amount(column.values[n], amount, other) for amount, column in pairs)
        and (len(pairs) > 1 or _tells(printed) or _is_named(other.lines[n], reading))
        for n in places
    )


def _tells(printed: int) -> bool:
    """Whether an amount has so many digits that no other would be the same by chance."""
    return len(str(abs(printed)).strip("0")) >= _TELLING_DIGITS


def _is_named(line: Line, reading: Reading) -> bool:
    """Whether a table is about a line of another one: its sheet or owner names it, or its codes begin with its code."""
    owner = reading.layout.owner
    words = normalised(f"{reading.layout.sheet} {owner.code} {owner.label}" if owner else reading.layout.sheet).split()
    code, label = normalised(_code(line)), normalised(line.label).split()
    codes = [normalised(_code(one)) for one in reading.lines]
    under = bool(code) and all(one != code and one.startswith(code) for one in codes)
    return under or (bool(code) and code in words) or (bool(label) and set(label) <= set(words))


def _is_amount(value: int | Absent, amount: Amount, reading: Reading) -> bool:
    return not isinstance(value, Absent) and Amount(value, reading.exponent) == amount


def overlapping(primary: Sequence[Reading]) -> list[Reading]:
    """Those primary tables that may hold money of an earlier one: same stages and years, and mostly the same lines.

    Lines of another kind, such as projects after ministries, may be the same money cut otherwise.
    """
    budgets = [reading for reading in primary if reading.layout.kind is TableKind.BUDGET]
    names = [_names(reading) for reading in budgets] if len(budgets) > 1 else []
    return [
        reading
        for place, reading in enumerate(budgets)
        if any(
            _keys(reading) & _keys(other)
            and (_are_mostly_shared(names[place], names[before]) or _cut_otherwise(reading, other))
            and not (are_added(reading, other) or _are_of_others(reading, other))
            for before, other in enumerate(budgets[:place])
        )
    ]


def _keys(reading: Reading) -> set[Key]:
    return {(total.measure, total.basis, total.year) for total in reading.totals if total.counts}


def _are_of_others(reading: Reading, other: Reading) -> bool:
    """Whether captions give two tables to different institutions."""
    owners = {reading.layout.owner, other.layout.owner}
    return None not in owners and len(owners) == 2


def _cut_otherwise(reading: Reading, other: Reading) -> bool:
    """Whether headers say that the lines of two tables are of different kinds: ministries and projects."""
    labels = [main_label(one.layout.columns) for one in (reading, other)]
    kinds = {(one.classification, normalised(one.header)) if one else None for one in labels}
    return None not in kinds and len(kinds) == 2 and len({one.classification for one in labels if one}) == 2


def _share(reading: Reading, other: Reading) -> bool:
    """Whether most lines of the smaller table have the code and label of a line of the other."""
    return _are_mostly_shared(_names(reading), _names(other))


def _are_mostly_shared(names: Names, others: Names) -> bool:
    return 2 * len(names & others) >= max(1, min(len(names), len(others)))


def _code(line: Line) -> str:
    return next((code.code for code in reversed(line.codes) if code.code), "")
