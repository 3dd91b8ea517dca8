"""Registers beside budgets and contracts: which tables they are, one record per line, nothing dropped silently."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from budgetwatch.domain.advance import Advance
from budgetwatch.domain.credit_act import ActKind, CreditAct
from budgetwatch.domain.deadline import Deadline
from budgetwatch.domain.fact import Reading, Verdict
from budgetwatch.domain.headcount import Headcount
from budgetwatch.domain.layout import RowKind, TableKind
from budgetwatch.domain.measure import Measure
from budgetwatch.mapping import with_field
from budgetwatch.mapping.record_columns import act_kind_of, field_of

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[..., tuple[Verdict, list[str]]]

ACTS = """
    | Actes modificatifs des crédits, exercice 2024 (en milliers de FCFA) |
    |          |            |                    |                          |                          |         |         |            |         |
    | Référence | Date       | Nature de l'acte   | Programme d'origine      | Programme de destination | AE      | CP      | Signé le   | Ratifié |
    | 2024-031 | 12/03/2024 | Arrêté de virement | 2105 Forces terrestres   | 2106 Forces aériennes    | "1 500" | "1 500" | 12/03/2024 |         |
    | 2024-032 | 14/04/2024 | Décret d'avance    |                          | 2106                     | "2 000" | "2 000" | 14/04/2024 | non     |
    | 2024-040 | 2 mai 2024 | Gel                | 2105                     |                          | "-"     | "700"   | 02/05/2024 |         |
    | Total    |            |                    |                          |                          | "3 500" | "4 200" |            |         |
"""
STRENGTH = """
    | Force          | Catégorie      | Effectifs budgétaires 2023 | Effectifs réels 2023 | Effectifs budgétaires 2024 | Effectifs réels 2024 | Écart |
    | Armée de terre | Officiers      | 500                        | 480                  | 520                        | 490                  | 30    |
    | Armée de terre | Sous-officiers | 1500                       | 1480                 | 1520                       |                      | 30    |
    | Total          |                | 2000                       | 1960                 | 2040                       | 490                  | 60    |
"""
ADVANCES = """
    | Avances de l'exercice 2023, en FCFA |
    | N°  | Date       | Régie      | Bénéficiaire  | Montant de l'avance | Montant justifié | Date de régularisation |
    | R-1 | 03/02/2023 | État-major | Capitaine Tio | "5 000 000"         | "5 000 000"      | 30/03/2023             |
    | R-2 | 03/05/2023 | État-major | Capitaine Zan | "2 500 000"         | "n.d."           |                        |
"""
CALENDAR = """
    | Calendrier budgétaire 2025 |
    | Étape                | Date limite    | Date réelle | Observations |
    | Débat d'orientation  | 30/06/2024     | 05/07/2024  | en retard    |
    | Dépôt du projet      | 1er octobre 2024 |           |              |
"""
LAW = """
    | Loi de programmation militaire 2018-2020 (en milliards de FCFA) |
    | Catégorie      | 2018 | 2019 | 2020 | Total |
    | Investissement | 80   | 90   | 85   | 255   |
    | Personnel      | 60   | 70   | 75   | 205   |
    | Total          | 140  | 160  | 160  | 460   |
