"""What columns are taken for, by their words and by what stands below."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from budgetwatch.domain.fact import Reading, Verdict
from budgetwatch.domain.layout import Role
from budgetwatch.domain.measure import Measure
from budgetwatch.mapping.meanings import meaning

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[..., tuple[Verdict, list[str]]]


@pytest.mark.parametrize(
    ("header", "measure"),
    [
        ("Loi de finances initiale", "voted"),
        ("DOTATION_INITIALE", "voted"),
        ("CREDITLFI", "voted"),
        ("Crédits votés révisés", "revised"),
        ("DOTATION_FINALE", "revised"),
        ("Engagements visés", "committed"),
        ("Liquidé", "verified"),
        ("Mandatements", "ordered"),
        ("ORDONNANCER", "ordered"),
        ("Décaissé", "paid"),
        ("Audited outcome", "paid"),
        ("PB Request", "proposed"),
        ("Projet 2024", "proposed"),
        ("LFC 2021", "revised"),
        ("Crédits ajustés 2022", "revised"),
        ("Dot. init.", "voted"),
        ("PAI", "paid"),
        ("Exchequer Issues", "paid"),
        ("Dotação Inicial", "voted"),
        ("Dotação Atualizada", "revised"),
        ("Despesas Empenhadas", "committed"),
        ("Obligaciones reconocidas", "verified"),
        ("Virements (+)", "movement"),
        ("Modifications (2)", "movement"),
        ("Crédits après modifications, révisés", "revised"),
        ("Annulations de crédits", "movement"),
    ],
)
def test_a_header_names_a_stage(header: str, measure: str) -> None:
    assert meaning(header).measure == measure


@pytest.mark.parametrize(
    "header",
    [
        *("Crédits", "Montant", "Engagé et payé", "Budget", "Less Enacted", "Exécution", "Projet", "Projet de caserne"),
        *("Plafond d’engagement T1", "Mandats rejetés", "Engagements antérieurs", "Ordonnancé non payé"),
        *("Paiements en attente", "Engagements annulés", "Outstanding commitments"),
        *("Plan d’engagement budgétaire", "Prévisions de paiement", "Décaissements prévus", "Planned payments"),
    ],
)
def test_an_ambiguous_header_names_no_stage(header: str) -> None:
    assert meaning(header).measure is None


def test_a_payment_credit_is_no_payment_and_an_authorisation_no_commitment() -> None:
    assert (meaning("Crédits de paiement").measure, meaning("Crédits de paiement").basis) == (None, "CP")
    assert (meaning("Autorisations d'engagement").measure, meaning("AE").basis) == (None, "AE")


def test_rates_balances_and_quantities_are_no_amounts(read: Read) -> None:
    (table,) = read("""
        | Libellé | LFI 2014 (FCFA) | Taux (%) | Écart | Effectifs |
        | Solde   | 9000            | 87.5     | 1000  | 4000      |
        | Primes  | 5000            | 91.0     | 2000  | 3000      |
    """)
    assert [column.role for column in table.layout.columns] == [
        Role.LABEL,
        Role.AMOUNT,
        Role.RATE,
        Role.IGNORED,
        Role.QUANTITY,
    ]


def test_large_numbers_under_an_unknown_header_are_asked_about(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Budget 2014 (en FCFA) |         |
        | Libellé               | Xyzzy   |
        | Solde                 | 9000    |
        | Primes                | 5000000 |
        | Missions              | 12      |
        | Carburant             | 45000   |
    """)
    assert verdict(readings) == (Verdict.REVIEW, ["measure-missing"])


def test_numbers_under_a_code_header_are_never_added(read: Read) -> None:
    (table,) = read("""
        | Numéro du programme ou de la dotation | Libellé    | LFI 2014 (FCFA) |
        | 105                                   | Diplomatie | 9000            |
        | 185                                   | Culture    | 5000            |
    """)
    assert [column.column for column in table.amounts] == [3]
    assert table.lines[0].codes[-1].code == "105"


def test_a_column_that_names_each_line_s_stage_gives_one_result_per_stage(read: Read) -> None:
    (table,) = read("""
        | Libellé | Étape   | 2014 (FCFA) |
        | Solde   | LFI     | 9000        |
        | Solde   | Payé    | 8000        |
        | Primes  | LFI     | 5000        |
        | Primes  | Payé    | 4000        |
    """)
    assert {(t.measure, str(t.lines_sum)) for t in table.totals} == {("voted", "14000"), ("paid", "12000")}


