"""Numbers of a register under which several lots were awarded."""

from __future__ import annotations

from collections.abc import Callable

from budgetwatch.domain.fact import Reading, Verdict

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[..., tuple[Verdict, list[str]]]


def test_lots_that_a_column_names_are_contracts_of_their_own(read: Read, verdict: Judge) -> None:
    (reading,) = read("""
        | Référence | Lot   | Objet     | Attributaire | Montant (FCFA) |
        | M1        | Lot 1 | Rations A | SAHEL        | 10000000       |
        | M1        | Lot 2 | Rations B | AUTO         | 20000000       |
        | M2        |       | Pneus     | AUTO         | 45000000       |
        | Total     |       |           |              | 75000000       |
    """)
    assert [contract.id for contract in reading.contracts] == ["M1 – Lot 1", "M1 – Lot 2", "M2"]
    assert [contract.supplier for contract in reading.contracts] == ["SAHEL", "AUTO", "AUTO"]
    assert [str(total.lines_sum) for total in reading.totals] == ["75000000"]
    assert verdict([reading]) == (Verdict.READY, [])


def test_rows_of_one_number_are_lots_where_the_printed_total_counts_them_all(read: Read, verdict: Judge) -> None:
    drawing = """
        | Référence | Objet     | Attributaire | Montant (FCFA) |
        | M1        | Rations A | SAHEL        | 10000000       |
        | M1        | Rations B | AUTO         | 20000000       |
        | M2        | Pneus     | AUTO         | 45000000       |
        | Total     |           |              | {total}        |
    """
    (counted,) = read(drawing.format(total=75000000))
    assert [contract.id for contract in counted.contracts] == ["M1 (1)", "M1 (2)", "M2"]
    assert verdict([counted]) == (Verdict.READY, [])
    (unproven,) = read(drawing.format(total=99000000))
    assert [contract.id for contract in unproven.contracts] == ["M1", "M2"]
    assert verdict([unproven]) == (Verdict.REVIEW, ["contract-amounts-differ", "total-disagrees"])


def test_an_amount_that_the_lots_of_a_number_repeat_is_that_of_the_contract(read: Read) -> None:
    (reading,) = read("""
        | Référence | Lot | Objet     | Attributaire | Montant (FCFA) |
        | M1        | 1   | Rations A | SAHEL        | 30000000       |
        | M1        | 2   | Rations B | AUTO         | 30000000       |
        | M2        |     | Pneus     | AUTO         | 45000000       |
    """)
    assert [contract.id for contract in reading.contracts] == ["M1", "M2"]
    assert [str(total.lines_sum) for total in reading.totals] == ["75000000"]


def test_a_lot_without_a_name_leaves_its_number_in_question(read: Read, verdict: Judge) -> None:
    (reading,) = read("""
        | Référence | N° de lot | Objet     | Attributaire | Montant (FCFA) |
        | M1        |           | Rations   | SAHEL        | 30000000       |
        | M1        | 2         | Rations B | AUTO         | 20000000       |
    """)
    assert [contract.id for contract in reading.contracts] == ["M1"]
    assert "contract-amounts-differ" in verdict([reading])[1]


def test_a_lot_never_takes_the_number_of_another_contract(read: Read) -> None:
    (reading,) = read("""
        | Référence  | Lot   | Objet     | Attributaire | Montant (FCFA) |
        | M1         | Lot 1 | Rations A | SAHEL        | 10000000       |
        | M1         | Lot 2 | Rations B | AUTO         | 20000000       |
        | M1 – Lot 1 |       | Pneus     | AUTO         | 45000000       |
    """)
    assert [(contract.id, contract.rows) for contract in reading.contracts] == [("M1", (2, 3)), ("M1 – Lot 1", (4,))]
