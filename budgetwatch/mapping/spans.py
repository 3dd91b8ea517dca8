"""Printed amounts that add up several tables: a grand total under the last one, or a recapitulation of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from budgetwatch.domain.fact import Reading, TotalCheck
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.layout import RowKind, TableKind
from budgetwatch.domain.measure import Flow
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import ZERO, Amount
from budgetwatch.domain.source import CellRef

Key = tuple[object, ...]


def with_grand_totals(readings: Sequence[Reading]) -> list[Reading]:
    """The tables, a total that only adds up to several of them no longer taken for that of the last one alone."""
    done = list(readings)
    for place, reading in enumerate(readings):
        for row, checks in _disagreeing(reading).items():
            first = _first_added(readings, place, checks)
            if first is not None:
                cell = next(check.stated_cell for check in checks if check.stated_cell)
                done[place] = _without_total(done[place], row)
                done[first : place + 1] = [with_part(one, cell) for one in done[first : place + 1]]
                break
    return done


def _disagreeing(reading: Reading) -> dict[int, list[TotalCheck]]:
    """The printed totals that contradict the lines of their table, by row."""
    found: dict[int, list[TotalCheck]] = {}
    for check in reading.totals:
        if check.stated_cell and not check.agrees:
            found.setdefault(check.stated_cell.row, []).append(check)
    return found


def _key(check: TotalCheck) -> Key:
    return check.measure, check.basis, check.year, check.variant, check.counts


def _first_added(readings: Sequence[Reading], last: int, checks: Sequence[TotalCheck]) -> int | None:
    """The first of the tables up to the last one that all the totals of a row add up; None where they add up to none."""
    sums: dict[Key, Amount] = {_key(check): ZERO for check in checks}
    rounding = ZERO
    for place in range(last, -1, -1):
        reading = readings[place]
        own = {_key(check): check for check in reading.totals}
        if reading.layout.kind is not TableKind.BUDGET or reading.layout.flow is not Flow.EXPENDITURE:
            return None
        if not sums.keys() <= own.keys():
            return None
        sums = {key: amount + own[key].lines_sum for key, amount in sums.items()}
        rounding += max(own[key].tolerance for key in sums)
        if place < last and all(abs(_stated(check) - sums[_key(check)]) <= rounding for check in checks):
            return place
    return None


def _stated(check: TotalCheck) -> Amount:
    return check.lines_sum if check.stated is None else check.stated


def _without_total(reading: Reading, row: int) -> Reading:
    """A table whose row adds up other tables too: a note on it, beside its own total where it prints one."""
    place = row - reading.layout.area.top
    kinds = (*reading.layout.rows[:place], RowKind.NOTE, *reading.layout.rows[place + 1 :])
    reasons = {**reading.layout.row_reasons, row: msg("The total of this table and of those before it.")}
    own = {check.cell.column: check for check in reading.subtotals if not check.rows}
    totals = [
        check
        if check.stated_cell is None or check.stated_cell.row != row
        else replace(check, stated=mine.stated, stated_cell=mine.cell, tolerance=mine.tolerance)
        if (mine := own.get(check.stated_cell.column))
        else replace(check, stated=None, stated_cell=None)
        for check in reading.totals
    ]
    issues = [one for one in reading.issues if not (one.code == "total-disagrees" and one.cell and one.cell.row == row)]
    layout = replace(reading.layout, rows=kinds, row_reasons=reasons)
    return replace(reading, layout=layout, totals=tuple(totals), issues=tuple(issues))


def with_part(reading: Reading, cell: CellRef) -> Reading:
    """A table of which a printed cell shows that its money is not that of the others in the same sum."""
    text = msg("Cell {cell} adds up this table and others: each is money of its own.", cell=cell)
    return replace(reading, issues=(*reading.issues, Issue("part-of-total", Severity.INFO, text, cell)))


def recapitulations(sha256: str, readings: Sequence[Reading], primary: Sequence[bool]) -> Iterator[tuple[int, CellRef]]:
    """Each imported table, and a cell of a table that is not because its sums are those of all imported ones together."""
    imported = [n for n, reading in enumerate(readings) if primary[n] and reading.layout.kind is TableKind.BUDGET]
    for whole in (reading for n, reading in enumerate(readings) if not primary[n]):
        sums = {_key(check): check for check in whole.totals if check.counts and check.lines_sum}
        parts = [n for n in imported if sums.keys() & {_key(check) for check in readings[n].totals}]
        added = {
            key: sum((check.lines_sum for n in parts for check in readings[n].totals if _key(check) == key), ZERO)
            for key in sums
        }
        if len(parts) > 1 and sums and all(added[key] == check.lines_sum for key, check in sums.items()):
            cell = next((check.stated_cell for check in sums.values() if check.stated_cell), None)
            top = CellRef(sha256, whole.layout.sheet, whole.layout.area.top, whole.layout.area.left)
            yield from ((n, cell or top) for n in parts)
            return


def are_added(reading: Reading, other: Reading) -> bool:
    """Whether one printed amount adds up both tables."""
    cells = [{issue.cell for issue in one.issues if issue.code == "part-of-total"} for one in (reading, other)]
    return bool(cells[0] & cells[1])
