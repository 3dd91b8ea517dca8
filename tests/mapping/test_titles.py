"""Titles as evidence of the year and the stage of columns that name neither, and where they are none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from budgetwatch.domain.fact import Reading, Verdict
from budgetwatch.domain.grid import Grid, Workbook
from budgetwatch.domain.issue import Severity
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.source import Source
from budgetwatch.mapping import propose
from budgetwatch.mapping.years import state_date

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[..., tuple[Verdict, list[str]]]
Draw = Callable[..., Grid]


def _executed(*titles: str) -> str:
    lines = "\n".join(f"| {title} |" for title in titles)
    return f"""{lines}
        | (en millions de FCFA) |
        | Code | Libellé   | Engagé | Payé |
        | 2101 | Soldes    | 1200   | 1100 |
        | 2102 | Carburant | 305    | 250  |
    """


def _credits(*titles: str, header: str = "AE | CP") -> str:
    lines = "\n".join(f"| {title} |" for title in titles)
    return f"""{lines}
        | Montants en FCFA |
        | Chapitre | Libellé   | {header} |
        | 2101     | Soldes    | 1200100 | 1100200 |
        | 2102     | Carburant | 305300  | 250400  |
    """


def _years(readings: tuple[Reading, ...]) -> set[str]:
    return {str(amounts.year) for amounts in readings[0].amounts}


def _stages(readings: tuple[Reading, ...]) -> set[Measure | None]:
    return {amounts.measure for amounts in readings[0].amounts}


@pytest.mark.parametrize(
    "title",
    [
        "Situation d'exécution du budget au 30 septembre 2022",
        "Situation du budget arrêtée au 30/09/2022",
        "Consommation des crédits du 1er janvier au 30 juin 2022",
        "Exécution du budget à la date du 31 décembre 2022 - édité le 12/03/2023",
    ],
)
def test_the_day_up_to_which_execution_is_told_gives_the_year(read: Read, verdict: Judge, title: str) -> None:
    readings = read(_executed("MINISTERE DE LA DEFENSE", title))
    assert _years(readings) == {"2022"}
    assert verdict(readings)[0] is Verdict.READY


@pytest.mark.parametrize(
    "titles",
    [
        ("Situation d'exécution du budget", "Niamey, le 12 mars 2023"),
        ("Situation d'exécution du budget éditée le 12 mars 2023",),
        ("Situation d'exécution du budget, édité au 12/03/2023",),
        ("Situation d'exécution du 1er juillet 2021 au 30 juin 2022",),
        ("Situation d'exécution au 30 juin 2021 et au 30 juin 2022",),
        ("Situation d'exécution au 30 juin 2021", "Situation d'exécution au 30 juin 2022"),
        ("Situation d'exécution du budget au 31 janvier 2023",),
        ("Situation d'exécution du budget au 45/13/2022",),
        ("Dépenses votées au 12 mars 2023",),
    ],
)
def test_a_date_that_may_be_another_one_gives_no_year(read: Read, verdict: Judge, titles: tuple[str, ...]) -> None:
    readings = read(_executed(*titles))
    assert _years(readings) == {"None"}
    assert "year-missing" in verdict(readings)[1]


def test_a_named_year_is_taken_before_the_day_of_the_state(read: Read) -> None:
    readings = read(_executed("Exercice 2021", "Situation d'exécution au 31 mars 2022"))
    assert _years(readings) == {"2021"}
    assert "part-year" not in {issue.code for issue in readings[0].issues}


def test_amounts_of_a_part_of_the_year_are_told_with_the_day(read: Read) -> None:
    reading = read(_executed("Situation d'exécution du budget au 30 septembre 2022"))[0]
    issue = next(issue for issue in reading.issues if issue.code == "part-year")
    assert issue.severity is Severity.INFO
    assert dict(issue.message.arguments) == {"date": date(2022, 9, 30)}
    assert issue.cell is not None
    assert (issue.cell.row, issue.cell.column) == (1, 1)


def test_amounts_up_to_the_last_day_are_those_of_the_year(read: Read) -> None:
    reading = read(_executed("Situation d'exécution du budget au 31 décembre 2022"))[0]
    assert [issue.code for issue in reading.issues] == []


def test_the_day_of_a_state_is_read_in_letters_and_in_digits() -> None:
    assert state_date("arrêté au 1er août 2022") == date(2022, 8, 1)
    assert state_date("Situation au 30.06.2022") == date(2022, 6, 30)
    assert state_date("Loi n° 2014-855 du 31 juillet 2014") is None


@pytest.mark.parametrize(
    ("title", "stage"),
    [
        ("Loi de finances 2023 - Ministère de la Défense nationale", Measure.VOTED),
        ("Loi de finances pour l'année 2023", Measure.VOTED),
        ("Loi de finances initiale 2023", Measure.VOTED),
        ("Projet de loi de finances 2023", Measure.PROPOSED),
        ("Projet de la loi de finances 2023", Measure.PROPOSED),
        ("PLF 2023", Measure.PROPOSED),
        ("Loi de finances rectificative 2023", Measure.REVISED),
        ("Collectif budgétaire 2023", Measure.REVISED),
    ],
)
def test_a_title_gives_the_stage_of_columns_that_only_say_ae_and_cp(
    read: Read, verdict: Judge, title: str, stage: Measure
) -> None:
    readings = read(_credits(title))
    assert _stages(readings) == {stage}
    assert [amounts.basis for amounts in readings[0].amounts] == [Basis.AE, Basis.CP]
    assert verdict(readings)[0] is Verdict.READY


@pytest.mark.parametrize("header", ["Montant", "Crédits"])
def test_a_title_gives_the_stage_of_plain_amounts(read: Read, header: str) -> None:
    assert _stages(read(_credits("Loi de finances 2023", header=header))) == {Measure.VOTED}


@pytest.mark.parametrize(
    "titles",
    [
        ("Loi de règlement 2023",),
        ("Loi de finances 2023 et loi de finances rectificative 2023",),
        ("Projet de loi de finances rectificative 2023",),
        ("PLFR 2023",),
        ("Loi modifiant la loi de finances 2023",),
        ("Exécution de la loi de finances 2023",),
        ("Loi de finances 2023", "Situation au 30 juin 2023"),
        ("Loi de finances 2023", "Crédits engagés"),
        ("Loi organique relative aux lois de finances", "Budget 2023"),
        ("Ministère de la Défense, exercice 2023",),
    ],
)
def test_a_title_of_no_stage_or_of_several_gives_none(read: Read, verdict: Judge, titles: tuple[str, ...]) -> None:
    readings = read(_credits(*titles))
    assert _stages(readings) == {None}
    assert "measure-missing" in verdict(readings)[1]


def test_a_title_gives_no_stage_beside_a_column_that_names_another(read: Read) -> None:
    readings = read(_credits("Loi de finances 2023", header="Montant | Payé"))
    assert _stages(readings) == {None, Measure.PAID}


def test_a_title_that_names_a_stage_outright_gives_it_to_the_amount_beside_what_was_paid(
    read: Read, verdict: Judge
) -> None:
    readings = read(_credits("Loi de finances initiale 2023", header="Montant | Payé"))
    assert _stages(readings) == {Measure.VOTED, Measure.PAID}
    assert verdict(readings) == (Verdict.READY, [])


def test_a_title_gives_no_stage_beside_credits_of_a_stage_of_their_own(read: Read) -> None:
    readings = read(_credits("Loi de finances initiale 2023", header="Montant | Crédits révisés"))
    assert _stages(readings) == {None, Measure.REVISED}


def test_the_sheet_s_name_gives_the_stage_unless_the_title_names_another(read: Read, grid: Draw) -> None:
    assert _stages(read(grid(_credits("Exercice 2023"), "LFR 2023"))) == {Measure.REVISED}
    assert _stages(read(grid(_credits("Loi de finances initiale 2023"), "LFR 2023"))) == {None}


@pytest.mark.parametrize(
    ("title", "currency"),
    [
        ("République du Cameroun, budget 2021", "XAF"),
        ("Niger, budget 2021 de la frontière du Tchad", "XOF"),
        ("Budget 2021", "XOF"),
    ],
)
def test_the_franc_of_central_africa_is_known_by_its_countries(
    read: Read, verdict: Judge, title: str, currency: str
) -> None:
    readings = read(f"""
        | {title}   |            |
        |           |            |
        | Rubrique  | LFI (FCFA) |
        | Soldes    | 1200100    |
        | Carburant | 305300     |
    """)
    assert readings[0].layout.unit.currency == currency
    assert verdict(readings) == (Verdict.READY, [])


@pytest.mark.parametrize(
    "note",
    [
        "PIB en milliards de dollars US : 17,9",
        "Le budget de l'État s'élève à 2 850 milliards, soit une part croissante de la richesse en milliards de FCFA",
    ],
)
def test_a_note_on_other_amounts_gives_no_unit(read: Read, verdict: Judge, note: str) -> None:
    readings = read(f"""
        | Budget 2021 |         |
        | Rubrique    | LFI     |
        | Soldes      | 1200100 |
        | Carburant   | 305300  |
        | Total       | 1505400 |
        | {note}      |         |
    """)
    assert verdict(readings) == (Verdict.REVIEW, ["unit-missing"])


def test_the_title_of_a_draft_gives_no_year_to_what_was_voted_before(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Projet de loi de finances 2022 (en FCFA) |        |        |
        | Rubrique                                 | LFI    | PLF    |
        | Soldes                                   | 710010 | 720011 |
        | Carburant                                | 30003  | 40004  |
    """)
    assert [str(column.year) for column in readings[0].amounts] == ["None", "2022"]
    assert verdict(readings) == (Verdict.REVIEW, ["year-missing"])


