"""Wordings and layouts of budgets of many countries: all that is printed is understood, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from budgetwatch.domain.fact import Reading, Verdict
from budgetwatch.domain.grid import Grid
from budgetwatch.domain.layout import Role

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[..., tuple[Verdict, list[str]]]


def _totals(reading: Reading) -> list[tuple[str | None, str | None, int | None, str]]:
    return [
        (total.measure, total.basis, total.year.number if total.year else None, str(total.lines_sum))
        for total in reading.totals
        if total.counts
    ]


@pytest.mark.parametrize(
    ("unit", "scale"), [("in Mio. EUR", 10**6), ("in Tausend Euro", 1000), ("in 1.000 €", 1000), ("in Euro", 1)]
)
def test_soll_is_voted_and_ist_is_paid(read: Read, verdict: Judge, unit: str, scale: int) -> None:
    readings = read(f"""
        | Bundeshaushalt - Einzelplan 14 ({unit}) |                   |           |          |             |
        | Kapitel                                 | Zweckbestimmung   | Soll 2021 | Ist 2021 | Abweichung  |
        | 1401                                    | Personalausgaben  | 23456     | 23111    | 345         |
        | 1402                                    | Beschaffungen     | 81234     | 71000    | 10234       |
        |                                         | Summe             | 104690    | 94111    | 10579       |
    """)
    assert verdict(readings) == (Verdict.READY, [])
    assert _totals(readings[0]) == [
        ("voted", None, 2021, str(104690 * scale)),
        ("paid", None, 2021, str(94111 * scale)),
    ]


def test_voranschlag_is_voted_and_rechnung_is_paid(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Verteidigung (in Tausend CHF) |               |                  |               |
        | Konto                         | Rechnung 2021 | Voranschlag 2022 | Rechnung 2022 |
        | Personalaufwand               | 23456         | 23111            | 23000         |
        | Rüstungsaufwand               | 81234         | 71000            | 70500         |
    """)
    assert verdict(readings) == (Verdict.READY, [])
    assert [total[:3] for total in _totals(readings[0])] == [
        ("paid", None, 2021),
        ("voted", None, 2022),
        ("paid", None, 2022),
    ]


def test_obligado_is_verified_and_pagado_is_paid(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Ministerio de Defensa, ejercicio 2021 (en millones de FCFA) |                      |              |          |        |
        | Concepto                                                    | Presupuesto aprobado | Comprometido | Obligado | Pagado |
        | Gastos de personal                                          | 4500                 | 4400         | 4300     | 4200   |
        | Inversiones                                                 | 7000                 | 6500         | 3000     | 2500   |
    """)
    assert verdict(readings) == (Verdict.READY, [])
    assert [total[0] for total in _totals(readings[0])] == ["voted", "committed", "verified", "paid"]


def test_credits_of_liquidation_are_those_of_payment(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Budget général des dépenses (en milliers d'EUR) |             |                     |                        |
        | Allocation                                      | Libellé     | Budget initial 2023 |                        |
        |                                                 |             | Crédits d'engagement | Crédits de liquidation |
        | 21 01                                           | Personnel   | 23456               | 23111                  |
        | 21 02                                           | Matériel    | 81234               | 71000                  |
        |                                                 | Total       | 104690              | 94111                  |
    """)
    assert verdict(readings) == (Verdict.READY, [])
    assert _totals(readings[0]) == [("voted", "AE", 2023, "104690000"), ("voted", "CP", 2023, "94111000")]


@pytest.mark.parametrize("year", ["EXERCICE FISCAL 2021-2022", "Année fiscale 2021-2022", "FY 2021/22"])
def test_a_fiscal_year_over_two_calendar_years_is_one_year(read: Read, verdict: Judge, year: str) -> None:
    readings = read(f"""
        | EXÉCUTION DU BUDGET DE L'{year} (en gourdes) |               |                 |
        | Institution                                  | Crédits votés | Dépenses payées |
        | Police nationale                             | 23456000      | 23111000        |
        | Forces armées                                | 81234000      | 71000000        |
    """)
    assert verdict(readings) == (Verdict.READY, [])
    assert [total[2] for total in _totals(readings[0])] == [2021, 2021]


