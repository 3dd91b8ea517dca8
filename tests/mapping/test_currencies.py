"""Several currencies or units in one table: what is kept, and what is said."""

from __future__ import annotations

from collections.abc import Callable

from budgetwatch.domain.fact import Reading, Verdict

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[[tuple[Reading, ...]], tuple[Verdict, list[str]]]


def test_a_column_in_another_currency_is_left_out_aloud(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Libellé | Coût total (USD) | LFI 2024 (FCFA) | Payé 2024 (FCFA) |
        | Avion   | 25000000         | 5000000000      | 4000000000       |
        | Radar   | 3000000          | 800000000       | 100000000        |
    """)
    assert readings[0].layout.unit.currency == "XOF"
    assert [(total.measure, str(total.lines_sum)) for total in readings[0].totals] == [
        ("voted", "5800000000"),
        ("paid", "4100000000"),
    ]
    assert verdict(readings) == (Verdict.REVIEW, ["currency-mixed"])
    assert str(readings[0].issues[0].message).startswith("“Coût total (USD)” is in USD")


def test_a_conflict_of_units_names_the_place_and_both_units(read: Read) -> None:
    (table,) = read("""
        | Budget 2023 (en milliards de FCFA) |                        |
        | Libellé                            | LFI 2023 (en millions) |
        | Personnel                          | 120500                 |
        | Fonctionnement                     | 45100                  |
    """)
    conflict = next(issue for issue in table.issues if issue.code == "unit-conflict")
    assert str(conflict.message) == "Cell A1 says “en milliards de fcfa”, the table “en millions”."


def test_a_currency_that_every_amount_bears_is_the_unit(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Exercice 2020 |                 |                 |
        | Rubriques     | Montant voté    | Montant payé    |
        | Soldes        | 91 234 560 FCFA | 90 000 100 FCFA |
        | Carburant     | 5 123 400 FCFA  | -               |
    """)
    unit = readings[0].layout.unit
    assert (unit.currency, unit.scale, unit.how) == ("XOF", 1, "sheet")
    assert verdict(readings)[0] is Verdict.READY


def test_a_currency_that_one_amount_lacks_is_not_the_unit_of_all(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Exercice 2020 |                 |                 |
        | Rubriques     | Montant voté    | Montant payé    |
        | Soldes        | 91 234 560 FCFA | 90 000 100 FCFA |
        | Carburant     | 5 123 400 FCFA  | 4100900         |
    """)
    assert "unit-missing" in verdict(readings)[1]


def test_the_winter_months_beside_those_of_spring_are_no_franc_of_djibouti(
    read: Callable[..., tuple[Reading, ...]],
) -> None:
    (reading,) = read("""
        | Dépenses | 2021 |      |
        | Année    | DJF  | MAM  |
        | 2020     | 3711 | 1822 |
        | 2021     | 4111 | 1933 |
    """)
    assert reading.layout.unit.currency is None
