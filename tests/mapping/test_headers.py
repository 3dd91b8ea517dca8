"""Headers of one to three levels, merged or not, repeated on each page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from budgetwatch.domain.fact import Reading, Verdict
from budgetwatch.domain.grid import Grid
from budgetwatch.domain.layout import Role, RowKind

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[..., tuple[Verdict, list[str]]]


def _said(reading: Reading) -> list[tuple[str | None, str | None, str]]:
    return [
        (column.measure, column.basis, str(column.year))
        for column in reading.layout.columns
        if column.role is Role.AMOUNT
    ]


def test_a_header_of_three_levels_gives_year_basis_and_stage(read: Read) -> None:
    (table,) = read("""
        | Exécution (en FCFA) |          |      |      |        |
        |                     |          |      |      |        |
        | Code                | Libellé  | 2014 |      |        |
        |                     |          | AE   | CP   |        |
        |                     |          | LFI  | LFI  | Payé   |
        | 01.01               | Solde    | 9000 | 8000 | 7000   |
        | 01.02               | Primes   | 5000 | 4000 | 3000   |
    """)
    assert table.layout.header_rows == (3, 4, 5)
    assert _said(table) == [("voted", "AE", "2014"), ("voted", "CP", "2014"), ("paid", "CP", "2014")]


def test_a_merge_says_how_far_a_group_reaches(read: Read, grid: Callable[..., Grid]) -> None:
    drawn = grid(
        """
        | Libellé | 2014 |      | Observations |
        |         | LFI  | Payé |              |
        | Solde   | 9000 | 8000 | oui          |
        | Primes  | 5000 | 4000 | non          |
        """,
        merges=[(1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 2, 4)],
    )
    (table,) = read(drawn)
    assert [column.header for column in table.layout.columns] == ["Libellé", "2014 LFI", "2014 Payé", "Observations"]


def test_a_header_printed_on_each_page_is_no_line(read: Read) -> None:
    (table,) = read("""
        | Code  | Libellé   | LFI 2014 (FCFA) |
        | 01.01 | Solde     | 9000            |
        | 01.02 | Primes    | 5000            |
        | Code  | Libellé   | LFI 2014 (FCFA) |
        | 01.03 | Carburant | 4000            |
    """)
    assert table.layout.rows.count(RowKind.REPEATED_HEADER) == 1
    assert [line.label for line in table.lines] == ["Solde", "Primes", "Carburant"]


def test_amounts_that_look_like_years_do_not_make_a_line_a_header(read: Read) -> None:
    (table,) = read("""
        | Programme        | LFI 2014 (FCFA) | Payé 2014 (FCFA) |
        | Action sociale   | 9000            | 8000             |
        | Programme rural  | 2000            | 1999             |
        | Programme urbain | 4000            | 3000             |
    """)
    assert len(table.lines) == 3
    assert str(table.totals[0].lines_sum) == "15000"


def test_totals_above_the_header_belong_to_the_table(read: Read) -> None:
    (table,) = read("""
        |       | Total of displayed rows | 14000           |
        | Code  | Libellé                 | LFI 2014 (FCFA) |
        | 01.01 | Solde                   | 9000            |
        | 01.02 | Primes                  | 5000            |
    """)
    assert table.layout.area.top == 1
    assert str(table.totals[0].stated) == "14000"
    assert table.totals[0].agrees


def test_a_row_that_numbers_the_columns_is_no_line(read: Read) -> None:
    (table,) = read("""
        | Budget 2014 (en FCFA) |         |       |             |
        | Code                  | Libellé | LFI   | Payé        |
        | (1)                   | (2)     | (3)   | (4)         |
        | 01.01                 | Solde   | 91101 | 81102       |
        | 01.02                 | Primes  | 52202 | 42203       |
    """)
    assert table.layout.header_rows == (2, 3)
    assert [str(total.lines_sum) for total in table.totals] == ["143303", "123305"]


def test_units_in_a_row_under_the_header_belong_to_it(read: Read) -> None:
    (table,) = read("""
        | Budget 2014 |         |                       |
        | Code        | Libellé | LFI                   |
        |             |         | (en milliers de FCFA) |
        | 01.01       | Solde   | 91101                 |
        | 01.02       | Primes  | 52202                 |
    """)
    assert (table.layout.unit.scale, table.layout.unit.currency) == (1000, "XOF")


@pytest.mark.parametrize(
    "below",
    [
        "Fonctionnement | Investissement | Fonctionnement | Investissement",
        "2019           | 2020           | 2019           | 2020          ",
    ],
)
def test_a_row_below_that_divides_the_groups_above_is_a_level_of_the_header(read: Read, below: str) -> None:
    (table,) = read(f"""
        | Budget (en FCFA) |        |     |       |     |
        | Ministère        | LFI    |     | Payé  |     |
        |                  | {below}                  |
        | Défense          | 710010 | 701 | 65002 | 602 |
        | Justice          | 30003  | 803 | 20004 | 704 |
    """)
    assert table.layout.header_rows == (2, 3)
    first, *_, last = table.layout.columns[1:]
    assert (str(first.measure), str(last.measure)) == ("voted", "paid")
    assert last.header == f"Payé {below.rsplit('|', maxsplit=1)[-1].strip()}"


def test_amounts_that_look_like_years_are_amounts_below_the_header(read: Read) -> None:
    for header in ("LFI 2021 | Payé 2021", "2020 | 2021", "AE 2021 | CP 2021"):
        (table,) = read(f"""
            | Loi de finances initiale (en millions de FCFA) |      |      |
            | Libellé                                        | {header} |
            | Service de santé                               | 1972 | 2061 |
            | Dépenses communes                              | 2056 | 1994 |
            | Sous-total                                     | 4028 | 4055 |
            | Génie                                          | 1980 | 2078 |
            | Sous-total                                     | 1980 | 2078 |
            | Total                                          | 6008 | 6133 |
        """)
        assert [str(total.lines_sum) for total in table.totals] == ["6008000000", "6133000000"]
        assert len(table.lines) == 3


def test_a_row_of_years_below_the_names_of_stages_stays_a_header(read: Read) -> None:
    (table,) = read("""
        | Budget (en FCFA) |       |       |
        | Libellé          | LFI   | Payé  |
        |                  | 2021  | 2020  |
        | Soldes           | 1972  | 20610 |
        | Primes           | 20560 | 19940 |
    """)
    assert [(total.measure, str(total.year), str(total.lines_sum)) for total in table.totals] == [
        ("voted", "2021", "22532"),
        ("paid", "2020", "40550"),
    ]


def test_years_of_things_are_no_amounts_and_no_years_of_the_budget(read: Read, verdict: Judge) -> None:
    readings = read("""
        | LFI 2021 (en FCFA) |                   |           |
        | Régiment           | Année de création | LFI 2021  |
        | Premier            | 1972              | 20610     |
        | Deuxième           | 1975              | 19940     |
    """)
    assert [(str(total.year), str(total.lines_sum)) for total in readings[0].totals] == [("2021", "40550")]
    assert verdict(readings) == (Verdict.READY, [])


def test_a_header_of_years_alone_stands_over_the_amounts(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Crédits votés (en FCFA) |       |       |       |
        |                         | 2019  | 2020  | 2021  |
        | Soldes                  | 71001 | 72002 | 73003 |
        | Primes                  | 20001 | 21002 | 22003 |
    """)
    assert [f"{one.measure} {one.year} {one.lines_sum}" for one in readings[0].totals] == [
        *("voted 2019 91002", "voted 2020 93004", "voted 2021 95006"),
    ]
    assert verdict(readings) == (Verdict.READY, [])