def test_lines_of_ae_and_of_cp_are_not_added_together(read: Read) -> None:
    (table,) = read("""
        | Libellé | Type | LFI 2014 (FCFA) |
        | Solde   | AE   | 9000            |
        | Solde   | CP   | 8000            |
        | Primes  | AE   | 5000            |
        | Primes  | CP   | 4000            |
    """)
    assert {(t.basis, str(t.lines_sum)) for t in table.totals} == {("AE", "14000"), ("CP", "12000")}


def test_every_column_says_why(read: Read) -> None:
    (table,) = read("| Libellé | LFI 2014 (FCFA) | Note |\n| Solde | 9000 | a |\n| Primes | 5000 | b |")
    assert all(column.why is not None for column in table.layout.columns)


def test_a_vote_may_be_a_stage_or_a_part_of_the_budget(read: Read) -> None:
    (table,) = read("""
        | Budget 2019/2020 (in millions of USD) |       |                 |
        | Vote                                  | Item  | Approved Budget |
        | 14                                    | Pay   | 911.5           |
        | 15                                    | Food  | 52.25           |
    """)
    assert [column.column for column in table.amounts] == [3]
    assert table.lines[1].codes[0].code == "15"
    assert str(table.totals[0].year) == "2019/2020"


def test_amounts_of_different_decimals_share_one_exponent(read: Read) -> None:
    (table,) = read("""
        | Budget 2014 (en FCFA) |       |        |
        | Libellé               | LFI   | Payé   |
        | Solde                 | 91101 | 811.25 |
        | Primes                | 52202 | 422.5  |
    """)
    assert table.exponent == -2
    assert [str(total.lines_sum) for total in table.totals] == ["143303", "1233.75"]


def test_percentages_and_quarters_below_say_what_a_column_is(read: Read) -> None:
    (table,) = read("""
        | Budget 2014 (en FCFA) |           |       |         |
        | Libellé               | Trimestre | Payé  | Avance  |
        | Solde                 | T1        | 91101 | "85 %"  |
        | Solde                 | T2        | 52202 | "91 %"  |
    """)
    assert [str(column.role) for column in table.layout.columns] == ["label", "period", "amount", "rate"]
    assert [str(line.period) for line in table.lines] == ["Q1", "Q2"]


@pytest.mark.parametrize(
    ("title", "header", "kind"),
    [
        ("Effectifs budgétaires 2014", "Effectifs", "headcount"),
        ("Banque", "CPI", "series"),
        ("Seuils", "Seuil (FCFA)", "other"),
    ],
)
def test_tables_that_are_no_budget_are_told_apart(read: Read, title: str, header: str, kind: str) -> None:
    (table,) = read(f"| {title} |\n| Libellé | {header} |\n| Terre | 91101 |\n| Air | 5220 |")
    assert (table.layout.kind, table.layout.primary) == (kind, False)


def test_what_is_executed_of_an_authorisation_is_committed_and_of_a_payment_credit_paid(read: Read) -> None:
    (table,) = read("""
        | Exercice 2014 (en FCFA) |              |             |
        | Programme               | AE exécutées | CP exécutés |
        | Terre                   | 91101        | 81101       |
        | Air                     | 52202        | 42202       |
    """)
    assert [total.measure for total in table.totals] == ["committed", "paid"]


def test_a_draft_s_title_names_the_stage(read: Read) -> None:
    (table,) = read(
        "| Projet de loi de finances 2014 (en FCFA) |\n| Programme | CP |\n| Terre | 91101 |\n| Air | 5220 |"
    )
    assert table.totals[0].measure == "proposed"


@pytest.mark.parametrize(
    ("header", "cells", "role"),
    [
        ("Prix unitaire", "12000 | 31000", Role.RATE),
        ("Poids", "60.5 | 39.5", Role.RATE),
        ("Part", "60.5 | 39.5", Role.RATE),
        ("Item", "211001 | 211002", Role.CODE),
        ("Part Etat", "710010 | 20002", Role.AMOUNT),
    ],
)
def test_numbers_beside_the_amounts_are_told_from_them(read: Read, header: str, cells: str, role: Role) -> None:
    one, other = cells.split("|")
    (table,) = read(f"""
        | Budget 2019 (en FCFA) |          |        |
        | {header}              | Libellé  | LFI    |
        | {one}                 | Soldes   | 710010 |
        | {other}               | Primes   | 20002  |
    """)
    assert table.layout.columns[0].role is role


