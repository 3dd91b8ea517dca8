"""Rates printed beside amounts: what they divide is found, and those that the amounts do not give are told."""

from __future__ import annotations

from collections.abc import Callable

from budgetwatch.domain.fact import Reading, Verdict

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[..., tuple[Verdict, list[str]]]


def told(readings: tuple[Reading, ...]) -> list[tuple[str, str]]:
    return [
        (issue.cell.a1 if issue.cell else "", str(issue.message))
        for reading in readings
        for issue in reading.issues
        if issue.code == "rate-disagrees"
    ]


EXECUTION = """
    | Service | Voté 2023 (FCFA) | Payé 2023 (FCFA) | Taux d'exécution |
    | Aviation        | 91100     | 81111     | {first}          |
    | Soutien         | 52200     | 42222     | 80,9 %           |
    | Routes          | 71100     | 61111     | 86,0 %           |
    | Ponts           | 12200     | 12222     | 100,2 %          |
    | Écoles          | 30500     | 15250     | 50,0 %           |
    | Casernes        | 40000     | 39000     | 97,5 %           |
    | TOTAL           | 297100    | 250916    | 84,5 %           |
"""


def test_rates_that_the_amounts_give_are_not_spoken_of(read: Read, verdict: Judge) -> None:
    readings = read(EXECUTION.format(first="89,0 %"))
    assert told(readings) == []
    assert verdict(readings) == (Verdict.READY, [])


def test_a_rate_that_its_own_amounts_do_not_give_is_told_with_its_cell_and_stops_nothing(
    read: Read, verdict: Judge
) -> None:
    readings = read(EXECUTION.format(first="98,0 %"))
    assert told(readings) == [("D2", "The sheet prints the rate 98.0; its own amounts give 89.0.")]
    assert verdict(readings) == (Verdict.READY, [])


def test_a_wrong_claim_of_growth_is_told(read: Read) -> None:
    readings = read("""
        | Service | Voté 2002 (FCFA) | Voté 2012 (FCFA) | Taux de croissance |
        | Aviation        | 35449061  | 75629778  | +200 %             |
        | Soutien         | 52200     | 62640     | +20 %              |
        | Routes          | 71100     | 56880     | -20 %              |
        | Ponts           | 12200     | 18300     | +50 %              |
        | Écoles          | 30500     | 33550     | +10 %              |
        | Casernes        | 40000     | 42000     | +5 %               |
    """)
    assert told(readings) == [("D2", "The sheet prints the rate 200; its own amounts give 113.")]


def test_a_column_that_no_rule_explains_is_not_judged(read: Read) -> None:
    readings = read("""
        | Service | Voté 2023 (FCFA) | Payé 2023 (FCFA) | Taux d'exécution physique |
        | Aviation        | 91100     | 81111     | 10 %                      |
        | Soutien         | 52200     | 42222     | 35 %                      |
        | Routes          | 71100     | 61111     | 100 %                     |
        | Ponts           | 12200     | 12222     | 70 %                      |
        | Écoles          | 30500     | 15250     | 5 %                       |
        | Casernes        | 40000     | 39000     | 60 %                      |
    """)
    assert told(readings) == []