@pytest.mark.parametrize(
    "titles",
    [
        "| Ministère de la Défense | | | | | Année : 2022 |\n| État des dépenses | | | | | Unité : FCFA |",
        "| Ministère de la Défense (en FCFA) | | | | | Exercice 2022 |",
        "| État des dépenses (en FCFA) | | | | | |\n| | | | | | Gestion 2022 |",
    ],
)
def test_a_year_at_the_right_edge_of_the_titles_is_that_of_all_columns(read: Read, verdict: Judge, titles: str) -> None:
    readings = read(f"""
        {titles}
        | Code | Libellé   | Crédits votés | Crédits engagés | Crédits ordonnancés | Crédits payés |
        | 611  | Soldes    | 91234560      | 90000100        | 80000200            | 70000300      |
        | 612  | Carburant | 5123400       | 4100900         | 3100800             | 2100700       |
    """)
    assert [str(amounts.year) for amounts in readings[0].amounts] == ["2022"] * 4
    assert verdict(readings) == (Verdict.READY, [])


def test_a_title_with_a_text_beside_the_amounts_begins_no_other_table(read: Read, verdict: Judge) -> None:
    readings = read("""
        | N°                      | Imputation | Projet        | Bénéficiaire | Crédits votés 2010 (FCFA) | Engagé 2010 (FCFA) | Service                     |
        | CHAPITRE 12 - SURETE    |            |               |              |                           |                    | BUDGET D'INVESTISSEMENT 2010 |
        | 1                       | "441612 01" | Commissariat | ALPHA        | 1000000                   | 900000             | BUDGET D'INVESTISSEMENT 2010 |
        | 2                       | "441612 02" | Poste        | BETA         | 3500000                   | 3100000            | BUDGET D'INVESTISSEMENT 2010 |
        |                         |            | Sous-total 12 |              | 4500000                   | 4000000            | BUDGET D'INVESTISSEMENT 2010 |
        | CHAPITRE 13 - DEFENSE   |            |               |              |                           |                    | BUDGET D'INVESTISSEMENT 2010 |
        | 3                       | "441613 01" | Caserne      | GAMMA        | 2000000                   | 1900000            | BUDGET D'INVESTISSEMENT 2010 |
        | 4                       | "441613 02" | Mess         | DELTA        | 5000000                   | 5000000            | BUDGET D'INVESTISSEMENT 2010 |
        |                         |            | Sous-total 13 |              | 7000000                   | 6900000            | BUDGET D'INVESTISSEMENT 2010 |
    """)
    (table,) = readings
    assert [str(total.lines_sum) for total in table.totals] == ["11500000", "10900000"]
    assert (len(table.lines), len(table.subtotals)) == (4, 4)
    assert verdict(readings) == (Verdict.READY, [])


