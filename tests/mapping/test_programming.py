"""Programming laws: years are money, the column that adds them up is a witness."""

from __future__ import annotations

from collections.abc import Callable

from budgetwatch.domain.fact import Reading, Verdict

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[..., tuple[Verdict, list[str]]]

LAW = """
    | Loi de programmation militaire 2021-2023 (en millions de FCFA) |        |        |        |
    | Rubrique       | 2021   | 2022   | 2023   | Total  |
    | Personnel      | 95000  | 100000 | 108000 | 303000 |
    | Fonctionnement | 42000  | 45000  | 50000  | 137000 |
    | Investissement | 60000  | 70000  | 80000  | {last} |
    | Total          | 197000 | 215000 | 238000 | {whole} |
"""


def test_a_column_that_totals_the_years_is_not_counted_and_nothing_is_asked(read: Read, verdict: Judge) -> None:
    readings = read(LAW.format(last=210000, whole=650000))
    counting = [column.year.number for column in readings[0].amounts if column.counts and column.year]
    assert counting == [2021, 2022, 2023]
    assert verdict(readings) == (Verdict.READY, [])


def test_a_line_that_is_not_the_sum_of_its_years_is_told(read: Read) -> None:
    readings = read(LAW.format(last=215000, whole=655000))
    told = [(issue.code, issue.cell.a1) for issue in readings[0].issues if issue.cell]
    assert ("across-disagrees", "E5") in told