def test_a_title_of_a_year_gives_no_stage_to_columns_of_other_years_but_what_a_draft_plans(read: Read) -> None:
    for title, stages in (("Budget voté 2022", [None, "voted", None]), ("PLF 2022", [None, "proposed", "proposed"])):
        (table,) = read(f"""
            | {title} (en FCFA) |                 |                 |                 |
            | Désignation       | Prévisions 2021 | Prévisions 2022 | Prévisions 2023 |
            | Soldes            | 710010          | 810010          | 910010          |
            | Primes            | 20002           | 30002           | 40002           |
        """)
        assert [column.measure for column in table.amounts] == stages


def test_the_title_gives_the_stage_of_lines_that_only_say_ae_or_cp(read: Read, verdict: Judge) -> None:
    readings = read("""
        | LFI 2023 - FCFA |        |         |
        | Programme       | Nature | Montant |
        | Terre           | AE     | 710010  |
        | Terre           | CP     | 610010  |
        | Air             | AE     | 20002   |
        | Air             | CP     | 10002   |
    """)
    assert [f"{one.measure} {one.basis} {one.lines_sum}" for one in readings[0].totals] == [
        "voted AE 730012",
        "voted CP 620012",
    ]
    assert verdict(readings) == (Verdict.READY, [])


def test_a_cover_gives_the_stage_where_no_title_of_the_sheet_does(
    read: Read, grid: Callable[..., Grid], verdict: Judge
) -> None:
    cover = grid(
        "| Ministère de la Défense |\n| Loi de finances initiale 2022 |\n| En milliers de FCFA |", "Couverture"
    )
    table = "| Code | Libellé | AE | CP |\n| 10 | Soldes | 710010 | 710010 |\n| 11 | Primes | 20002 | 10002 |"
    readings = read(cover, grid(table, "Données"))
    assert [f"{one.measure} {one.basis} {one.year}" for one in readings[0].totals] == ["voted AE 2022", "voted CP 2022"]
    assert verdict(readings) == (Verdict.READY, [])