"""


def test_acts_that_move_credits_become_records_with_both_ends(read: Read, verdict: Judge) -> None:
    readings = read(ACTS)
    virement, advance, freeze = readings[0].records
    assert isinstance(virement, CreditAct)
    assert isinstance(advance, CreditAct)
    assert isinstance(freeze, CreditAct)
    assert (virement.kind, virement.reference, virement.date) == (ActKind.VIREMENT, "2024-031", date(2024, 3, 12))
    assert (virement.source_code, virement.source) == ("2105", "Forces terrestres")
    assert (virement.target_code, virement.target) == ("2106", "Forces aériennes")
    assert (str(virement.ae), str(virement.cp), virement.ratified) == ("1500000", "1500000", None)
    assert (advance.kind, advance.ratified, advance.source_code) == (ActKind.ADVANCE_DECREE, False, "")
    assert (freeze.kind, freeze.ae, freeze.date) == (ActKind.FREEZE, None, date(2024, 5, 2))
    assert virement.columns["cp"] == 7
    assert verdict(readings) == (Verdict.READY, [])


@pytest.mark.parametrize(
    ("printed", "ratified"), [("non / no", False), ("oui / yes", True), ("oui / non", None), ("12/03/2024", None)]
)
def test_a_choice_of_the_blank_workbook_says_whether_an_act_is_ratified(
    read: Read, printed: str, *, ratified: bool | None
) -> None:
    (table,) = read(ACTS.replace("| non     |", f"| {printed} |"))
    advance = table.records[1]
    assert isinstance(advance, CreditAct)
    assert advance.ratified is ratified


def test_the_printed_total_of_a_register_witnesses_its_lines(read: Read, verdict: Judge) -> None:
    (table,) = read(ACTS)
    assert [(one.measure, one.basis, str(one.lines_sum), one.agrees) for one in table.totals] == [
        (Measure.MOVEMENT, "AE", "3500000", True),
        (Measure.MOVEMENT, "CP", "4200000", True),
    ]
    assert verdict(read(ACTS.replace('"4 200"', '"4 300"')))[1] == ["total-disagrees"]


def test_a_day_that_no_calendar_has_is_told_and_not_guessed(read: Read, verdict: Judge) -> None:
    readings = read(ACTS.replace("14/04/2024 | Décret", "31/04/2024 | Décret"))
    assert readings[0].records[1].columns["date"] == 2
    assert [issue.cell.a1 for issue in readings[0].issues if issue.cell] == ["B5"]
    assert verdict(readings) == (Verdict.REVIEW, ["date-unreadable"])


def test_an_unknown_kind_of_act_is_told_and_kept_in_its_own_words(read: Read, verdict: Judge) -> None:
    readings = read(ACTS.replace("Gel    ", "Ponction"))
    freeze = readings[0].records[2]
    assert isinstance(freeze, CreditAct)
    assert (freeze.kind, freeze.kind_text) == (ActKind.UNKNOWN, "Ponction")
    assert verdict(readings) == (Verdict.REVIEW, ["act-unknown"])


def test_acts_without_a_unit_are_asked_about(read: Read, verdict: Judge) -> None:
    assert verdict(read(ACTS.replace(" (en milliers de FCFA)", "")))[1] == ["unit-missing"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Décret n° 2024-118 portant report de crédits", ActKind.CARRY_OVER),
        ("LFR 2", ActKind.AMENDING_LAW),
        ("Loi de finances rectificative", ActKind.AMENDING_LAW),
        ("Loi de finances", ActKind.FINANCE_LAW),
        ("Dégel", ActKind.UNFREEZE),
        ("Transfert de crédits", ActKind.TRANSFER),
        ("Integration of resources", ActKind.INTEGRATION),
        ("23", ActKind.VIREMENT),
        ("19", ActKind.UNKNOWN),
        ("Courrier", ActKind.UNKNOWN),
    ],
)
def test_the_words_of_a_register_name_the_kind_of_act(text: str, kind: ActKind) -> None:
    assert act_kind_of(text) is kind


def test_a_part_beside_a_count_leaves_a_headcount_what_it_is(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Effectifs des forces au 31/12/2023 |                |                    |               |             |
        | Corps                              | Catégorie      | Effectif théorique | Effectif réel | dont femmes |
        | Armée de terre                     | Officiers      | 1200               | 1100          | 60          |
        | Gendarmerie                        | Sous-officiers | 400                | 390           | 25          |
    """)
    assert verdict(readings)[0] is not Verdict.REFUSED
    assert [(str(one.authorised), str(one.actual)) for one in readings[0].records if isinstance(one, Headcount)] == [
        ("1200", "1100"),
        ("400", "390"),
    ]


def test_a_headcount_with_years_in_columns_gives_one_record_per_line_and_year(read: Read, verdict: Judge) -> None:
    readings = read(STRENGTH)
    found = [one for one in readings[0].records if isinstance(one, Headcount)]
    assert [(one.category, one.year, str(one.authorised), str(one.actual)) for one in found] == [
        ("Officiers", 2023, "500", "480"),
        ("Officiers", 2024, "520", "490"),
        ("Sous-officiers", 2023, "1500", "1480"),
        ("Sous-officiers", 2024, "1520", "None"),
    ]
    assert [column.role.value for column in readings[0].layout.columns[2:4]] == ["quantity", "quantity"]
    assert all(total.agrees for total in readings[0].totals)
    assert verdict(readings) == (Verdict.READY, [])


