"""Files of open data and of national accounts: names without blanks, columns of years, years alone over the amounts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from budgetwatch.domain.fact import Reading, Verdict
from budgetwatch.domain.layout import Role
from budgetwatch.domain.measure import Flow

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[..., tuple[Verdict, list[str]]]


def test_words_written_together_are_read_one_by_one(read: Read) -> None:
    (table,) = read("""
        | BudgetBookVersion | HeadName | VoteNumber | BudgetYear | ActualExpenditure |
        | 2024              | Police   | 1          | 2022       | 304705            |
        | 2024              | Army     | 2          | 2022       | 340866            |
        | 2024              | Navy     | 3          | 2022       | 336877            |
        | 2024              | Police   | 1          | 2023       | 298109            |
        | 2024              | Army     | 2          | 2023       | 351220            |
    """)
    assert [column.role for column in table.layout.columns] == [
        Role.QUANTITY,
        Role.LABEL,
        Role.CODE,
        Role.YEAR,
        Role.AMOUNT,
    ]
    assert [(t.measure, str(t.year), str(t.lines_sum)) for t in table.totals] == [
        ("paid", "2022", "982448"),
        ("paid", "2023", "649329"),
    ]


def test_years_under_a_name_that_is_not_known_are_never_added(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Viti | Institution | Shuma   |
        | 2012 | Mbrojtja    | 1530300 |
        | 2012 | Policia     | 2710020 |
        | 2012 | Gjykata     | 64011   |
        | 2012 | Shkolla     | 918400  |
        | 2012 | Spitali     | 401250  |
    """)
    (table,) = readings
    assert [column.index for column in table.layout.columns if column.role is Role.AMOUNT] == [3]
    decided, codes = verdict(readings)
    assert decided is Verdict.REVIEW
    assert "year-missing" in codes


@pytest.mark.parametrize("blank", ["", "|  |  |  |  |"])
def test_years_alone_are_a_header_where_the_title_of_a_side_comes_below(read: Read, blank: str) -> None:
    spending, revenue = read(f"""
        | 3.201 Dépenses et recettes |         |         |         |
        {blank}
        |                            | 1978    | 1979    | 1980    |
        | DEPENSES                   |         |         |         |
        | Soldes                     | 2.0541  | 2.134   | 2.3948  |
        | Achats                     | 4.0708  | 4.3532  | 4.8278  |
        | RECETTES                   |         |         |         |
        | Impôts                     | 6.5002  | 6.4003  | 7.2001  |
        | Dons                       | 0.5     | 0.2     | 0.1     |
        | (en milliards de FCFA)     |         |         |         |
    """)
    assert (spending.layout.flow, revenue.layout.flow) == (Flow.EXPENDITURE, Flow.REVENUE)
    assert [(str(t.year), str(t.lines_sum)) for t in spending.totals] == [
        ("1978", "6124900000"),
        ("1979", "6487200000"),
        ("1980", "7222600000"),
    ]
    assert [str(t.lines_sum) for t in revenue.totals] == ["7000200000", "6600300000", "7300100000"]
