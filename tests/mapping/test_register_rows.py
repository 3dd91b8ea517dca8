"""Printed sums in contract registers: told from contracts by a word in any column, or by what they add up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from budgetwatch.domain.fact import Reading, Verdict
from budgetwatch.domain.layout import RowKind

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[..., tuple[Verdict, list[str]]]

REGISTER = """
    | Référence | Objet   | Attributaire | Date de signature | Montant (FCFA) | Observations |
    | M1        | Rations | SAHEL        | 12/01/2023        | 98500000       |              |
    | M2        | Pneus   | AUTO         | 20/02/2023        | 45000000       |              |
    | M3        | Groupes | ENER         | 05/05/2023        | 145250000      |              |
"""


@pytest.mark.parametrize(
    "row",
    [
        "| TOTAL | | | | 288750000 | |",
        "| | TOTAL | | | 288750000 | |",
        "| | | TOTAL | | 288750000 | |",
        "| | | | Total : | 288750000 | |",
        "| | | | | 288750000 | Total général |",
        "| | | | | 288750000 | |",
        "| | Montant des marchés | | | 288750000 | |",
        "| Total | | | 31/12/2023 | 288750000 | |",
    ],
)
def test_a_total_row_is_no_contract_wherever_its_word_stands(row: str, read: Read, verdict: Judge) -> None:
    readings = read(REGISTER + row)
    assert len(readings[0].contracts) == 3
    (total,) = readings[0].totals
    assert (str(total.lines_sum), str(total.stated)) == ("288750000", "288750000")
    assert verdict(readings) == (Verdict.READY, [])


def test_sums_of_parts_without_a_word_are_no_contracts(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Référence | Objet   | Attributaire | Montant (FCFA) |
        | M1        | Rations | SAHEL        | 98500000       |
        | M2        | Pneus   | AUTO         | 45000000       |
        |           |         |              | 143500000      |
        | M3        | Groupes | ENER         | 145250000      |
        | M4        | Tentes  | ENER         | 20500000       |
        |           |         |              | 165750000      |
        |           |         |              | 309250000      |
    """)
    (table,) = readings
    kinds = [kind for kind in table.layout.rows if kind in (RowKind.SUBTOTAL, RowKind.TOTAL)]
    assert (len(table.contracts), kinds) == (4, [RowKind.SUBTOTAL, RowKind.SUBTOTAL, RowKind.TOTAL])
    assert [(str(one.stated), one.agrees) for one in table.subtotals] == [("143500000", True), ("165750000", True)]
    assert verdict(readings) == (Verdict.READY, [])


def test_a_wrong_sum_of_a_part_is_told(read: Read, verdict: Judge) -> None:
    readings = read(REGISTER + "| | | | Sous-total | 288760000 | |\n| M4 | Tentes | ENER | 06/06/2023 | 20500000 | |")
    assert [one.agrees for one in readings[0].subtotals] == [False]
    assert verdict(readings)[0] is Verdict.REVIEW


def test_an_amount_that_nothing_names_is_asked_about(read: Read, verdict: Judge) -> None:
    readings = read(REGISTER + "| | | | | 7300000 | |")
    assert len(readings[0].contracts) == 4
    assert verdict(readings) == (Verdict.REVIEW, ["line-without-label"])


def test_a_contract_worth_all_the_others_stays_one(read: Read, verdict: Judge) -> None:
    readings = read(REGISTER + "| M4 | Cartouches | SAHEL | 06/06/2023 | 288750000 | |")
    assert len(readings[0].contracts) == 4
    assert str(readings[0].totals[0].lines_sum) == "577500000"
