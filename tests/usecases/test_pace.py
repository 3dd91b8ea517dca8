"""Tables by months and quarters, from the file to the pace of the year and the question about its end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from budgetwatch.domain.axis import PolicyAxis, Tagged
from budgetwatch.domain.checklist import Bilingual
from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.crosswalk import PlaceName
from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.finding import State
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.money import Amount
from budgetwatch.domain.pace import Counting
from budgetwatch.domain.perimeter import Perimeter
from budgetwatch.domain.source import CellRef
from budgetwatch.store import checks
from budgetwatch.usecases import axes, history, pace
from budgetwatch.usecases.comparing import compare
from budgetwatch.usecases.correcting import correct_cell
from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.explaining import explain
from budgetwatch.usecases.findings import list_findings
from budgetwatch.usecases.importing import Dataset
from budgetwatch.usecases.perimeters import keep_perimeter, use_perimeter

Bring = Callable[[str, str], Dataset]

MONTHLY = """\
Paiements mensuels 2023
(en millions de FCFA)
Programme;Libellé;janv.;févr.;mars;avr.;mai;juin;juil.;août;sept.;oct.;nov.;déc.;Total 2023
101;Armée;100;200;100;150;100;120;90;80;140;130;200;900;2310
102;Garde;50;50;60;50;50;70;50;50;50;60;50;80;670
"""
TO_DATE = """\
Exécution 2023
(en millions de FCFA)
Programme;Libellé;Voté;Payé au 31 mars 2023;Payé au 30 juin 2023;Payé au 30 septembre 2023;Payé au 31 décembre 2023
101;Armée;4 000;100;300;600;4 000
102;Garde;800;200;400;600;790
"""
QUARTERS = """\
Exécution 2023
(en millions de FCFA)
Programme;Libellé;Payé T1;Payé T2;Payé T3;Payé T4
101;Armée;100;200;300;400
102;Garde;10;20;30;40
"""
LONG = """\
Exécution 2023
(en FCFA)
Exercice;Trimestre;Programme;Libellé;Montant payé
2023;1;101;Armée;1 000 000
2023;2;101;Armée;2 000 000
2023;3;101;Armée;1 500 000
2023;4;101;Armée;5 500 000
"""


def year_of(dossier: Dossier, stage: Measure = Measure.PAID) -> str:
    (total,) = compare(dossier, CompareQuery()).totals
    return str(total.stages[stage])


def test_months_beside_a_printed_year_count_once_and_tell_the_pace(dossier: Dossier, bring: Bring) -> None:
    bring("Paiements.csv", MONTHLY)
    assert year_of(dossier) == "2980000000"
    told = pace.tell_pace(dossier)
    army = next(row for row in told.rows if row.code == "101")
    assert (str(army.end), str(army.share), army.months) == ("900000000", "0.38961", 1)
    figures = [*army.parts.values(), army.whole, army.end, *([army.share] if army.share else [])]
    assert all(explain(dossier, figure).holds for figure in figures)
    (cell,) = explain(dossier, army.end).cells
    assert (cell.cell.a1, cell.raw) == ("N4", "900")


def test_the_end_of_the_year_is_a_finding_beside_the_others(dossier: Dossier, bring: Bring) -> None:
    bring("Paiements.csv", MONTHLY)
    (rush,) = (one.finding for one in list_findings(dossier) if one.finding.code == "year-end-rush")
    assert (rush.state, str(rush.title)) == (State.FIRED, "101 Armée: 0.38961 of 2023 in December")
    assert all(explain(dossier, one.figure).holds for one in rush.figures)


def test_what_runs_from_january_tells_its_quarters_as_differences(dossier: Dossier, bring: Bring) -> None:
    bring("Execution.csv", TO_DATE)
    assert year_of(dossier) == "4790000000"
    army = next(row for row in pace.tell_pace(dossier).rows if row.code == "101")
    assert [str(army.parts[part]) for part in sorted(army.parts)] == [
        "100000000",
        "200000000",
        "300000000",
        "3400000000",
    ]
    told = explain(dossier, army.end)
    assert told.holds
    assert sorted(cell.raw for part in told.inputs for cell in part.cells) == ["4 000", "600"]


def test_quarters_that_may_hold_those_before_wait_for_a_person(dossier: Dossier, bring: Bring) -> None:
    table = bring("Execution.csv", QUARTERS).id
    assert year_of(dossier) == "1100000000"
    (unsure,) = pace.tell_pace(dossier).tables
    assert (unsure.counting, unsure.dataset) == (Counting.UNSURE, table)
    pace.say_counting(dossier, table, Counting.CUMULATED, "A. Clerk")
    assert year_of(dossier) == "440000000"
    (total,) = compare(dossier, CompareQuery()).totals
    assert explain(dossier, total.stages[Measure.PAID]).holds
    assert str(pace.tell_pace(dossier).totals[0].end) == "110000000"
    history.undo(dossier)
    pace.say_counting(dossier, table, Counting.FLOWS)
    assert year_of(dossier) == "1100000000"
    assert str(pace.tell_pace(dossier).totals[0].share) == "0.4"
    pace.say_counting(dossier, table, None)
    assert pace.tell_pace(dossier).totals == ()


def test_lines_that_repeat_by_quarter_tell_the_pace_of_their_place(dossier: Dossier, bring: Bring) -> None:
    bring("Execution.csv", LONG)
    assert year_of(dossier) == "10000000"
    (total,) = pace.tell_pace(dossier).totals
    assert (str(total.end), str(total.share)) == ("5500000", "0.55")
    assert explain(dossier, total.end).holds


def test_a_table_that_is_not_there_cannot_be_spoken_of(dossier: Dossier) -> None:
    with pytest.raises(NotFound):
        pace.say_counting(dossier, 9, Counting.FLOWS)


def test_a_dossier_without_months_says_that_the_pace_is_not_known(dossier: Dossier, bring: Bring) -> None:
    bring("LFI.csv", "Loi de finances initiale 2023\n(en FCFA)\nProgramme;Libellé;LFI 2023\n101;Armée;5 000 000\n")
    (rush,) = pace.find_in_pace(dossier)
    assert rush.state is State.UNAVAILABLE


def test_inside_a_perimeter_only_its_lines_make_the_pace(dossier: Dossier, bring: Bring) -> None:
    bring("Paiements.csv", MONTHLY)
    guard = PlaceName(Classification.PROGRAMME, 2, "102", "Garde")
    keep_perimeter(dossier, Perimeter("Guard", (guard,)))
    use_perimeter(dossier, "Guard")
    (total,) = pace.tell_pace(dossier).totals
    assert (str(total.whole), str(total.end)) == ("670000000", "80000000")
    assert explain(dossier, total.whole).holds
    axes.keep_axes(dossier, [PolicyAxis(1, Bilingual("Garde", "Guard"))])
    axes.tag_places(dossier, [Tagged((guard,))], axes.find_axis(dossier, 1))
    report = axes.report_axes(dossier)
    (first, rest) = report.lines
    assert (str(first.years[0].shares[Measure.PAID]), rest.years) == ("1", ())
    assert explain(dossier, first.years[0].row.stages[Measure.PAID]).holds


def test_a_corrected_month_moves_its_own_month_and_the_sum_of_its_own_column(dossier: Dossier, bring: Bring) -> None:
    bring("Execution.csv", LONG)
    quarters = bring("Autre.csv", QUARTERS.replace("Armée", "Marine").replace("2023", "2022"))
    last = pace.tell_pace(dossier).totals[0].end
    (cell,) = explain(dossier, last).cells
    correct_cell(dossier, cell.cell, Amount(6_500_000), "misread")
    (total,) = (row for row in pace.tell_pace(dossier).totals if row.year == 2023)
    assert (str(total.end), str(total.whole)) == ("6500000", "11000000")
    assert explain(dossier, total.end).holds
    second = CellRef(quarters.source.sha256, quarters.sheet, 4, 4)
    correct_cell(dossier, second, Amount(999_000_000), "misread")
    sums = [str(check.lines_sum) for check in checks.of(dossier, quarters.id).totals]
    assert sums == ["110000000", "1019000000", "330000000", "440000000"]