@pytest.mark.parametrize("corner", ["Secteur (en milliards de FCFA)", "N° (en milliards de FCFA)"])
def test_a_unit_in_the_corner_of_a_table_is_that_of_its_amounts(read: Read, verdict: Judge, corner: str) -> None:
    readings = read(f"""
        | Budget citoyen : loi de finances initiale 2023 |         |
        | {corner}                                       | Montant |
        | Défense                                        | 486.4   |
        | Santé                                          | 301.2   |
    """)
    assert verdict(readings) == (Verdict.READY, [])
    assert _totals(readings[0]) == [("voted", None, 2023, "787600000000")]


def test_lines_that_are_years_need_no_other_name(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Ministère de la Défense (en millions de FCFA) |        |        |
        | Année                                         | LFI    | Payé   |
        | 2019                                          | 123456 | 101234 |
        | 2020                                          | 134567 | 121345 |
    """)
    assert verdict(readings) == (Verdict.READY, [])


def test_a_narrow_column_of_one_code_is_a_code_although_a_remark_stands_below_it(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Crédits ouverts 2024 (en milliers de FCFA) |    |    |     |           |       |
        | S                                          | C  | A  | P   | Intitulé  | LFI   |
        | 21                                         | 10 | 01 | 611 | Carburant | 11116 |
        | 21                                         | 10 | 02 | 612 | Formation | 61742 |
        | 21                                         | 11 | 01 | 613 | Loyers    | 2158  |
        |                                            |    |    |     | TOTAL     | 75016 |
        | Source : Direction générale du budget      |    |    |     |           |       |
    """)
    assert verdict(readings) == (Verdict.READY, [])
    assert [column.role for column in readings[0].layout.columns[:4]] == [Role.CODE] * 4


def test_a_row_that_only_says_that_money_was_spent_is_never_added_to_the_votes_above_it(read: Read) -> None:
    (reading,) = read("""
        | Évolution du budget de la défense (milliards de FCFA) |      |      |
        |                                                       | 2015 | 2016 |
        | Dotations initiales                                   | 55.5 | 60.2 |
        | Exécution                                             | 50.1 | 58.9 |
        | Taux d'exécution                                      | 90 % | 98 % |
    """)
    assert _totals(reading) == [
        ("voted", None, 2015, "55500000000"),
        (None, None, 2015, "50100000000"),
        ("voted", None, 2016, "60200000000"),
        (None, None, 2016, "58900000000"),
    ]
    assert {issue.code for issue in reading.issues} == {"measure-missing"}


