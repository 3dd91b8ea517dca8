"""A programming law with a row for each year and a column for each category: every amount is a line of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from budgetwatch.domain.code import Classification, Code
from budgetwatch.domain.fact import AmountColumn, Line, Reading, TotalCheck
from budgetwatch.domain.layout import Column, Layout, Role, RowKind
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import ZERO, Absent, Amount
from budgetwatch.domain.source import CellRef
from budgetwatch.domain.year import Year
from budgetwatch.mapping.cells import Cells
from budgetwatch.mapping.doubts import doubts
from budgetwatch.mapping.labels import is_total
from budgetwatch.mapping.meanings import meaning
from budgetwatch.mapping.record_rows import sort_record_rows
from budgetwatch.mapping.regions import Region
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.sorter import Rows
from budgetwatch.mapping.years import year_in_header


def with_years_in_rows(
    sheet: Sheet, region: Region, columns: Sequence[Column]
) -> tuple[tuple[Column, ...], Rows] | None:
    """The columns and rows of such a law, or None where the years stand elsewhere or lines have names."""
    first = region.header.left
    amounts = [column for column in columns if column.index != first and _holds_amounts(column)]
    texts = [text for row in region.body if (text := sheet.text(row, first))]
    years = [text for text in texts if not is_total(text)]
    if len(amounts) < 2 or any(one.year or one.basis for one in amounts) or not years:
        return None
    if any(one.role is Role.LABEL for one in columns) or not all(year_in_header(text) for text in years):
        return None
    made = tuple(_column(one, first) for one in columns)
    named = tuple(replace(one, field=one.header) if one.role is not Role.IGNORED else one for one in made)
    return made, sort_record_rows(sheet, region, named)


def _column(column: Column, first: int) -> Column:
    if column.index == first:
        return replace(column, role=Role.YEAR, why=msg("Its cells are years."))
    if _holds_amounts(column):
        summed = is_total(column.header)
        variant = column.header if summed else None
        return replace(column, role=Role.AMOUNT, measure=Measure.TRANCHE, counts=not summed, variant=variant)
    return column


def _holds_amounts(column: Column) -> bool:
    """Whether a column holds amounts of the law, small ones in milliards too; its header may name a quantity instead."""
    return column.role is Role.AMOUNT or (column.role is Role.QUANTITY and meaning(column.header).role is None)


def has_years_in_rows(layout: Layout) -> bool:
    """Whether a layout is that of such a law: years in a column, several categories, no names of lines."""
    roles = [column.role for column in layout.columns]
    return Role.YEAR in roles and Role.LABEL not in roles and len(_categories(layout)) > 1


def _categories(layout: Layout) -> list[Column]:
    return [column for column in layout.columns if column.role is Role.AMOUNT and column.counts]


def read_years_in_rows(sha256: str, sheet: Sheet, layout: Layout, cells: Cells, exponent: int) -> Reading:
    """One line for each category and year, under the name of its category; printed sums of both ways are witnesses."""
    rows = [row for row, kind in enumerate(layout.rows, layout.area.top) if kind is RowKind.LINE]
    place = next(column.index for column in layout.columns if column.role is Role.YEAR)
    years = {row: year_in_header(sheet.text(row, place)) for row in rows}
    categories = _categories(layout)
    lines = tuple(_line(column, row, years[row]) for column in categories for row in rows)
    amounts = tuple(
        AmountColumn(
            one.index,
            one.measure,
            None,
            None,
            None,
            None,
            counts=True,
            values=tuple(_values(one, categories, cells, rows)),
        )
        for one in categories
    )
    witness = _Witness(sha256, layout, cells, exponent)
    totals = (*witness.of_years(rows, years, categories), *witness.of_categories(rows, categories))
    reading = Reading(layout, exponent, lines, amounts, totals, ())
    # The columns stand side by side for categories, not for versions of the same money.
    issues = tuple(issue for issue in doubts(sha256, sheet, reading, cells) if issue.code != "columns-overlap")
    return replace(reading, issues=issues)


def _line(column: Column, row: int, year: Year | None) -> Line:
    return Line(row, column.header, (Code(Classification.NATURE, 1, "", column.header),), year)


def _values(own: Column, categories: Sequence[Column], cells: Cells, rows: Sequence[int]) -> Iterator[int | Absent]:
    """The amounts of a category in its own lines, nothing in those of the others."""
    for column in categories:
        yield from (cells.at(row, own.index) if column is own else Absent.NIL for row in rows)


class _Witness:
    """Compares the printed sums of such a law with its amounts."""

    def __init__(self, sha256: str, layout: Layout, cells: Cells, exponent: int) -> None:
        self.sha256, self.layout, self.cells, self.exponent = sha256, layout, cells, exponent

    def of_years(
        self, rows: Sequence[int], years: dict[int, Year | None], categories: Sequence[Column]
    ) -> Iterator[TotalCheck]:
        """The sum of each year, against the column of sums where there is one."""
        printed = next((one.index for one in self.layout.columns if one.role is Role.AMOUNT and not one.counts), None)
        for row in rows:
            added = self._sum((row, one.index) for one in categories)
            yield self._check(years[row], None, added, len(categories), None if printed is None else (row, printed))

    def of_categories(self, rows: Sequence[int], categories: Sequence[Column]) -> Iterator[TotalCheck]:
        """The sum of each category, against the row of sums where there is one."""
        kinds = enumerate(self.layout.rows, self.layout.area.top)
        printed = next((row for row, kind in kinds if kind is RowKind.TOTAL), None)
        for one in categories if printed is not None else ():
            added = self._sum((row, one.index) for row in rows)
            yield self._check(None, one.header, added, len(rows), (printed or 0, one.index))

    def _sum(self, places: Iterator[tuple[int, int]]) -> Amount:
        values = (self.cells.at(*place) for place in places)
        return sum((Amount(value, self.exponent) for value in values if not isinstance(value, Absent)), ZERO)

    def _check(
        self, year: Year | None, category: str | None, added: Amount, lines: int, printed: tuple[int, int] | None
    ) -> TotalCheck:
        value = Absent.NIL if printed is None else self.cells.at(*printed)
        known = printed is not None and not isinstance(value, Absent)
        return TotalCheck(
            _categories(self.layout)[0].measure,
            None,
            year,
            None,
            counts=True,
            lines_sum=added,
            stated=None if isinstance(value, Absent) else Amount(value, self.exponent),
            stated_cell=CellRef(self.sha256, self.layout.sheet, *printed) if known and printed else None,
            tolerance=Amount(lines // 2, self.exponent) if self.cells.places else ZERO,
            filter=category,
        )