@pytest.mark.parametrize(
    ("above", "below", "told"),
    [
        ("Dotation révisée", "2021", ("revised", None, 2021)),
        ("2021", "Dotation révisée", ("revised", None, 2021)),
        ("Montant 2021", "Autorisations d'engagement", ("voted", "AE", 2021)),
        ("Année 2020", "Montant payé", ("paid", None, 2020)),
    ],
)
def test_a_second_row_of_one_cell_completes_the_header_over_it(
    read: Read, verdict: Judge, above: str, below: str, told: tuple[str, str | None, int]
) -> None:
    readings = read(f"""
        | Loi de finances initiale 2021 (en FCFA) |           |            |
        | Code                                    | Libellé   | {above}    |
        |                                         |           | {below}    |
        | 611                                     | Solde     | 12500300   |
        | 612                                     | Carburant | 8250400    |
    """)
    (column,) = readings[0].amounts
    year = column.year.number if column.year else None
    assert (column.measure and column.measure.value, column.basis and column.basis.value, year) == told
    assert str(readings[0].totals[0].lines_sum) == "20750700"
    assert verdict(readings) == (Verdict.READY, [])


def test_a_first_line_without_its_name_is_no_part_of_the_header(read: Read) -> None:
    readings = read("""
        | Code | Libellé   | Voté 2021 (FCFA) |
        |      |           | 2021             |
        | 611  | Solde     | 1250             |
        | 612  | Carburant | 825              |
    """)
    assert readings[0].layout.header_rows == (1,)