def test_a_line_of_rates_and_interest_is_money_and_not_a_rate(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Crédits votés 2021 (en FCFA) |          |
        | Libellé                      | Montant  |
        | Solde                        | 12500300 |
        | Taux et intérêts             | 8250400  |
        | Primes                       | 4120500  |
    """)
    assert verdict(readings) == (Verdict.READY, [])
    assert _totals(readings[0]) == [("voted", None, 2021, "24871200")]


def test_stages_in_rows_beside_the_total_of_institutions_in_columns_are_amounts_of_each_stage(
    read: Read, verdict: Judge
) -> None:
    readings = read("""
        | Exécution du budget 2022 par ministère |         |       |       |
        | Rubrique                               | Défense | Santé | Total |
        | Crédits votés                          | 12345   | 23456 | 35801 |
        | Engagements                            | 11345   | 13456 | 24801 |
        | Paiements                              | 10345   | 12456 | 22801 |
        | Taux d'exécution (%)                   | 83.8    | 53.1  | 63.7  |
        | Montants en millions de FCFA           |         |       |       |
    """)
    assert verdict(readings) == (Verdict.READY, [])
    assert _totals(readings[0]) == [
        ("voted", None, 2022, "35801000000"),
        ("committed", None, 2022, "24801000000"),
        ("paid", None, 2022, "22801000000"),
    ]


def test_institutions_in_columns_without_their_total_are_asked_about_and_stages_never_added(
    read: Read, verdict: Judge
) -> None:
    readings = read("""
        | Exécution du budget 2022 (en millions de FCFA) |         |       |         |
        |                                                | Défense | Santé | Justice |
        | Crédits votés                                  | 12345   | 23456 | 35802   |
        | Paiements                                      | 10345   | 12456 | 22807   |
        | Montants en millions de FCFA                   |         |       |         |
    """)
    assert verdict(readings) == (Verdict.REVIEW, ["columns-overlap"])
    assert [total[0] for total in _totals(readings[0])] == ["voted", "paid"]


@pytest.mark.parametrize(
    ("payers", "asked"),
    [
        (("Budget national", "Don", "Prêt"), False),
        (("Toutes sources", "Don", "Prêt"), True),
        (("Don", "Don", "Don"), True),
    ],
)
def test_a_line_that_another_pays_for_is_not_the_total_of_those_beside_it(
    read: Read, verdict: Judge, payers: tuple[str, str, str], *, asked: bool
) -> None:
    readings = read(f"""
        | Crédits votés 2023 (en millions de FCFA) |            |                       |      |
        | Imputation                               | Libellé    | Source de financement | LFI  |
        | 21 01 1 610                              | Habillement | {payers[1]}          | 850  |
        | 21 01 1 610                              | Munitions   | {payers[2]}          | 1700 |
        | 21 01 1 610                              | Formation   | {payers[0]}          | 2550 |
        | 21 02 1 611                              | Loyers      | Don                  | 3121 |
    """)
    assert verdict(readings)[1] == (["line-may-be-total"] if asked else [])


@pytest.mark.parametrize(
    ("cells", "asked"),
    [
        (("1.234.567", "1.234", "567"), True),
        (("1,234,567", "1.234", "567"), True),
        (("1.234.567", "1234", "567"), False),
    ],
)
def test_amounts_that_another_program_took_for_small_numbers_are_asked_about(
    grid: Callable[..., Grid], read: Read, verdict: Judge, cells: tuple[str, str, str], *, asked: bool
) -> None:
    drawn = grid(f"""
        | Loi de finances initiale 2023 (en FCFA) |              |
        | Libellé                                 | LFI          |
        | Solde                                   | "{cells[0]}" |
        | Vivres                                  | {cells[1]}   |
        | Loyers                                  | {cells[2]}   |
    """)
    assert verdict(read(drawn))[1] == (["number-form-doubtful"] if asked else [])


def test_rows_that_compare_amounts_below_a_total_are_no_lines(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Défense (en millions de FCFA) |          |           |
        | Rubrique                      | LFI 2022 | Payé 2022 |
        | Personnel                     | 12345    | 11345     |
        | Investissement                | 23456    | 13456     |
        | Total                         | 35801    | 24801     |
        | Part de l'investissement (%)  | 65.5     | 54.3      |
        | Évolution (%)                 | 3.1      | -2.2      |
    """)
    assert verdict(readings) == (Verdict.READY, [])
    assert _totals(readings[0]) == [("voted", None, 2022, "35801000000"), ("paid", None, 2022, "24801000000")]


@pytest.mark.parametrize("amount", ["1 234 567F", "1.234.567F", "1 234 567 F", "1 234 567 FCFA"])
def test_a_franc_right_behind_its_amount_is_read(read: Read, verdict: Judge, amount: str) -> None:
    readings = read(f"""
        | Budget voté 2023 (en francs CFA) |          |
        | Libellé                          | Montant  |
        | Solde                            | {amount} |
        | Vivres                           | {amount} |
    """)
    assert verdict(readings) == (Verdict.READY, [])
    assert _totals(readings[0]) == [("voted", None, 2023, "2469134")]