@pytest.mark.parametrize(
    ("title", "header", "measure"),
    [
        ("Budget", "Loi de finances 2019", Measure.VOTED),
        ("Budget", "LF 2019", Measure.VOTED),
        ("Budget", "PLF initial 2019", Measure.PROPOSED),
        ("Crédits votés de la Défense", "2019", Measure.VOTED),
        ("Loi de finances 2021", "2019", None),
        ("PLF 2019", "2019", Measure.PROPOSED),
        ("PLF 2019", "2020", Measure.PROPOSED),
        ("2019 Approved Budget", "2019", Measure.VOTED),
    ],
)
def test_a_finance_law_in_a_header_is_voted_and_a_title_speaks_of_columns_of_years(
    read: Read, title: str, header: str, measure: Measure | None
) -> None:
    (table,) = read(f"| {title} (en FCFA) |\n| Libellé | {header} |\n| Terre | 91101 |\n| Air | 5220 |")
    assert table.amounts[0].measure is measure


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Nombre de mandats émis", Role.QUANTITY),
        ("Délai de paiement (jours)", Role.QUANTITY),
        ("N° de mandat", Role.CODE),
        ("Nombre et montant des paiements", Role.AMOUNT),
    ],
)
def test_what_is_counted_or_numbered_is_no_money_though_it_names_a_stage(read: Read, header: str, role: Role) -> None:
    (table,) = read(f"""
        | Exécution 2021 (en FCFA) |          |            |
        | Libellé                  | {header} | Payé 2021  |
        | Carburant                | 1237     | 9110007    |
        | Habillement              | 41       | 5220001    |
        | Entretien                | 385      | 720001     |
    """)
    assert [column.role for column in table.layout.columns][1] is role


def test_the_accounts_of_a_past_year_are_money_and_asked_about(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Budget primitif 2021 (en FCFA) |         |                          |                      |
        | Compte                         | Libellé | Compte administratif 2020 | Budget primitif 2021 |
        | 601                            | Solde   | 9110007                  | 9210007              |
        | 602                            | Primes  | 5220001                  | 5420001              |
    """)
    assert [(one.measure, str(one.lines_sum)) for one in readings[0].totals] == [
        (None, "14330008"),
        ("voted", "14630008"),
    ]
    assert verdict(readings) == (Verdict.REVIEW, ["measure-missing"])


def test_codes_among_which_are_letters_stay_codes_though_their_header_says_vote(read: Read) -> None:
    (table,) = read("""
        | Year | Vote and statutory | Description | Authorities (CAD) |
        | 2019 | 1                  | Operating   | 91100             |
        | 2019 | 5                  | Capital     | 52200             |
        | 2019 | S                  | Minister    | 1200              |
        | 2019 | S                  | Pensions    | 7200              |
        | 2019 | S                  | Transfers   | 8200              |
    """)
    assert [column.header for column in table.layout.columns if column.role is Role.AMOUNT] == ["Authorities (CAD)"]


@pytest.mark.parametrize(
    ("header", "measure"),
    [
        ("Annulé 2022", None),
        ("Gelé 2022", None),
        ("Dépenses effectives 2022", None),
        ("2022", Measure.VOTED),
        ("Année 2022", Measure.VOTED),
        ("Proposition 2022", None),
        ("2022 Projet", None),
    ],
)
def test_a_title_gives_its_stage_to_a_year_and_to_no_other_word(
    read: Read, header: str, measure: Measure | None
) -> None:
    (table,) = read(f"""
        | Budget voté 2022 (en FCFA) |          |
        | Libellé                    | {header} |
        | Solde                      | 12500300 |
        | Carburant                  | 8250400  |
    """)
    assert [column.measure for column in table.amounts] == [measure]


def test_credits_after_changes_are_revised_and_before_them_unsaid(read: Read) -> None:
    (table,) = read("""
        | Exécution du budget 2021 (en FCFA) |          |           |                          |          |
        | Libellé                            | LFI      | Virements | Dotation après virements | Payé     |
        | Solde                              | 12500300 | -500000   | 12000300                 | 8250400  |
        | Carburant                          | 8250400  | 500000    | 8750400                  | 4120500  |
    """)
    assert [column.measure for column in table.amounts if column.counts] == [
        Measure.VOTED,
        Measure.REVISED,
        Measure.PAID,
    ]
    assert meaning("Dotation avant LFR").measures == ()
