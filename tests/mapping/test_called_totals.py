"""Rows that are called totals and are lines."""

from __future__ import annotations

from collections.abc import Callable

from budgetwatch.domain.fact import Reading, Verdict
from budgetwatch.domain.layout import RowKind

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[..., tuple[Verdict, list[str]]]


def test_a_line_called_like_a_total_is_a_line_where_the_total_counts_it(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Libellé                     | LFI 2021 (FCFA) |
        | Soldes                      | 710010          |
        | Ensemble immobilier de Kati | 20002           |
        | Sommes à valoir             | 3003            |
        | TOTAL                       | 733015          |
    """)
    assert readings[0].layout.rows[1:] == (RowKind.LINE, RowKind.LINE, RowKind.LINE, RowKind.TOTAL)
    assert verdict(readings) == (Verdict.READY, [])


def test_a_line_called_a_total_under_a_code_among_those_of_the_lines_is_counted_and_asked_about(read: Read) -> None:
    (reading,) = read("""
        | LFI 2023 en francs CFA |                            |          |
        | Code                   | Libellé                    | LFI 2023 |
        | 611                    | Solde                      | 12500300 |
        | 612                    | Total Énergies – carburant | 8250400  |
        | 613                    | Primes                     | 4120500  |
    """)
    assert [line.label for line in reading.lines] == ["Solde", "Total Énergies – carburant", "Primes"]
    assert [(issue.code, issue.cell and issue.cell.row) for issue in reading.issues] == [("line-may-be-total", 4)]


def test_a_wrong_total_of_a_part_under_the_code_of_its_part_stays_a_total(read: Read) -> None:
    (reading,) = read("""
        | LFI 2023 en francs CFA |                  |          |
        | Code                   | Libellé          | LFI 2023 |
        | 611                    | Solde            | 12500300 |
        | 612                    | Carburant        | 8250400  |
        | 61                     | Total Personnel  | 20000000 |
        | 621                    | Primes           | 4120500  |
    """)
    assert [line.label for line in reading.lines] == ["Solde", "Carburant", "Primes"]
    assert [issue.code for issue in reading.issues] == ["subtotal-disagrees"]


def test_a_sum_to_be_drawn_on_is_a_line(read: Read) -> None:
    (reading,) = read("""
        | LFI 2023 en francs CFA |                |          |
        | Code                   | Libellé        | LFI 2023 |
        | 611                    | Somme à valoir | 12500300 |
        | 612                    | Carburant      | 8250400  |
    """)
    assert [line.label for line in reading.lines] == ["Somme à valoir", "Carburant"]
    assert not reading.issues


def test_a_thing_called_ensemble_that_adds_up_nothing_is_counted_and_asked_about(read: Read) -> None:
    (reading,) = read("""
        | LFI 2023 en francs CFA        |          |
        | Libellé                       | LFI 2023 |
        | Solde                         | 12500300 |
        | Ensemble musical de la Garde  | 8250400  |
        | Primes                        | 4120500  |
    """)
    assert [line.label for line in reading.lines] == ["Solde", "Ensemble musical de la Garde", "Primes"]
    assert [issue.code for issue in reading.issues] == ["line-may-be-total"]
