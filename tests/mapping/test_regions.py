"""Several tables on one sheet and what stands around them."""

from __future__ import annotations

from collections.abc import Callable

from budgetwatch.domain.fact import Reading, Verdict
from budgetwatch.domain.layout import RowKind

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[..., tuple[Verdict, list[str]]]


def test_tables_side_by_side_are_two_tables(read: Read) -> None:
    left, right = read("""
        | Budget 2014 (en FCFA) |          |      |  |              |          |       |
        | A. Fonctionnement     |          |      |  | B. Projets   |          |       |
        | Code                  | Libellé  | LFI  |  | Code         | Libellé  | LFI   |
        | 01.01                 | Solde    | 9000 |  | 02.01        | Routes   | 70000 |
        | 01.02                 | Primes   | 5000 |  | 02.02        | Ponts    | 20000 |
        | 01.03                 | Missions | 1000 |  | 02.03        | Casernes | 10000 |
    """)
    assert (left.layout.area.a1, right.layout.area.a1) == ("A3:C6", "E3:G6")
    assert [str(table.totals[0].lines_sum) for table in (left, right)] == ["15000", "100000"]
    assert right.layout.unit.currency == "XOF"


def test_an_empty_column_inside_a_table_does_not_cut_it(read: Read) -> None:
    (table,) = read("""
        | Libellé | LFI 2014 (FCFA) |  | Payé 2014 (FCFA) |
        | Solde   | 9000            |  | 8000             |
        | Primes  | 5000            |  | 4000             |
    """)
    assert len(table.amounts) == 2


def test_stacked_tables_keep_their_own_units(read: Read) -> None:
    first, second = read("""
        | Budget 2014 (en milliers de FCFA)     |         |      |
        | A. Fonctionnement                     |         |      |
        | Code                                  | Libellé | LFI  |
        | 01.01                                 | Solde   | 9000 |
        | 01.02                                 | Primes  | 5000 |
        |                                       | TOTAL   | 14000 |
        |                                       |         |      |
        | B. Investissement (en millions de FCFA) |       |      |
        | Code                                  | Libellé | LFI  |
        | 02.01                                 | Routes  | 70   |
        | 02.02                                 | Ponts   | 20   |
    """)
    assert (first.layout.unit.scale, second.layout.unit.scale) == (1000, 10**6)
    assert str(second.totals[0].lines_sum) == "90000000"


def test_notes_below_a_table_are_notes(read: Read) -> None:
    (table,) = read("""
        | Code                               | Libellé | LFI 2014 (FCFA) |
        | 01.01                              | Solde   | 9000            |
        | 01.02                              | Primes  | 5000            |
        |                                    |         |                 |
        | Source : Trésor, mars 2015         |         |                 |
    """)
    assert table.layout.rows[-1] is RowKind.NOTE
    assert len(table.lines) == 2


def test_the_kinds_of_rows_are_as_many_as_the_rows_of_the_area(read: Read) -> None:
    for table in read("| Libellé | LFI 2014 (FCFA) |\n| Solde | 9000 |\n|  |  |\n| Primes | 5000 |\n| TOTAL | 14000 |"):
        assert len(table.layout.rows) == table.layout.area.bottom - table.layout.area.top + 1


def test_texts_without_amounts_hold_no_table(read: Read) -> None:
    assert read("| Avant-propos |\n| Le ministre présente | son budget |") == ()


def test_the_same_header_under_another_caption_is_another_table(read: Read) -> None:
    first, second = read("""
        | Budget 2014 (en FCFA)      |         |       |
        | Autorisations d'engagement |         |       |
        | Code                       | Libellé | LFI   |
        | 01.01                      | Solde   | 91101 |
        | 01.02                      | Primes  | 52202 |
        | Crédits de paiement        |         |       |
        | Code                       | Libellé | LFI   |
        | 01.01                      | Solde   | 81101 |
        | 01.02                      | Primes  | 42202 |
    """)
    assert [(table.totals[0].basis, str(table.totals[0].lines_sum)) for table in (first, second)] == [
        ("AE", "143303"),
        ("CP", "123303"),
    ]


def test_the_caption_of_the_first_table_says_nothing_of_the_second(read: Read) -> None:
    first, second = read("""
        | Ministère de la Défense           |         |       |
        |                                   |         |       |
        | Tableau 1 : LFI 2014 (en FCFA)    |         |       |
        | Code                              | Libellé | LFI   |
        | 01.01                             | Solde   | 91101 |
        | 01.02                             | Primes  | 52202 |
        |                                   |         |       |
        | Tableau 2                         |         |       |
        | N°                                | Service | LFI   |
        | 1                                 | Routes  | 7111  |
        | 2                                 | Ponts   | 2222  |
    """)
    assert str(first.totals[0].year) == "2014"
    assert second.totals[0].year is None
    assert second.layout.unit.currency is None


def test_codes_and_names_beside_an_empty_column_are_no_table_of_their_own(read: Read) -> None:
    readings = read("""
        | Exercice | Section | Ministère |  | Programme | Étape             | Montant (FCFA) |
        | 2019     | 21      | Défense   |  | Terre     | Dotation initiale | 70004          |
        | 2019     | 21      | Défense   |  | Terre     | Payé              | 60004          |
        | 2020     | 22      | Police    |  | Ordre     | Dotation initiale | 80004          |
        | 2020     | 22      | Police    |  | Ordre     | Payé              | 71004          |
    """)
    assert [table.layout.area.a1 for table in readings] == ["A1:G5"]
    assert {(total.measure, str(total.year)) for table in readings for total in table.totals} == {
        *(("voted", "2019"), ("paid", "2019"), ("voted", "2020"), ("paid", "2020")),
    }


def test_codes_of_columns_above_a_header_are_no_amounts(read: Callable[..., tuple[Reading, ...]]) -> None:
    (reading,) = read("""
        | Buxheti 2009  |       |            |            |
        |               | 600   | 602        | Totali     |
        | Funksioni     | Pagat | Sherbime   | Totali     |
        | Mbrojtja      | 4843  | 4598       | 9441       |
        | Arsimi        | 20104 | 2506       | 22610      |
    """)
    assert [line.label for line in reading.lines] == ["Mbrojtja", "Arsimi"]


def test_tables_of_two_years_side_by_side_without_a_gap_are_two(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Crédits votés (en FCFA) |         |          |      |           |          |
        | Code                    | Libellé | LFI 2020 | Code | Libellé   | LFI 2021 |
        | 611                     | Solde   | 12500300 | 621  | Carburant | 8250400  |
        | 612                     | Primes  | 4120500  | 622  | Rations   | 12500300 |
    """)
    told = [[line.codes[-1].code for line in table.lines] for table in readings]
    assert told == [["611", "612"], ["621", "622"]]
    assert [str(table.totals[0].lines_sum) for table in readings] == ["16620800", "20750700"]
    assert verdict(readings) == (Verdict.READY, [])
