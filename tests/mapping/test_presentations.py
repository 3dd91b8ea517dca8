"""The same money shown twice is imported once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from budgetwatch.domain.fact import Reading, Verdict
from budgetwatch.domain.grid import Grid
from budgetwatch.domain.layout import Role

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[..., tuple[Verdict, list[str]]]
Draw = Callable[..., Grid]

ARMY = """
    | Budget 2014 (en FCFA) |          |       |
    | Code                  | Libellé  | LFI   |
    | 01.01                 | Solde    | 91101 |
    | 01.02                 | Primes   | 52202 |
    | 01.03                 | Missions | 12203 |
"""


def test_of_base_supplement_and_total_only_the_total_counts(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Libellé | LFI 2014 Base (FCFA) | LFI 2014 Opérations (FCFA) | LFI 2014 Total (FCFA) |
        | Solde   | 9110                 | 1000                       | 10110                 |
        | Primes  | 5220                 | 2000                       | 7220                  |
    """)
    columns = [column for column in readings[0].layout.columns if column.role is Role.AMOUNT]
    assert [(column.variant, column.counts) for column in columns] == [
        ("Base", False),
        ("Opérations", False),
        ("Total", True),
    ]
    assert verdict(readings) == (Verdict.READY, [])


def test_overlapping_columns_that_no_addition_explains_are_asked_about(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Libellé | LFI 2014 version A (FCFA) | LFI 2014 version B (FCFA) |
        | Solde   | 9110                      | 9000                      |
        | Primes  | 5220                      | 7770                      |
    """)
    assert sum(column.counts for column in readings[0].amounts) == 1
    assert verdict(readings) == (Verdict.REVIEW, ["columns-overlap"])


def test_a_column_that_adds_up_the_years_is_not_more_money(read: Read) -> None:
    (table,) = read("""
        | Budget en FCFA |               |               |         |
        | Libellé        | LFI 2014      | LFI 2015      | Total   |
        | Solde          | 9110          | 10000         | 19110   |
        | Primes         | 5220          | 20000         | 25220   |
    """)
    assert [column.counts for column in table.amounts] == [True, True, False]


def test_a_recapitulation_is_not_imported_with_its_details(read: Read, grid: Callable[..., Grid]) -> None:
    recap = grid(
        """
        | Récapitulatif 2014 (en FCFA) |        |        |
        | N°                           | Service | LFI    |
        | 01                           | Armée  | 155506 |
        | 02                           | Police | 61111  |
        """,
        "Récapitulatif",
    )
    police = grid(
        """
        | Budget 2014 (en FCFA) |           |       |
        | Code                  | Libellé   | LFI   |
        | 02.01                 | Véhicules | 60001 |
        | 02.02                 | Casques   | 1110  |
        """,
        "Police",
    )
    readings = read(recap, grid(ARMY, "Armée"), police)
    assert [reading.layout.primary for reading in readings] == [False, True, True]


def test_a_sheet_that_repeats_lines_of_another_is_not_imported(read: Read, grid: Callable[..., Grid]) -> None:
    part = """
        | Budget 2014 (en FCFA) |          |       |
        | Code                  | Libellé  | LFI   |
        | 01.01                 | Solde    | 91101 |
        | 01.02                 | Primes   | 52202 |
    """
    readings = read(grid(ARMY, "Tout"), grid(part, "Personnel"))
    assert [reading.layout.primary for reading in readings] == [True, False]


def test_the_detail_of_one_line_is_not_added_to_it(read: Read, grid: Callable[..., Grid]) -> None:
    detail = """
        | Détail de la solde 2014 (en FCFA) |           |       |
        | Code                              | Libellé   | LFI   |
        | 1                                 | Officiers | 50001 |
        | 2                                 | Rang      | 41100 |
    """
    readings = read(grid(ARMY, "Tout"), grid(detail, "Détail"))
    assert [reading.layout.primary for reading in readings] == [True, False]


def test_two_versions_of_the_same_lines_are_asked_about(read: Read, grid: Callable[..., Grid], verdict: Judge) -> None:
    other = ARMY.replace("91101", "91999").replace("12203", "15000")
    assert verdict(read(grid(ARMY, "Feuil1"), grid(other, "Feuil2"))) == (Verdict.REVIEW, ["tables-overlap"])


def test_a_table_of_revenue_is_no_budget_to_execute(read: Read) -> None:
    (table,) = read(ARMY.replace("Budget", "Recettes"))
    assert (table.layout.flow, table.layout.primary) == ("revenue", False)


def test_revenue_beside_spending_is_asked_about(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Équilibre 2014 (en FCFA) |       |
        | Libellé                  | LFI   |
        | Recettes ordinaires      | 91101 |
        | Dépenses ordinaires      | 52202 |
    """)
    assert verdict(readings) == (Verdict.REVIEW, ["revenue-mixed"])