def test_counts_of_which_nothing_says_what_they_are_are_asked_about(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Effectifs des forces |
        | Force          | 2023 | 2024 |
        | Armée de terre | 2200 | 2300 |
        | Gendarmerie    | 1200 | 1300 |
    """)
    assert [str(one.stated) for one in readings[0].records if isinstance(one, Headcount)] == [
        *("2200", "2300", "1200", "1300")
    ]
    assert verdict(readings) == (Verdict.REVIEW, ["headcount-unsaid"])


def test_advances_keep_what_was_justified_and_what_nobody_knows(read: Read, verdict: Judge) -> None:
    readings = read(ADVANCES)
    first, second = readings[0].records
    assert isinstance(first, Advance)
    assert isinstance(second, Advance)
    assert (str(first.amount), str(first.justified), first.regularised) == ("5000000", "5000000", date(2023, 3, 30))
    assert (second.justified, second.regularised, second.imprest) == (None, None, "État-major")
    assert verdict(readings) == (Verdict.READY, [])


def test_an_advance_regularised_before_it_was_made_is_told(read: Read, verdict: Judge) -> None:
    assert verdict(read(ADVANCES.replace("30/03/2023", "30/01/2023")))[1] == ["dates-disordered"]


def test_a_calendar_whose_days_are_texts_is_found_by_its_header(read: Read, verdict: Judge) -> None:
    readings = read(CALENDAR)
    debate, draft = readings[0].records
    assert isinstance(debate, Deadline)
    assert isinstance(draft, Deadline)
    assert (debate.due, debate.late, debate.year) == (date(2024, 6, 30), 5, 2025)
    assert (draft.due, draft.actual, draft.late) == (date(2024, 10, 1), None, None)
    assert verdict(readings) == (Verdict.READY, [])


def test_a_programming_law_is_read_as_tranches_by_year(read: Read, verdict: Judge) -> None:
    readings = read(LAW)
    assert readings[0].layout.kind is TableKind.PROGRAMMING
    assert [(one.measure, one.year and one.year.number, str(one.lines_sum)) for one in readings[0].totals[:3]] == [
        (Measure.TRANCHE, 2018, "140000000000"),
        (Measure.TRANCHE, 2019, "160000000000"),
        (Measure.TRANCHE, 2020, "160000000000"),
    ]
    assert verdict(readings) == (Verdict.READY, [])


BY_YEAR = """
    | Loi de programmation militaire 2018-2020 (en milliards de FCFA) |
    | Année | Investissement | Personnel | Total |
    | 2018  | 80             | 60        | 140   |
    | 2019  | 90             | 70        | 160   |
    | 2020  | 85             | 75        | 160   |
    | Total | 255            | 205       | 460   |
"""


def test_a_law_with_a_row_for_each_year_gives_a_line_for_each_category_and_year(read: Read, verdict: Judge) -> None:
    readings = read(BY_YEAR)
    (law,) = readings
    assert [(line.row, line.label, line.year and line.year.number) for line in law.lines][1:4] == [
        (4, "Investissement", 2019),
        (5, "Investissement", 2020),
        (3, "Personnel", 2018),
    ]
    assert [str(law.value(1, column)) for column in law.amounts] == ["90000000000", "nil"]
    stated = [(total.year and total.year.number, total.filter, str(total.stated), total.agrees) for total in law.totals]
    assert stated == [
        (2018, None, "140000000000", True),
        (2019, None, "160000000000", True),
        (2020, None, "160000000000", True),
        (None, "Investissement", "255000000000", True),
        (None, "Personnel", "205000000000", True),
    ]
    assert verdict(readings) == (Verdict.READY, [])


def test_the_sums_of_such_a_law_are_witnesses_both_ways(read: Read, verdict: Judge) -> None:
    assert verdict(read(BY_YEAR.replace("| 140 ", "| 150 ")))[1] == ["total-disagrees"]
    assert verdict(read(BY_YEAR.replace("| 205 ", "| 200 ")))[1] == ["total-disagrees"]


def test_a_schedule_that_does_not_reconcile_is_told_with_its_gap(read: Read, verdict: Judge) -> None:
    assert "total-disagrees" in verdict(read(LAW.replace("| Total          | 140", "| Total          | 150")))[1]


def test_a_column_that_no_field_explains_is_told(read: Read, verdict: Judge) -> None:
    readings = read(ADVANCES.replace("Régie     ", "Frais divers").replace("État-major", "125 000   "))
    assert verdict(readings) == (Verdict.REVIEW, ["column-left-out"])


@pytest.mark.parametrize(
    "drawing",
    [
        """
        | Programme | Personnel (FCFA) | Biens et services (FCFA) |
        | Défense   | 9110             | 5000                     |
        | Justice   | 5220             | 1000                     |
        """,
        """
        | Code | Programme | LFI 2024 | Virements | Annulations | Crédits révisés 2024 |
        | 2105 | Terre     | 9110     | 100       | 0           | 9210                 |
        | 2106 | Air       | 5220     | -100      | 0           | 5120                 |
        """,
        """
        | Programme | Effectifs | Montant voté 2024 (FCFA) |
        | Défense   | 120       | 9110                     |
        | Justice   | 80        | 5220                     |
        """,
        """
        | Date       | Nature   | Programme | Montant payé 2024 (FCFA) |
        | 2024-01-05 | Solde    | 2105      | 9110                     |
        | 2024-02-05 | Entretien| 2106      | 5220                     |
        """,
    ],
)
def test_a_table_of_credits_is_no_such_register(read: Read, drawing: str) -> None:
    assert [table.records for table in read(drawing)] == [()]
    assert {table.layout.kind for table in read(drawing)} == {TableKind.BUDGET}


def test_a_register_of_contracts_with_advances_stays_one(read: Read) -> None:
    (table,) = read("""
        | N° du marché | Bénéficiaire | Mode de passation | Avance versée (FCFA) | Montant (FCFA) | Date de signature |
        | M1           | BATI         | AOO               | 100000               | 600000         | 05/01/2024        |
    """)
    assert table.layout.kind is TableKind.CONTRACTS


def test_a_person_may_take_a_column_for_another_field(read: Read) -> None:
    layout = with_field(read(ADVANCES)[0].layout, 3, "purpose")
    assert [one.field for one in layout.columns][:4] == ["reference", "date", "purpose", "beneficiary"]
    assert [one.field for one in with_field(layout, 4, None).columns][3] is None


def test_the_example_of_a_blank_workbook_is_not_read(read: Read) -> None:
    (table,) = read(ADVANCES.replace("R-1", "Exemple / Example").replace("Capitaine Tio", "Service X    "))
    assert [one.name for one in table.records] == ["R-2"]
    assert table.layout.rows == (RowKind.HEADER, RowKind.NOTE, RowKind.LINE)


def test_a_header_in_two_languages_is_read_once(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Exécution 2024, en FCFA |
        | Code | Programme | Crédits votés (LFI)   | Montant payé |
        | Code | Programme | Voted appropriations  | Amount paid  |
        | 2105 | Terre     | 9110                  | 9000         |
        | 2106 | Air       | 5220                  | 5000         |
    """)
    assert [column.header for column in readings[0].layout.columns][2:] == ["Crédits votés (LFI)", "Montant payé"]
    assert verdict(readings) == (Verdict.READY, [])