def _named_after(name: str) -> Source:
    return Source(name, "0" * 64, 1, "xlsx")


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("budget_defense_2022.xlsx", "2022"),
        ("LF2022-MDN.xlsx", "2022"),
        ("Exécution gestion 2022 (v2).csv", "2022"),
        ("vote_16_2021-22.ods", "2021-22"),
        ("budget_2022_maj_2023.xlsx", "None"),
        ("export_20220415.xlsx", "None"),
        ("Export du 31-01-2022.xlsx", "None"),
        ("dpbep_2022-2024.xlsx", "None"),
        ("ref-AB2022.xlsx", "None"),
    ],
)
def test_the_name_of_a_file_gives_the_year_where_it_names_one_alone(grid: Draw, name: str, year: str) -> None:
    sheet = grid(_executed("MINISTERE DE LA DEFENSE"))
    readings = propose(Workbook(_named_after(name), (sheet,)))[0]
    assert _years(readings) == {year}


@pytest.mark.parametrize(
    "title",
    [
        "Exécution du budget 2019",
        "Comptes de 2019 et 2020",
        "Comptes de 2021 et 2022",
        "Situation arrêtée au 31/01/2020",
    ],
)
def test_the_name_of_a_file_gives_no_year_against_what_the_sheet_says(grid: Draw, title: str) -> None:
    sheet = grid(_executed("MINISTERE DE LA DEFENSE", title))
    readings = propose(Workbook(_named_after("budget_2022.xlsx"), (sheet,)))[0]
    assert "2022" not in _years(readings)