def test_quarters_that_never_fall_may_be_cumulated(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Libellé | Payé T1 2014 (FCFA) | Payé T2 2014 (FCFA) |
        | Solde   | 9110                | 18220               |
        | Primes  | 5220                | 9999                |
    """)
    assert verdict(readings) == (Verdict.REVIEW, ["periods-may-cumulate"])


def test_a_year_s_column_holds_the_money_of_its_quarters(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Libellé | Payé T1 2014 (FCFA) | Payé T2 2014 (FCFA) | Payé 2014 (FCFA) |
        | Solde   | 9110                | 8220                | 17330            |
        | Primes  | 5220                | 4999                | 10219            |
    """)
    assert [column.counts for column in readings[0].amounts] == [False, False, True]
    assert verdict(readings) == (Verdict.READY, [])


def test_a_detail_in_finer_units_is_recognised(read: Read, grid: Callable[..., Grid]) -> None:
    recap = """
        | Récapitulatif 2014 (en millions de FCFA) |        |       |
        | N°                                       | Service | LFI  |
        | 01                                       | Armée  | 156   |
    """
    whole = ARMY.replace("(en FCFA)", "(en milliers de FCFA)")
    assert [reading.layout.primary for reading in read(grid(recap, "Récap"), grid(whole, "Armée"))] == [False, True]


def test_two_versions_that_differ_by_one_unit_are_both_shown(
    read: Read, grid: Callable[..., Grid], verdict: Judge
) -> None:
    readings = read(grid(ARMY, "Feuil1"), grid(ARMY.replace("91101", "91102").replace("12203", "12204"), "Feuil2"))
    assert [reading.layout.primary for reading in readings] == [True, True]
    assert verdict(readings) == (Verdict.REVIEW, ["tables-overlap"])


def test_two_versions_that_differ_in_one_line_of_many_are_both_shown(
    read: Read, grid: Callable[..., Grid], verdict: Judge
) -> None:
    lines = "".join(f"\n| {n:02d}.1 | Ligne {n} | {1000 + 37 * n} |" for n in range(1, 31))
    drawing = f"| Budget 2014 (en FCFA) | | |\n| Code | Libellé | LFI |{lines}"
    readings = read(grid(drawing, "Avant"), grid(drawing.replace("| 1037 |", "| 9037 |"), "Après"))
    assert verdict(readings) == (Verdict.REVIEW, ["tables-overlap"])


def _month(name: str, pay: int, food: int) -> str:
    return f"""
        | Exécution 2024, {name} (en FCFA) |        |          |           |
        | Code                             | Poste  | LFI 2024 | Payé 2024 |
        | 1                                | Solde  | 12000    | {pay}     |
        | 2                                | Vivres | 5000     | {food}    |
    """