@pytest.mark.parametrize(
    ("title", "measure"),
    [
        ("Paiements effectués", "paid"),
        ("Décaissements effectués", "paid"),
        ("Mandatements émis", "ordered"),
        ("Dépenses engagées", "committed"),
    ],
)
def test_a_title_names_the_stage_that_the_amounts_of_several_years_have_reached(
    read: Read, verdict: Judge, title: str, measure: str
) -> None:
    readings = read(f"""
        | {title} par ministère (Montants en millions de FCFA) |       |       |
        | Ministère                                            | 2020  | 2021  |
        | Défense                                              | 12345 | 11345 |
        | Santé                                                | 23456 | 13456 |
    """)
    assert verdict(readings) == (Verdict.READY, [])
    assert _totals(readings[0]) == [(measure, None, 2020, "35801000000"), (measure, None, 2021, "24801000000")]


def test_what_stands_above_the_first_of_several_named_sections_speaks_of_all_of_them(
    read: Read, verdict: Judge
) -> None:
    readings = read("""
        | MINISTÈRE DES FINANCES                           |                 |       |       |
        |                                                  |                 |       |       |
        | Budget général 2023 - LFI (en milliers de FCFA)  |                 |       |       |
        | SECTION 20 : DÉFENSE                             |                 |       |       |
        | Programme                                        | Libellé         | AE    | CP    |
        | 2001                                             | Pilotage        | 12345 | 11345 |
        | 2002                                             | Équipement      | 23456 | 13456 |
        |                                                  | TOTAL SECTION 20 | 35801 | 24801 |
        |                                                  |                 |       |       |
        | SECTION 21 : SÉCURITÉ                            |                 |       |       |
        | Programme                                        | Libellé         | AE    | CP    |
        | 2101                                             | Pilotage        | 22345 | 21345 |
        | 2102                                             | Police          | 33456 | 23456 |
        |                                                  | TOTAL SECTION 21 | 55801 | 44801 |
    """)
    assert verdict(readings) == (Verdict.READY, [])
    assert [_totals(reading) for reading in readings] == [
        [("voted", "AE", 2023, "35801000"), ("voted", "CP", 2023, "24801000")],
        [("voted", "AE", 2023, "55801000"), ("voted", "CP", 2023, "44801000")],
    ]


def test_an_average_cost_is_no_amount_of_its_line(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Effectifs et soldes - LFI 2023 (en milliers de FCFA) |           |        |            |
        | Corps                                                | Effectifs | LFI    | Coût moyen |
        | Officiers                                            | 120       | 456000 | 3800       |
        | Sous-officiers                                       | 900       | 990000 | 1100       |
    """)
    assert verdict(readings) == (Verdict.READY, [])
    assert _totals(readings[0]) == [("voted", None, 2023, "1446000000")]


@pytest.mark.parametrize(
    ("end", "header", "start"),
    [
        ("Total page", "           |             |         ", "Report"),
        ("Total de la page", "Imputation | Désignation | LFI 2024", "Report"),
        ("À reporter", "Imputation | Désignation | LFI 2024", "Report de la page précédente"),
    ],
)
def test_sums_carried_from_page_to_page_do_not_end_the_table(
    read: Read, verdict: Judge, end: str, header: str, start: str
) -> None:
    readings = read(f"""
        | Développement des crédits (en milliers de FCFA) |             |          |
        | Imputation                                      | Désignation | LFI 2024 |
        | 21.01                                           | Carburant   | 12345    |
        | 21.02                                           | Vivres      | 23456    |
        |                                                 | {end}       | 35801    |
        | Page 1/2                                        |             |          |
        | {header} |
        |                                                 | {start}     | 35801    |
        | 21.03                                           | Loyers      | 10001    |
        |                                                 | TOTAL       | 45802    |
    """)
    assert verdict(readings) == (Verdict.READY, [])
    assert _totals(readings[0]) == [("voted", None, 2024, "45802000")]


def test_a_unit_behind_the_name_of_years_leaves_them_years(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Défense : crédits et dépenses |       |       |
        | Année (en millions de FCFA)   | LFI   | Payé  |
        | 2019                          | 12345 | 11345 |
        | 2020                          | 23456 | 13456 |
    """)
    assert verdict(readings) == (Verdict.READY, [])
    assert [total[2:] for total in _totals(readings[0])][:2] == [(2019, "12345000000"), (2020, "23456000000")]
