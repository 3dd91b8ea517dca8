"""Tables cut into printed pages: repeated headers, page numbers and sums carried over are never money."""

from __future__ import annotations

from collections.abc import Callable

from budgetwatch.domain.fact import Reading, Verdict
from budgetwatch.domain.layout import RowKind
from budgetwatch.mapping.labels import is_carried, is_page_number

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[..., tuple[Verdict, list[str]]]


def test_sums_carried_from_page_to_page_are_not_counted(read: Read, verdict: Judge) -> None:
    readings = read("""
        | MINISTERE DE LA DEFENSE – GESTION 2014 |            |        |
        | (en FCFA)                              |            |        |
        | Code                                   | Libellé    | Voté   |
        | 01                                     | Soldes     | 710010 |
        | 02                                     | Primes     | 20002  |
        |                                        | À reporter | 730012 |
        |                                        | Page 1/2   |        |
        | Code                                   | Libellé    | Voté   |
        |                                        | Report     | 730012 |
        | 03                                     | Vivres     | 3003   |
        |                                        | TOTAL      | 733015 |
    """)
    (table,) = readings
    assert [line.label for line in table.lines] == ["Soldes", "Primes", "Vivres"]
    assert table.layout.count(RowKind.REPEATED_HEADER) == 1
    assert verdict(readings) == (Verdict.READY, [])


def test_a_title_printed_on_every_page_starts_no_table(read: Read) -> None:
    (table,) = read("""
        | Budget 2014 (en FCFA) |        |
        | Libellé               | Voté   |
        | Soldes                | 710010 |
        | Primes                | 20002  |
        |                       |        |
        | Budget 2014 (en FCFA) |        |
        | Libellé               | Voté   |
        | Vivres                | 3003   |
    """)
    assert len(table.lines) == 3


def test_titles_and_numbers_of_pages_above_a_repeated_header_are_no_lines(read: Read, verdict: Judge) -> None:
    readings = read("""
        | DIRECTION DU BUDGET |          | Page 1 |
        | EXERCICE 2014       |          |        |
        | EN FCFA             |          |        |
        | Code                | Libellé  | Voté   |
        | 01                  | Soldes   | 710010 |
        | 02                  | Primes   | 20002  |
        | DIRECTION DU BUDGET |          | Page 2 |
        | EXERCICE 2014       |          |        |
        | EN FCFA             |          |        |
        | Code                | Libellé  | Voté   |
        | 03                  | Vivres   | 3003   |
        |                     | TOTAL    | 733015 |
    """)
    (table,) = readings
    assert [line.label for line in table.lines] == ["Soldes", "Primes", "Vivres"]
    assert table.layout.count(RowKind.REPEATED_HEADER) == 4
    assert verdict(readings) == (Verdict.READY, [])


def test_what_is_carried_over_is_told_from_credits_carried_over() -> None:
    assert all(map(is_carried, ("À reporter", "Report", "Report de la page précédente", "Brought forward")))
    assert not any(map(is_carried, ("Report de crédits 2013", "Report à nouveau", "Reports")))
    assert is_page_number("Page 2/3")
    assert not is_page_number("Programme 2")
