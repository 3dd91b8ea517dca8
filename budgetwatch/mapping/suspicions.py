"""Lines that may not be what they look like: totals, copies, revenue, amounts without a name, cumulated periods."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from operator import attrgetter

from budgetwatch.domain.fact import AmountColumn, Line, Reading
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.layout import Role, RowKind
from budgetwatch.domain.message import msg, msgn
from budgetwatch.domain.money import Absent
from budgetwatch.domain.source import CellRef
from budgetwatch.domain.year import Period
from budgetwatch.mapping.hidden_sums import possible_sums
from budgetwatch.mapping.labels import is_general_total

_REVENUE = re.compile(r"recettes|revenues?\b", re.IGNORECASE)
_SPENDING = re.compile(r"d[eé]penses|expenditures?\b", re.IGNORECASE)
_TELLING = 6  # digits, trailing zeros apart, from which two equal lines are no chance
_FEW = 2  # lines up to which one without a code is no exception
_LISTED = 50  # lines of one kind that are named one by one


def suspicions(sha256: str, reading: Reading) -> Iterator[Issue]:
    """What the amounts themselves make doubtful in a table of budget lines."""
    yield from _lines(sha256, reading)
    yield from _after_total(sha256, reading)
    yield from _without_code(sha256, reading)
    yield from _periods(sha256, reading)
    yield from possible_sums(sha256, reading)
    yield from _copies(sha256, reading)


def _lines(sha256: str, reading: Reading) -> Iterator[Issue]:
    """Amounts that no text names, and revenue among the lines."""
    first, names = reading.layout.area.left, _names(reading)
    lines = reading.lines if "" in names else ()
    unnamed = [line.row for line in lines if not (line.label or line.codes or line.period)]
    for row in unnamed[:_LISTED] if not _is_of_one(reading) else ():
        yield Issue(
            "line-without-label",
            Severity.WARNING,
            msg("This row holds amounts and no text says what they are."),
            CellRef(sha256, reading.layout.sheet, row, first),
        )
    revenue = sorted(name for name in names if name[:1] in "rR" and _REVENUE.match(name))
    if revenue and any(map(_SPENDING.match, names)):
        yield Issue(
            "revenue-mixed",
            Severity.WARNING,
            msg("Revenue (“{label}”) and spending stand in the same table: their sum means nothing.", label=revenue[0]),
        )


def _is_of_one(reading: Reading) -> bool:
    """Whether each line is another year or another stage of one thing, which needs no name."""
    if any(column.role is Role.LABEL for column in reading.layout.columns):
        return False
    years = {line.year for line in reading.lines}
    by_year = None not in years and len(years) == len(reading.lines)
    stages = {(column.measure, column.basis) for column in reading.amounts if column.counts}
    staged = any(column.role is Role.MEASURE for column in reading.layout.columns)
    return by_year or (staged and len(stages) == len(reading.lines))


def _after_total(sha256: str, reading: Reading) -> Iterator[Issue]:
    """Lines after a row that calls itself the total of the table and adds up all the lines above it."""
    last = _last_sum(reading)
    rows = [line.row for line in reading.lines] if reading.subtotals else []
    for check in reading.subtotals:
        if check.cell.row < last or not check.agrees or not is_general_total(check.label):
            continue
        after = rows[len(check.rows) :]
        whole = check.rows[-1:] < (check.cell.row,) and rows[: len(check.rows)] == list(check.rows)
        if whole and after:
            yield Issue(
                "lines-after-total",
                Severity.WARNING,
                msg(
                    "“{label}” is the total of all lines above it; the lines below may be no part of it.",
                    label=check.label,
                ),
                CellRef(sha256, reading.layout.sheet, after[0], reading.layout.area.left),
            )
            return


def _without_code(sha256: str, reading: Reading) -> Iterator[Issue]:
    """A last line without a code below lines that all have one, where no printed total says whether it is one of them."""
    lines = reading.lines
    if len(lines) <= _FEW or RowKind.TOTAL in reading.layout.rows or _is_coded(lines[-1]):
        return
    last = lines[-1]
    if all(map(_is_coded, lines[:-1])):
        yield Issue(
            "line-without-code",
            Severity.WARNING,
            msg(
                "“{label}” is the only line without a code and stands last: is it part of the table?", label=last.label
            ),
            CellRef(sha256, reading.layout.sheet, last.row, reading.layout.area.left),
        )


def _is_coded(line: Line) -> bool:
    return any(code.code for code in line.codes)


def _last_sum(reading: Reading) -> int:
    """The last row that adds up lines; 0 where there is none."""
    layout = reading.layout
    sums = (row for row, kind in enumerate(layout.rows, layout.area.top) if kind in (RowKind.SUBTOTAL, RowKind.TOTAL))
    return max(sums, default=0)


def _names(reading: Reading) -> set[str]:
    """The labels of the lines, and those of the codes that are named by their label alone."""
    held = list(map(attrgetter("codes"), reading.lines))
    shared = dict(zip(map(id, held), held, strict=True)).values()
    unnumbered = {code.label for codes in shared for code in codes if not code.code}
    return unnumbered.union(map(attrgetter("label"), reading.lines))


def _periods(sha256: str, reading: Reading) -> Iterator[Issue]:
    """Columns of successive parts of a year that never fall: they may be cumulated, then only the last one counts."""
    parts: dict[tuple[object, ...], list[AmountColumn]] = {}
    for column in reading.amounts:
        if column.period and column.counts:
            parts.setdefault((column.measure, column.basis, column.year), []).append(column)
    for columns in parts.values():
        ordered = sorted(columns, key=lambda column: column.period or Period(""))
        if len(ordered) > 1 and all(map(_never_falls, ordered, ordered[1:])):
            yield Issue(
                "periods-may-cumulate",
                Severity.WARNING,
                msg("The columns of parts of the year may be cumulated; added, they would count money twice."),
                CellRef(sha256, reading.layout.sheet, reading.layout.area.top, ordered[-1].column),
            )


def _copies(sha256: str, reading: Reading) -> Iterator[Issue]:
    """Lines that another line repeats to the last digit: a block may have been pasted twice."""
    seen: set[tuple[object, ...]] = set()
    copies: list[int] = []
    for line, amounts in _of_equal_amounts(reading):
        key = (line.label, id(line.codes), line.year, line.period, amounts)  # lines of the same codes share one tuple
        if key in seen and _digits(amounts) >= _TELLING:
            copies.append(line.row)
        seen.add(key)
    if copies:
        yield Issue(
            "lines-repeated",
            Severity.WARNING,
            msgn(
                "{count} line repeats another one to the last digit; both are counted.",
                "{count} lines repeat others to the last digit; all are counted.",
                len(copies),
            ),
            CellRef(sha256, reading.layout.sheet, copies[0], reading.layout.area.left),
        )


def _of_equal_amounts(reading: Reading) -> list[tuple[Line, tuple[int | Absent, ...]]]:
    """The lines whose every amount another line has too, with their amounts."""
    amounts = list(zip(*(column.values for column in reading.amounts), strict=True))
    if len(set(amounts)) == len(amounts):
        return []
    times = Counter(amounts)
    return [(line, own) for line, own in zip(reading.lines, amounts, strict=bool(amounts)) if times[own] > 1]


def _digits(amounts: Sequence[int | Absent]) -> int:
    return sum(len(str(abs(value)).rstrip("0")) for value in amounts if not isinstance(value, Absent))


def _never_falls(earlier: AmountColumn, later: AmountColumn) -> bool:
    pairs = [
        (before, after)
        for before, after in zip(earlier.values, later.values, strict=True)
        if not isinstance(before, Absent) and not isinstance(after, Absent)
    ]
    return bool(pairs) and sum(after >= before for before, after in pairs) >= 0.9 * len(pairs)