@pytest.mark.parametrize(
    ("title", "measure"),
    [
        ("Évolution des dépenses payées 2020-2021 (en FCFA)", Measure.PAID),
        ("Dépenses ordonnancées par titre (en FCFA)", Measure.ORDERED),
        ("Dépenses engagées et payées (en FCFA)", None),
        ("Dépenses payées et prévisions (en FCFA)", None),
        ("Dépenses payées et budget 2021 (en FCFA)", None),
        ("Dépenses payées au 30 juin 2021 (en FCFA)", None),
    ],
)
def test_a_title_names_the_stage_that_columns_of_years_have_reached(
    read: Read, title: str, measure: Measure | None
) -> None:
    (reading,) = read(f"""
        | {title}   |       |       |
        | Rubriques | 2020  | 2021  |
        | Soldes    | 37111 | 38222 |
        | Formation | 4111  | 4433  |
    """)
    assert {column.measure for column in reading.amounts} == {measure}


@pytest.mark.parametrize(
    "title", ["Projet de loi de finances pour l'exercice 2021", "Projet de loi de finances initiale 2021"]
)
def test_a_draft_is_proposed_whatever_its_law_is_for(read: Read, title: str) -> None:
    (table,) = read(f"""
        | {title} (en FCFA) |          |          |
        | Libellé           | AE       | CP       |
        | Solde             | 12500300 | 8250400  |
        | Carburant         | 8250400  | 4120500  |
    """)
    assert [column.measure for column in table.amounts] == [Measure.PROPOSED, Measure.PROPOSED]


def test_a_draft_under_a_title_of_voted_credits_of_its_year_is_asked_about(read: Read) -> None:
    (reading,) = read("""
        | Loi de finances initiale 2018 (en FCFA) |                  |
        | Libellé                                 | Proposition 2018 |
        | Solde                                   | 12500300         |
        | Primes                                  | 4120500          |
    """)
    assert [total.measure for total in reading.totals] == [None]
    assert [issue.code for issue in reading.issues] == ["measure-missing"]


def test_a_draft_of_the_next_year_beside_the_vote_is_a_draft(read: Read) -> None:
    (reading,) = read("""
        | Loi de finances initiale 2018 (en FCFA) |          |             |
        | Libellé                                 | LFI 2018 | Projet 2019 |
        | Solde                                   | 12500300 | 13000000    |
        | Primes                                  | 4120500  | 4000000     |
    """)
    assert [total.measure for total in reading.totals] == [Measure.VOTED, Measure.PROPOSED]
    assert not reading.issues


def test_a_draft_may_name_its_management_year(read: Read) -> None:
    (reading,) = read("""
        | Exécution du budget, en francs CFA |                     |
        | Libellé                            | Projet gestion 2019 |
        | Solde                              | 13000000            |
    """)
    assert [total.measure for total in reading.totals] == [Measure.PROPOSED]


@pytest.mark.parametrize(
    ("title", "header"),
    [("Loi de finances initiale 2018", "PLF 2018"), ("Répartition des crédits par programme 2018", "Projet 2018")],
)
def test_a_bill_is_a_draft_and_a_share_out_of_credits_no_vote(read: Read, title: str, header: str) -> None:
    (reading,) = read(f"""
        | {title} (en FCFA) |          |
        | Libellé           | {header} |
        | Solde             | 12500300 |
        | Primes            | 4120500  |
    """)
    assert [total.measure for total in reading.totals] == [Measure.PROPOSED]
