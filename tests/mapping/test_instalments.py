"""Payments of one contract in several rows and columns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from budgetwatch.domain.fact import Reading, Verdict
from budgetwatch.domain.grid import Grid

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[..., tuple[Verdict, list[str]]]


def test_payments_of_different_dates_or_numbers_are_added(read: Read, verdict: Judge) -> None:
    readings = read("""
        | N° marché | Titulaire | Montant du marché (FCFA) | Décompte n° | Montant payé (FCFA) | Date de paiement |
        | M1        | BATI      | 600000                   | 1           | 100000              | 01/03/2024       |
        | M1        | BATI      | 600000                   | 2           | 150000              | 01/06/2024       |
        | M1        | BATI      | 600000                   | 3           | 150000              | 01/09/2024       |
        | M2        | TEX       | 80000                    | 1           | 80000               | 01/04/2024       |
    """)
    first = readings[0].contracts[0]
    assert (str(first.awarded), str(first.paid), first.last_paid) == ("600000", "400000", date(2024, 9, 1))
    assert [str(total.lines_sum) for total in readings[0].totals] == ["680000", "480000"]
    assert verdict(readings) == (Verdict.READY, [])


PAID_IN_PARTS = """
    | N° du marché | Objet  | Titulaire | Montant (FCFA) | N° facture | Montant payé (FCFA) |
    | 001          | Pneus  | SAHEL     | 12500300       | F1         | 4000000             |
    |              |        |           |                | F2         | 3000000             |
    | 002          | Tenues | FASO TEX  | 8250400        | F3         | 2000000             |
"""


@pytest.mark.parametrize(
    "drawing", [PAID_IN_PARTS, PAID_IN_PARTS.replace("N° du marché", "Lieu").replace("001", "Kaya")]
)
def test_payments_beside_merged_cells_belong_to_one_contract(
    drawing: str, grid: Callable[..., Grid], read: Read, verdict: Judge
) -> None:
    readings = read(grid(drawing, merges=[(2, column, 3, column) for column in (1, 2, 3, 4)]))
    assert [contract.rows for contract in readings[0].contracts] == [(2, 3), (4,)]
    assert [str(contract.paid) for contract in readings[0].contracts] == ["7000000", "2000000"]
    assert verdict(readings) == (Verdict.READY, [])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Acompte 1", "Acompte 2"),
        ("1er acompte", "2ème acompte"),
        ("Décompte n°1", "Décompte n°2"),
        ("Paiement 1", "Paiement 2"),
        ("Payé 2023", "Payé 2024"),
    ],
)
def test_payments_in_several_columns_are_added(first: str, second: str, read: Read, verdict: Judge) -> None:
    readings = read(f"""
        | N° marché | Titulaire | Montant TTC (FCFA) | {first} | {second} | Date de signature |
        | M1        | BATI      | 12500300           | 2000000 | 3000000  | 05/01/2024        |
        | M2        | TEX       | 8250400            | 1000000 |          | 05/02/2024        |
    """)
    assert [str(contract.paid) for contract in readings[0].contracts] == ["5000000", "1000000"]
    assert verdict(readings) == (Verdict.READY, [])


@pytest.mark.parametrize(("first", "second"), [("Acompte 1", "Acompte 2"), ("Payé 2023", "Payé 2024")])
def test_payments_in_columns_stand_back_behind_all_that_is_paid(
    first: str, second: str, read: Read, verdict: Judge
) -> None:
    readings = read(f"""
        | N° marché | Titulaire | Montant TTC (FCFA) | {first}   | {second}  | Total payé   | Date de signature |
        | M1        | BATI      | 12500300           | 2000000   | 3000000   | 5000000      | 05/01/2024        |
        | M2        | TEX       | 8250400            | 1000000   |           | 1000000      | 05/02/2024        |
    """)
    assert [str(contract.paid) for contract in readings[0].contracts] == ["5000000", "1000000"]
    assert verdict(readings) == (Verdict.READY, [])


def test_a_payment_repeated_per_supplier_counts_once(read: Read, verdict: Judge) -> None:
    readings = read("""
        | N° marché | Titulaire | Montant (FCFA) | Montant payé (FCFA) | Date de paiement |
        | M1        | BATI      | 600000         | 100000              | 01/03/2024       |
        | M1        | PONTS     | 600000         | 100000              | 01/03/2024       |
    """)
    assert str(readings[0].contracts[0].paid) == "100000"
    assert verdict(readings) == (Verdict.READY, [])


def test_payments_that_only_their_amount_tells_apart_are_asked_about(read: Read, verdict: Judge) -> None:
    readings = read("""
        | N° marché | Titulaire | Montant (FCFA) | Montant payé (FCFA) |
        | M1        | BATI      | 600000         | 100000              |
        | M1        | BATI      | 600000         | 150000              |
    """)
    assert str(readings[0].contracts[0].paid) == "250000"
    assert verdict(readings) == (Verdict.REVIEW, ["contract-amounts-differ"])


def test_a_cumulated_payment_counts_with_its_last_state(read: Read) -> None:
    (table,) = read("""
        | N° marché | Titulaire | Montant (FCFA) | Montant payé cumulé (FCFA) | Date de paiement |
        | M1        | BATI      | 600000         | 100000                     | 01/03/2024       |
        | M1        | BATI      | 600000         | 250000                     | 01/06/2024       |
    """)
    assert str(table.contracts[0].paid) == "250000"
