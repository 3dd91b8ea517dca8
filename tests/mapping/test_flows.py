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
        (" |  |  |", "RESSOURCES | LFI | EMPLOIS | LFI"),
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


_REVENUE = "| Taxes | 710010 |\n| Dons | 20002 |"
_SPENDING = "| Personnel | 402001 |\n| Dette | 100002 |\n| Routes | 1003 |"


@pytest.mark.parametrize(
    "rows",
    [
        f"| I. RECETTES DE L'EXERCICE | |\n{_REVENUE}\n| II. DÉPENSES DE L'EXERCICE | |\n{_SPENDING}",
        f"| RECETTES | |\n{_REVENUE}\n| TOTAL RECETTES | 730012 |\n| DÉPENSES | |\n{_SPENDING}\n| TOTAL DÉPENSES | 503006 |",
        f"{_REVENUE}\n| TOTAL RECETTES | 730012 |\n{_SPENDING}\n| TOTAL DÉPENSES | 503006 |",
        f"| Recettes totales | 730012 |\n{_REVENUE}\n| Dépenses totales | 503006 |\n{_SPENDING}",
        f"| Dépenses | |\n{_SPENDING}\n| Total II | 503006 |\n| Recettes | |\n{_REVENUE}\n| Total I | 730012 |",
    ],
)
def test_revenue_above_or_below_spending_is_a_table_of_its_own(read: Read, verdict: Judge, rows: str) -> None:
    readings = read(f"| Budget 2021 (en FCFA) | |\n| Nature | LFI |\n{rows}\n| Solde (I-II) | 227006 |")
    sums = {table.layout.flow: str(table.totals[0].lines_sum) for table in readings}
    assert sums == {Flow.REVENUE: "730012", Flow.EXPENDITURE: "503006"}
    assert [table.layout.flow for table in readings if table.layout.primary] == [Flow.EXPENDITURE]
    assert verdict(readings) == (Verdict.READY, [])


def test_spending_below_a_title_of_revenue_is_not_left_out_with_it(read: Read, verdict: Judge) -> None:
    readings = read(f"""
        | Budget 2021 (en FCFA) |     |
        | TITRE I : RECETTES    |     |
        | Nature                | LFI |
        {_REVENUE}
        | TITRE II : DÉPENSES   |     |
        {_SPENDING}
    """)
    assert [str(table.totals[0].lines_sum) for table in readings if table.layout.primary] == ["503006"]
    assert verdict(readings) == (Verdict.READY, [])


def test_sides_that_take_turns_are_asked_about(read: Read, verdict: Judge) -> None:
    turns = "\n".join(f"| {side} | |\n{rows}" for side, rows in [("RECETTES", _REVENUE), ("DÉPENSES", _SPENDING)] * 2)
    readings = read(f"| Budget 2021 (en FCFA) | |\n| Nature | LFI |\n{turns}")
    assert verdict(readings)[1][-1] == "revenue-mixed"


def test_numbered_titles_of_both_sides_are_no_headers(read: Read, verdict: Judge) -> None:
    readings = read("""
        | BUDGET PRIMITIF 2013 (en millions de FCFA) |                     |                        |
        | N°                                         | Désignation         | Prévisions votées 2013 |
        | I.                                         | RECETTES            |                        |
        |                                            | Impôts directs      | 7017                   |
        |                                            | Droits de douane    | 7116                   |
        |                                            | Total des recettes  | 14133                  |
        | II.                                        | DÉPENSES            |                        |
        |                                            | Soldes              | 8981                   |
        |                                            | Munitions           | 7739                   |
        |                                            | Total des dépenses  | 16720                  |
        | III.                                       | SOLDE (I - II)      | -2587                  |
    """)
    assert [(one.layout.flow, str(one.totals[0].lines_sum)) for one in readings] == [
        (Flow.REVENUE, "14133000000"),
        (Flow.EXPENDITURE, "16720000000"),
    ]
    assert verdict(readings) == (Verdict.READY, [])
