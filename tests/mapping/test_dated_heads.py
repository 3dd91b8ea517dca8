"""Heads of columns that a program keeps as days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

import pytest

from budgetwatch.domain.fact import Reading
from budgetwatch.domain.grid import CellValue, Grid, RowsByColumn
from budgetwatch.domain.year import Period

Read = Callable[..., tuple[Reading, ...]]

TITLE = "Budget de la Défense, crédits votés (en milliers de FCFA)"


def budget(*heads: CellValue, title: str = TITLE) -> Grid:
    """A table whose amounts stand under these heads."""
    lines: list[tuple[CellValue, ...]] = [
        ("01", "Personnel", *(100_000 + at for at in range(len(heads)))),
        ("02", "Matériel", *(200_000 + at for at in range(len(heads)))),
    ]
    return Grid("Budget", [(title,), (), ("Code", "Libellé", *heads), *lines])


def years(table: Reading) -> list[int | None]:
    return [one.year.number if one.year else None for one in table.amounts]


@pytest.mark.parametrize("month_and_day", [(1, 1), (12, 31)])
def test_days_that_begin_or_end_years_are_these_years(read: Read, month_and_day: tuple[int, int]) -> None:
    (table,) = read(budget(*(datetime(year, *month_and_day) for year in (2019, 2020, 2021))))  # noqa: DTZ001 - as Excel keeps it
    assert years(table) == [2019, 2020, 2021]
    assert [column.header for column in table.layout.columns[2:]] == ["2019", "2020", "2021"]


def test_the_same_is_read_of_a_long_sheet_kept_by_columns(read: Read) -> None:
    drawn = budget(date(2019, 1, 1), date(2020, 1, 1))
    width = max(map(len, drawn.rows))
    columns = zip(*(tuple(row) + (None,) * (width - len(row)) for row in drawn.rows), strict=True)
    (table,) = read(replace(drawn, rows=RowsByColumn(tuple(columns))))
    assert years(table) == [2019, 2020]


def test_months_that_follow_one_another_are_months(read: Read) -> None:
    grid = budget(*(date(2023, month, 1) for month in (1, 2, 3)), title="Dépenses payées (en milliers de FCFA)")
    (table,) = read(grid)
    assert [(one.period, years(table)[0]) for one in table.amounts] == [(Period(f"M0{n}"), 2023) for n in (1, 2, 3)]


@pytest.mark.parametrize(
    "days",
    [
        (date(2019, 3, 31), date(2020, 3, 31)),  # fiscal years that end in March: of which year is for a person to say
        (date(2023, 3, 31), date(2023, 6, 30)),  # quarters, or the months up to there
        (date(2023, 5, 17), date(2023, 9, 2)),
    ],
)
def test_other_days_only_name_their_columns(read: Read, days: Sequence[date]) -> None:
    (table,) = read(budget(*days))
    assert [column.header for column in table.layout.columns[2:]] == [f"{day:%d/%m/%Y}" for day in days]
    assert not table.amounts


def test_days_among_the_lines_stay_days(read: Read) -> None:
    drawn = budget("Date de signature", "Date de fin", title="Marchés")
    rows = [
        *drawn.rows[:3],
        ("M1", "Soute", date(2023, 1, 1), date(2024, 1, 1)),
        ("M2", "Pneus", date(2023, 5, 2), None),
    ]
    texts = [column.header for table in read(replace(drawn, rows=rows)) for column in table.layout.columns]
    assert not {"2023", "2024"} & set(texts)