@pytest.mark.parametrize(
    ("kind", "header", "field"),
    [
        (TableKind.ACTS, "Code programme d'origine", "source_code"),
        (TableKind.ACTS, "Type of act", "kind_text"),
        (TableKind.HEADCOUNT, "Effectifs réels 2023", "actual"),
        (TableKind.HEADCOUNT, "Authorised posts", "authorised"),
        (TableKind.ADVANCES, "Amount justified (XOF)", "justified"),
        (TableKind.CALENDAR, "Deadline", "due"),
        (TableKind.CALENDAR, "Date effective", "actual"),
        (TableKind.ACTS, "Couleur", None),
    ],
)
def test_headers_of_registers_name_their_fields(kind: TableKind, header: str, field: str | None) -> None:
    assert field_of(kind, header) == field


TWO_WAYS = """
    | Mouvements de crédits de 2024 (en milliers de FCFA) |
    |           |            |                  |                        | Ouvertures |      | Annulations |         |
    | Référence | Date       | Nature de l'acte | Programme              | AE         | CP   | AE          | CP      |
    | 2024-031  | 12/03/2024 | Virement         | 2105 Forces terrestres |            |      | 1500        | 1400    |
    | 2024-031  | 12/03/2024 | Virement         | 2106 Forces aériennes  | 1500       | 1400 | 0           | 0       |
    | 2024-040  | 14/04/2024 | Décret d'avance  | 2106                   | 2000       | 2000 | -100        | "(100)" |
    | Total     |            |                  |                        | 3500       | 3400 | 1400        | 1300    |
"""