def test_of_months_and_the_sheet_that_adds_them_up_only_that_sheet_is_imported(
    read: Read, grid: Callable[..., Grid], verdict: Judge
) -> None:
    months = [grid(_month("janvier", 900, 200), "Janvier"), grid(_month("février", 950, 310), "Février")]
    readings = read(*months, grid(_month("cumul", 1850, 510), "Cumul"))
    assert [reading.layout.primary for reading in readings] == [False, False, True]
    assert readings[0].issues[-1].code == "table-added-up"
    assert verdict(readings) == (Verdict.READY, [])


def test_months_that_no_sheet_adds_up_are_asked_about(read: Read, grid: Callable[..., Grid], verdict: Judge) -> None:
    readings = read(grid(_month("janvier", 900, 200), "Janvier"), grid(_month("février", 950, 310), "Février"))
    assert verdict(readings) == (Verdict.REVIEW, ["tables-overlap"])


@pytest.mark.parametrize(("third", "expected"), [("+", []), ("more", ["year-missing"])])
def test_a_column_over_two_years_is_their_sum(read: Read, verdict: Judge, third: str, expected: list[str]) -> None:
    sums = [300003, 20002] if third == "+" else [300004, 20002]
    readings = read(f"""
        | Crédits (en FCFA) |          |          |               |
        | Rubrique          | LFI 2019 | LFI 2020 | LFI 2019-2020 |
        | Soldes            | 100001   | 200002   | {sums[0]}     |
        | Primes            | 10001    | 10001    | {sums[1]}     |
    """)
    counted = {str(total.year): str(total.lines_sum) for total in readings[0].totals if total.counts and total.year}
    assert counted == {"2019": "110002", "2020": "210003"}
    assert verdict(readings)[1] == expected


def test_totals_of_totals_count_once(read: Read, verdict: Judge) -> None:
    readings = read("""
        | 2022 APPROPRIATION ACT (=N=) |                 |                |                 |               |                  |
        | MDA                          | TOTAL PERSONNEL | TOTAL OVERHEAD | TOTAL RECURRENT | TOTAL CAPITAL | TOTAL ALLOCATION |
        | Army                         | 9110            | 3005           | 12115           | 5001          | 17116            |
        | Navy                         | 5220            | 1007           | 6227            | 2002          | 8229             |
    """)
    assert [str(one.lines_sum) for one in readings[0].totals if one.counts] == ["25345"]
    assert verdict(readings) == (Verdict.READY, [])


def test_columns_that_say_they_are_a_part_of_another_need_no_addition(read: Read, verdict: Judge) -> None:
    readings = read("""
        | LFI 2022 (en milliards de FCFA) |               |                |                      |
        | Ministère                       | Total crédits | dont personnel | dont investissements |
        | Défense                         | 639           | 158            | 458                  |
        | Sécurité                        | 812           | 620            | 176                  |
        | Total                           | 1451          | 778            | 634                  |
    """)
    assert [column.counts for column in readings[0].amounts] == [True, False, False]
    assert verdict(readings) == (Verdict.READY, [])


def _state(day: str, engaged: str, paid: str) -> str:
    names = ("Personnel", "Achats", "Transferts", "Investissements")
    lines = zip(names, (9000, 5000, 3000, 7000), engaged.split(), paid.split(), strict=True)
    body = "\n".join(f"| {name} | {voted} | {one} | {other} |" for name, voted, one, other in lines)
    return f"""
        | Situation d'exécution au {day} |
        | (en milliers de FCFA) |
        | Rubrique | LFI 2022 | Engagé | Payé |
        {body}
    """


def test_of_states_of_the_same_lines_on_several_days_the_last_one_is_imported(
    read: Read, verdict: Judge, grid: Draw
) -> None:
    readings = read(
        grid(_state("31 mars 2022", "2000 500 300 100", "1800 300 200 50"), "T1"),
        grid(_state("30 juin 2022", "4100 1900 900 2500", "4000 1500 800 900"), "T2"),
        grid(_state("31 décembre 2022", "8900 4800 2900 6100", "8900 4500 2800 5200"), "T4"),
    )
    assert [reading.layout.primary for reading in readings] == [False, False, True]
    assert verdict(readings) == (Verdict.READY, [])


