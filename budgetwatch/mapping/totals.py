"""Printed totals and subtotals against the lines they speak of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from budgetwatch.domain.fact import AmountColumn, SubtotalCheck, TotalCheck
from budgetwatch.domain.layout import Layout, RowKind
from budgetwatch.domain.money import ZERO, Absent, Amount, power_of_ten
from budgetwatch.domain.source import CellRef
from budgetwatch.domain.year import Year
from budgetwatch.mapping.namesakes import Headings
from budgetwatch.mapping.scopes import Scope, Sums, best_scope, breaks_of, scope_of_parts

_EXACT = 0.8  # share of sums without any gap from which a table is taken as not rounded
_ENOUGH = 5
_MOST_UNTOLD = 300  # totals that nothing in a table explains, from which its words are not asked any more


def scopes_of(layout: Layout, sums: Sums, label_of: Callable[[int], str]) -> tuple[Scope, ...]:
    """The lines that each subtotal of a table adds, from top to bottom: by addition, else by its parts, name or place."""
    marks = (RowKind.HEADING, RowKind.SUBTOTAL, RowKind.TOTAL)
    marked = [(row, kind) for row, kind in enumerate(layout.rows, layout.area.top) if kind in marks]
    breaks = breaks_of(sums, (row for row, _ in marked))
    headings = Headings(layout, label_of)
    found: list[Scope] = []
    leads = untold = 0
    for row, kind in marked:
        if kind is RowKind.SUBTOTAL:
            scope = best_scope(sums, row, breaks)
            if scope is not None and not scope.agree and leads > 0:
                scope = best_scope(sums, row, breaks, above=False) or scope
            if (scope is None or scope.agree < scope.stated) and untold < _MOST_UNTOLD:
                scope = _told_scope(layout, sums, row, headings, scope, found)
                untold += scope is None or not scope.agree
            if scope is not None:
                found.append(scope)
                leads += 1 if sums.place(scope.row) == scope.start else -1
    return tuple(found)


def _told_scope(
    layout: Layout, sums: Sums, row: int, headings: Headings, added: Scope | None, found: Sequence[Scope]
) -> Scope | None:
    """The lines that the document says a total adds, where addition shows nothing better: an amount may be wrong.

    They are those of the parts printed above that add up to it, those under the heading that it names, or, in the last
    row, all lines where a part has closed the last of them already.
    """
    other = None if added is not None and added.agree else scope_of_parts(sums, row, found)
    if other is None:
        heading = headings.namesake_above(row)
        if heading is not None and sums.place(heading) != sums.place(row):
            other = sums.scope(row, sums.place(heading), sums.place(row))
        elif added is not None and not added.agree and _closes_all(layout, sums, row, found):
            other = sums.scope(row, 0, len(sums.rows))
    return other if other is not None and (added is None or other.agree >= added.agree) else added


def _closes_all(layout: Layout, sums: Sums, row: int, found: Sequence[Scope]) -> bool:
    """Whether no line or sum comes after a total and another has added the last lines before it: it adds more than they."""
    after = layout.rows[row - layout.area.top + 1 :]
    last = sums.place(row) == len(sums.rows) and not {RowKind.SUBTOTAL, RowKind.TOTAL} & set(after)
    return last and any(scope.end == len(sums.rows) for scope in found)


class Checker:
    """Compares printed sums of one table with its lines, at the table's exponent and rounding."""

    def __init__(self, sha256: str, layout: Layout, sums: Sums, scopes: Sequence[Scope], exponent: int) -> None:
        self.sha256, self.layout, self.sums, self.scopes, self.exponent = sha256, layout, sums, scopes, exponent
        self.order = {index: number for number, index in enumerate(sums.cells.columns)}
        self._grains: dict[int, int] = {}
        self.rounded = not self._is_exact()

    def _is_exact(self) -> bool:
        """Whether most sums of several lines leave no gap: then none is due to rounding.

        Printed decimals are rounded themselves: where no gap of theirs is more than rounding, they are not exact.
        """
        gaps = [
            (value - total, scope.end - scope.start)
            for scope in self.scopes
            if scope.end - scope.start > 1
            for value, total in zip(
                self.sums.cells.row(scope.row), self.sums.added(scope.start, scope.end), strict=True
            )
            if not isinstance(value, Absent) and value
        ]
        if self.sums.cells.places and all(abs(gap) <= lines // 2 for gap, lines in gaps):
            return False
        return len(gaps) >= _ENOUGH and sum(not gap for gap, _ in gaps) >= _EXACT * len(gaps)

    def tolerance(self, lines: int, column: int) -> Amount:
        """Half of a column's last printed unit per line where a table's sums are rounded; nothing where they are exact."""
        return Amount(lines * self._grain(column) // 2, self.exponent) if self.rounded else ZERO

    def _grain(self, column: int) -> int:
        """The last printed unit of a column, in the mantissas of the table: a column may print fewer decimals."""
        if not self.sums.cells.places:
            return 1
        if column not in self._grains:
            values = [value for value in self.sums.cells.columns[column] if not isinstance(value, Absent)]
            grains = (power_of_ten(power) for power in range(self.sums.cells.places, 0, -1))
            self._grains[column] = next((grain for grain in grains if not any(v % grain for v in values)), 1)
        return self._grains[column]

    def cell(self, row: int, column: int) -> CellRef:
        """The place of a printed sum."""
        return CellRef(self.sha256, self.layout.sheet, row, column)

    def subtotals(self, label_of: Mapping[int, str]) -> tuple[SubtotalCheck, ...]:
        """Every printed subtotal of every amount column, with the rows that it adds unless they are all of them and agree."""
        checks: list[SubtotalCheck] = []
        for scope in self.scopes:
            added = self.sums.added(scope.start, scope.end)
            whole = bool(scope.agree) and scope.end - scope.start == len(self.sums.rows)
            rows = () if whole else tuple(self.sums.rows[scope.start : scope.end])
            for column, number in self.order.items():
                stated = self.sums.cells.at(scope.row, column)
                if isinstance(stated, Absent):
                    continue
                checks.append(
                    SubtotalCheck(
                        self.cell(scope.row, column),
                        label_of.get(scope.row, ""),
                        Amount(stated, self.exponent),
                        Amount(added[number], self.exponent),
                        self.tolerance(scope.end - scope.start, column),
                        rows,
                    )
                )
        return tuple(checks)

    def totals(self, amounts: Sequence[AmountColumn], years: Sequence[Year | None]) -> tuple[TotalCheck, ...]:
        """One check per amount column, or per column and year where the lines have years of their own."""
        rows = [row for row, kind in enumerate(self.layout.rows, self.layout.area.top) if kind is RowKind.TOTAL]
        by_year = _places_by_year(years)
        everything = range(len(self.sums.rows))
        return tuple(
            self._total(column, year, mine, rows)
            for column in amounts
            for year, mine in ([(column.year, everything)] if column.year or not by_year else by_year)
        )

    def _total(self, column: AmountColumn, year: Year | None, mine: Sequence[int], rows: Sequence[int]) -> TotalCheck:
        added = _added(column.values, mine)
        stated_row = self._stated_row(column, mine, rows, added)
        stated = Absent.NIL if stated_row is None else self.sums.cells.at(stated_row, column.column)
        known = stated_row is not None and not isinstance(stated, Absent)
        return TotalCheck(
            column.measure,
            column.basis,
            year,
            column.variant,
            column.counts,
            Amount(added, self.exponent),
            None if isinstance(stated, Absent) else Amount(stated, self.exponent),
            self.cell(stated_row, column.column) if known and stated_row is not None else None,
            self.tolerance(len(mine), column.column),
            period=column.period,
        )

    def _stated_row(self, column: AmountColumn, mine: Sequence[int], rows: Sequence[int], added: int) -> int | None:
        """The total row that speaks of these lines: one that says their sum, else the nearest one after them.

        A row that says the sum of the lines of all years speaks of no single one.
        """
        stating = [row for row in rows if not isinstance(self.sums.cells.at(row, column.column), Absent)]
        if not stating or not mine:
            return None
        right = [row for row in stating if self.sums.cells.at(row, column.column) == added]
        if right:
            return right[-1]
        if len(mine) < len(self.sums.rows):
            everything = _added(column.values, range(len(self.sums.rows)))
            stating = [row for row in stating if self.sums.cells.at(row, column.column) != everything]
            if not stating:
                return None
        last = self.sums.rows[mine[-1]]
        after = [row for row in stating if row > last]
        return after[0] if after and len(mine) < len(self.sums.rows) else stating[-1]


def _added(values: Sequence[int | Absent], places: Sequence[int]) -> int:
    """The sum of some values, those that are absent left out."""
    mine = values if len(places) == len(values) else list(map(values.__getitem__, places))
    try:
        return sum(mine)  # type: ignore[arg-type] # what is absent is caught below
    except TypeError:
        return sum(value for value in mine if not isinstance(value, Absent))


def _places_by_year(years: Sequence[Year | None]) -> list[tuple[Year | None, list[int]]]:
    """The places of the lines of each year, oldest first, those without a year last; nothing where none has one."""
    known = dict(zip(map(id, years), years, strict=True))  # few objects, which many lines share
    labels: dict[str | None, list[int]] = {year.label if year else None: [] for year in known.values()}
    places = {key: labels[year.label if year else None] for key, year in known.items()}
    for number, key in enumerate(map(id, years)):
        places[key].append(number)
    order = sorted(year for mine in labels.values() if (year := years[mine[0]]))
    found: list[tuple[Year | None, list[int]]] = [(year, labels[year.label]) for year in order]
    return [*found, (None, labels[None])] if found and None in labels else found
