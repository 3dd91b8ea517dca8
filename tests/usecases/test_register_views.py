"""The registers of headcounts, advances and dates read as a clerk asks them: over the years, still open, how late."""

from __future__ import annotations

import datetime as dt

from budgetwatch.usecases.advances import Standing, advances
from budgetwatch.usecases.calendar import Kept, calendar
from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.explaining import explain
from budgetwatch.usecases.headcounts import VACANT, headcounts
from tests.usecases.conftest import Bring

HEADCOUNTS = """\
Effectifs des forces
Force;Catégorie;Exercice;Effectifs autorisés;Effectifs réels
Terre;Officiers;2023;500;470
Terre;Officiers;2024;500;480
Air;Officiers;2023;120;118
Air;Officiers;2024;130;
"""
ADVANCES = """\
Avances de trésorerie (en milliers de FCFA);;;;;
N°;Date;Bénéficiaire;Montant de l'avance;Montant justifié;Date de régularisation
R-1;03/02/2024;Service X;500;450;
R-2;05/02/2024;Service Y;300;300;06/03/2024
R-3;01/01/2024;Service Z;200;;
"""
CALENDAR = """\
Calendrier budgétaire;;;
Événement;Exercice;Date prévue;Date effective
Dépôt du projet de loi;2024;05/10/2023;23/10/2023
Promulgation;2024;31/12/2023;29/12/2023
Rapport d'exécution T1;2024;30/04/2024;
Rapport d'exécution T4;2024;31/01/2025;
"""
DAY = dt.date(2024, 5, 31)


def test_strengths_stand_year_by_year_with_the_posts_not_filled(dossier: Dossier, bring: Bring) -> None:
    bring("effectifs.csv", HEADCOUNTS)
    table = headcounts(dossier)
    assert [(row.force, row.category) for row in table.rows] == [("Terre", "Officiers"), ("Air", "Officiers")]
    assert table.columns == (
        *((2023, "authorised"), (2023, "actual"), (2023, VACANT)),
        *((2024, "authorised"), (2024, "actual")),
    )
    assert str(table.totals[2023, VACANT]) == "32"
    assert str(table.rows[0].counts[2024, VACANT]) == "20"


def test_posts_not_filled_are_not_counted_where_a_row_does_not_say_who_is_there(dossier: Dossier, bring: Bring) -> None:
    bring("effectifs.csv", HEADCOUNTS)
    assert (2024, VACANT) not in headcounts(dossier).totals


def test_a_sum_of_strengths_leads_to_its_cells(dossier: Dossier, bring: Bring) -> None:
    bring("effectifs.csv", HEADCOUNTS)
    told = explain(dossier, headcounts(dossier).totals[2023, VACANT])
    assert told.holds
    assert [[cell.cell.a1 for cell in part.cells] for part in told.inputs] == [["D3", "D5"], ["E3", "E5"]]


def test_open_advances_come_first_with_their_age_and_what_is_left_to_justify(dossier: Dossier, bring: Bring) -> None:
    bring("avances.csv", ADVANCES)
    found = advances(dossier, DAY)
    assert [(one.advance.reference, one.standing, one.days, one.left and str(one.left)) for one in found.lines] == [
        ("R-3", Standing.OPEN, 151, "200000"),
        ("R-1", Standing.PARTLY, 118, "50000"),
        ("R-2", Standing.CLEARED, 30, None),
    ]
    assert [str(figure) for figure in (found.given, found.justified, found.left)] == ["1000000", "750000", "250000"]
    assert (len(found.open), found.oldest) == (2, 151)
    assert found.left is not None
    assert explain(dossier, found.left).holds


def test_deadlines_tell_by_how_many_days_they_were_missed(dossier: Dossier, bring: Bring) -> None:
    bring("calendrier.csv", CALENDAR)
    found = calendar(dossier, DAY)
    told = [(one.deadline.event, one.kept, one.late and one.late.value, one.overdue) for one in found.lines]
    assert told == [
        ("Dépôt du projet de loi", Kept.LATE, 18, None),
        ("Promulgation", Kept.IN_TIME, -2, None),
        ("Rapport d'exécution T1", Kept.OVERDUE, None, 31),
        ("Rapport d'exécution T4", Kept.AWAITED, None, None),
    ]
    assert found.counts[Kept.LATE] == 1


def test_days_late_lead_to_the_two_dates(dossier: Dossier, bring: Bring) -> None:
    bring("calendrier.csv", CALENDAR)
    latest = calendar(dossier, DAY).latest
    assert latest is not None
    told = explain(dossier, latest)
    assert (told.recomputed.value, told.holds) == (18, True)
    assert [[cell.cell.a1 for cell in part.cells] for part in told.inputs] == [["D3"], ["C3"]]


def test_a_dossier_without_registers_has_nothing_to_show(dossier: Dossier) -> None:
    assert headcounts(dossier).rows == ()
    assert advances(dossier, DAY).lines == ()
    assert calendar(dossier, DAY).latest is None