def test_what_acts_open_and_what_they_cancel_are_two_sides_even_in_one_row(read: Read, verdict: Judge) -> None:
    readings = read(TWO_WAYS)
    acts = [one for one in readings[0].records if isinstance(one, CreditAct)]
    assert [(one.row, one.kind, one.source_code, one.target_code, str(one.ae), str(one.cp)) for one in acts] == [
        (4, ActKind.VIREMENT, "2105", "", "1500000", "1400000"),
        (5, ActKind.VIREMENT, "", "2106", "1500000", "1400000"),
        (6, ActKind.ADVANCE_DECREE, "", "2106", "2000000", "2000000"),
        (6, ActKind.ADVANCE_DECREE, "2106", "", "100000", "100000"),
    ]
    assert (acts[0].columns["source"], acts[0].columns["cp"], acts[1].columns["ae"]) == (4, 8, 5)
    assert verdict(readings) == (Verdict.READY, [])
    assert verdict(read(TWO_WAYS.replace("| 3400 |", "| 3500 |")))[1] == ["total-disagrees"]


def test_an_act_that_only_opens_or_cancels_is_named_after_that(read: Read) -> None:
    (table,) = read("""
        | Décrets de 2024 (en FCFA) |
        | N°  | Date       | Objet              | Crédits ouverts | Crédits annulés |
        | 118 | 12/03/2024 | Achat de carburant | 5000000         |                 |
        | 119 | 14/03/2024 | Report d'un projet |                 | 700000          |
    """)
    assert [one.kind for one in table.records if isinstance(one, CreditAct)] == [
        ActKind.OPENING,
        ActKind.CANCELLATION,
    ]


def test_virements_under_a_sign_give_and_receive_credits(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Virements de crédits - exercice 2021 (en FCFA) |
        | N° arrêté   | Date       | Chapitre | Virement + | Virement - |
        | 2021-101/PM | 05/01/2021 | Solde    |            | 5000000    |
        | 2021-102/PM | 06/02/2021 | Vivres   | 7000000    |            |
    """)
    given, received = readings[0].records
    assert isinstance(given, CreditAct)
    assert isinstance(received, CreditAct)
    assert (given.kind, given.source, str(given.amount)) == (ActKind.VIREMENT, "Solde", "5000000")
    assert (received.kind, received.target, str(received.amount)) == (ActKind.VIREMENT, "Vivres", "7000000")
    assert verdict(readings) == (Verdict.READY, [])


def test_openings_alone_may_be_split_into_ae_and_cp(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Décrets d'avance - exercice 2021 (en FCFA) |
        | N° décret   | Date       | Type d'acte     | Programme | Ouverture AE | Ouverture CP |
        | 2021-101/PM | 05/01/2021 | Décret d'avance | Défense   | 5000000      | 4000000      |
        | 2021-102/PM | 06/02/2021 | Décret d'avance | Santé     | 7000000      | 6000000      |
    """)
    first = readings[0].records[0]
    assert isinstance(first, CreditAct)
    assert (first.kind, first.target, str(first.ae), str(first.cp)) == (
        ActKind.ADVANCE_DECREE,
        "Défense",
        "5000000",
        "4000000",
    )
    assert verdict(readings) == (Verdict.READY, [])
