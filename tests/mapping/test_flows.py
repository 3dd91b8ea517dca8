"""Revenue is kept apart from spending, whether it stands beside it, alone, or is named by its lines only."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from budgetwatch.domain.fact import Reading, Verdict
from budgetwatch.domain.measure import Flow

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[..., tuple[Verdict, list[str]]]


@pytest.mark.parametrize(
    ("groups", "header"),
    [
        ("RECETTES |  | DÉPENSES |", "Nature | LFI | Nature | LFI"),
        (" |  |  |", "Ressources | LFI | Charges | LFI"),
    ],
)
def test_revenue_beside_spending_is_a_table_of_its_own(read: Read, verdict: Judge, groups: str, header: str) -> None:
    readings = read(f"""
        | Équilibre du budget 2021 |        |           |        |
        | (en FCFA)                |        |           |        |
        | {groups}
        | {header} |
        | Fiscales                 | 710010 | Personnel | 402001 |
        | Non fiscales             | 20002  | Dette     | 100002 |
        | Dons                     | 3003   | Eau       | 1003   |
        | Total                    | 733015 | Total     | 503006 |
    """)
    assert [(table.layout.flow, table.layout.primary) for table in readings] == [
        (Flow.REVENUE, False),
        (Flow.EXPENDITURE, True),
    ]
    assert verdict(readings) == (Verdict.READY, [])


@pytest.mark.parametrize(
    "rows",
    [
        "| Impôts | 710010 |\n| Douanes | 20002 |\n| TOTAL RECETTES | 730012 |",
        "| Recettes fiscales | 710010 |\n| Recettes non fiscales | 20002 |\n| Dons | 3003 |",
    ],
)
def test_revenue_is_known_by_its_total_or_by_its_lines(read: Read, rows: str) -> None:
    (table,) = read(f"| Budget 2021 (en FCFA) |\n| Nature | LFI |\n{rows}")
    assert (table.layout.flow, table.layout.primary) == (Flow.REVENUE, False)


def test_a_directorate_of_human_resources_is_no_revenue(read: Read) -> None:
    (table,) = read("""
        | Direction des ressources humaines |           |
        | Budget 2021 (en FCFA)             |           |
        | Nature                            | LFI       |
        | Soldes                            | 710010    |
        | Primes                            | 20002     |
    """)
    assert (table.layout.flow, table.layout.primary) == (Flow.EXPENDITURE, True)