def test_parts_of_a_year_of_which_some_amounts_fall_are_not_taken_for_one_state(
    read: Read, verdict: Judge, grid: Draw
) -> None:
    readings = read(
        grid(_state("31 mars 2022", "2000 500 300 100", "1800 300 200 50"), "T1"),
        grid(_state("30 juin 2022", "2100 1400 600 2400", "2200 1200 100 850"), "T2"),
    )
    assert verdict(readings) == (Verdict.REVIEW, ["tables-overlap"])


def test_what_is_paid_without_the_second_title_is_a_part_and_no_deduction(read: Read, verdict: Judge) -> None:
    readings = read("""
        | LFI 2023 (en euros) |         |               |         |
        | Programme           | Titre 2 | Hors titre 2  | Total   |
        | Emploi des forces   | 8640425 | 4160080       | 12800505 |
        | Équipement          | 1531927 | 5288466       | 6820393 |
    """)
    assert [str(total.lines_sum) for total in readings[0].totals if total.counts] == ["19620898"]
    assert verdict(readings) == (Verdict.READY, [])


def test_the_sum_of_several_years_beside_them_is_no_more_money(read: Read, verdict: Judge) -> None:
    readings = read("""
        | PLF 2023 – CDMT (en milliards de FCFA) |      |      |      |                 |
        | Programme                              | 2023 | 2024 | 2025 | Total 2023-2025 |
        | Emploi des forces                      | 310  | 320  | 345  | 975             |
        | Équipement                             | 120  | 95   | 101  | 316             |
    """)
    sums = [(str(total.year), str(total.lines_sum)) for total in readings[0].totals if total.counts]
    assert sums == [("2023", "430000000000"), ("2024", "415000000000"), ("2025", "446000000000")]
    assert verdict(readings) == (Verdict.READY, [])


def test_lines_copied_for_a_chart_without_year_and_unit_are_not_imported(
    read: Read, grid: Callable[..., Grid], verdict: Judge
) -> None:
    full = grid("""
        | LFI 2022 (en millions de FCFA) |          |
        | Ministère                      | LFI 2022 |
        | Défense                        | 7111     |
        | Santé                          | 2222     |
        | Justice                        | 1333     |
    """)
    chart = "| Les deux premiers | |\n| Ministère | Crédits |\n| Défense | 7111 |\n| Santé | {amount} |"
    copied = read(full, grid(chart.format(amount=2222), "Graphique"))
    assert [reading.layout.primary for reading in copied] == [True, False]
    assert verdict(copied) == (Verdict.READY, [])
    other = read(full, grid(chart.format(amount=2223), "Graphique"))
    assert [reading.layout.primary for reading in other] == [True, True]
    assert verdict(other)[0] is Verdict.REVIEW


def section(number: str, *amounts: int) -> str:
    lines = "".join(f"| {number}0{n} | Article {n} | {amount} |\n" for n, amount in enumerate(amounts, 1))
    title = f"| Section {number}, crédits votés 2024 (FCFA) | | |\n| Article | Libellé | Crédits 2024 |\n"
    return f"{title}{lines}| | Total | {sum(amounts)} |"


def test_a_round_sum_that_is_a_line_of_another_table_by_chance_is_money_of_its_own(read: Read, grid: Draw) -> None:
    readings = read(grid(section("13", 1000000, 2000000), "a"), grid(section("14", 500000, 1500000), "b"))
    assert [one.layout.primary for one in readings] == [True, True]


def test_a_table_whose_codes_stand_under_a_line_of_the_same_round_sum_details_it(read: Read, grid: Draw) -> None:
    readings = read(grid(section("13", 1000000, 2000000), "a"), grid(section("1302", 500000, 1500000), "b"))
    assert [one.layout.primary for one in readings] == [True, False]
