"""A column that gives the unit of each row."""

from __future__ import annotations

from collections.abc import Callable

from budgetwatch.domain.fact import Reading, Verdict
from budgetwatch.domain.money import Amount

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[..., tuple[Verdict, list[str]]]


def _sum(reading: Reading) -> Amount:
    return reading.totals[0].lines_sum


def test_a_column_of_one_unit_gives_it_to_the_table(read: Read, verdict: Judge) -> None:
    drawing = """
        | Code | Libellé | Unité         | LFI 2023 |
        | 01   | Solde   | Millions FCFA | 1000     |
        | 02   | Primes  | Millions FCFA | 500      |
        |      | Total   | Millions FCFA | 1500     |
    """
    (reading,) = read(drawing)
    assert (reading.layout.unit.currency, reading.layout.unit.scale) == ("XOF", 10**6)
    assert _sum(reading) == Amount(1500, 6)
    assert verdict([reading])[0] is Verdict.READY


def test_rows_in_several_units_are_added_in_the_finest(read: Read) -> None:
    (reading,) = read("""
        | Libellé   | Unité         | LFI 2023 |
        | Solde     | milliers FCFA | 1000     |
        | Primes    | millions FCFA | 2        |
        | Carburant | FCFA          | 500000   |
        | Total     |               | 3500000  |
    """)
    assert [line.label for line in reading.lines] == ["Solde", "Primes", "Carburant"]
    assert _sum(reading) == Amount(3_500_000, 0)
    assert [total.agrees for total in reading.totals] == [True]
    assert not reading.issues


def test_a_line_without_a_unit_among_several_units_is_asked_about(read: Read) -> None:
    (reading,) = read("""
        | Libellé   | Unité         | LFI 2023 |
        | Solde     | milliers FCFA | 1000     |
        | Primes    | millions FCFA | 2        |
        | Carburant |               | 500000   |
    """)
    assert [(issue.code, issue.cell and issue.cell.row) for issue in reading.issues] == [("unit-conflict", 4)]


def test_a_line_in_another_currency_is_not_added(read: Read) -> None:
    (reading,) = read("""
        | Libellé | Unité         | LFI 2023 |
        | Solde   | millions FCFA | 1000     |
        | Primes  | millions FCFA | 2        |
        | Dons    | milliers EUR  | 500      |
    """)
    assert _sum(reading) == Amount(1002, 6)
    assert [issue.code for issue in reading.issues] == ["currency-mixed"]


def test_units_of_quantities_are_no_units_of_money(read: Read) -> None:
    (reading,) = read("""
        | Budget voté 2023, en milliers de FCFA | |          |          |
        | Libellé   | Unité | Quantité | LFI 2023 |
        | Carburant | litre | 1000     | 800      |
        | Rations   | kg    | 200      | 2000     |
        | Total     |       |          | 2800     |
    """)
    assert _sum(reading) == Amount(2800, 3)


def test_the_name_of_a_currency_beside_the_rows_leaves_the_factor_to_the_title(read: Read) -> None:
    (reading,) = read("""
        | Budget voté 2023, en milliers | |              |
        | Libellé   | Devise | Montant voté |
        | Carburant | XOF    | 800          |
        | Rations   | XOF    | 2000         |
    """)
    assert (reading.layout.unit.currency, reading.layout.unit.scale) == ("XOF", 1000)


def test_contracts_in_several_units_are_kept_in_the_finest(read: Read) -> None:
    (reading,) = read("""
        | N° marché | Objet   | Titulaire | Unité         | Montant |
        | M1        | Pneus   | SAHEL     | milliers FCFA | 1000    |
        | M2        | Rations | AUTO      | millions FCFA | 20      |
    """)
    assert [contract.awarded for contract in reading.contracts] == [Amount(1000, 3), Amount(20_000, 3)]


def test_a_title_that_says_another_unit_than_the_rows_is_asked_about(read: Read) -> None:
    (reading,) = read("""
        | LFI 2023 (en millions de FCFA) |               |          |
        | Libellé                        | Unité         | LFI 2023 |
        | Solde                          | milliers FCFA | 1000     |
        | Primes                         | milliers FCFA | 2000     |
    """)
    assert [(issue.code, issue.cell and issue.cell.row) for issue in reading.issues] == [("unit-conflict", 1)]
