"""What is made of a stage of which some amount is not known: its sum, marked, and nothing that divides or compares it."""

from __future__ import annotations

import pytest

from budgetwatch.analysis import pefa
from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.pefa import Dimension
from budgetwatch.i18n import language
from budgetwatch.usecases import credibility, proportions
from budgetwatch.usecases.comparing import compare
from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.packing import PackAsked, PackPlan, compose
from tests.usecases.conftest import Bring

BUDGET = """\
Exécution {year};;;
(en milliers de FCFA);;;
Code;Libellé;LFI {year};Payé {year}
2101;Soldes;7 000 000;{paid}
2102;Carburants;3 000 000;1 000 000
2103;Casernements;2 000 000;1 900 000
"""


def brought(bring: Bring, *unknown: int) -> None:
    for year in (2021, 2022, 2023):
        paid = "n.d." if year in unknown else "6 500 000"
        bring(f"execution_{year}.csv", BUDGET.format(year=year, paid=paid))


def test_a_total_with_an_unknown_amount_says_so_beside_its_sum(dossier: Dossier, bring: Bring) -> None:
    brought(bring, 2023)
    known, _, partly = compare(dossier, CompareQuery()).totals
    assert known.unknown == set()
    assert str(partly.stages[Measure.PAID]) == "2900000000"
    assert partly.unknown == {Measure.PAID}
    assert partly.whole(Measure.PAID) is None
    assert partly.whole(Measure.VOTED) is not None


@pytest.mark.parametrize("year", [2021, 2022, 2023])
def test_no_letter_is_given_where_an_unknown_amount_could_change_it(dossier: Dossier, bring: Bring, year: int) -> None:
    brought(bring, year)
    told = credibility.work_out(dossier)
    assert told is not None
    assert set(told.rated.scores.values()) == {None}
    assert [one.partly for one in told.rated.years] == [one == year for one in (2021, 2022, 2023)]
    said = [language("en").word(note) for note in told.rated.notes]
    assert f"{year}: some amounts are not known. The percentages are those of the others." in said
    assert "No letter is given: amounts that nobody knows could change it." in said


def test_letters_are_given_where_every_amount_of_three_years_is_known(dossier: Dossier, bring: Bring) -> None:
    brought(bring)
    told = credibility.work_out(dossier)
    assert told is not None
    assert told.rated.scores[Dimension.OUTTURN] is not None


def test_an_unknown_year_before_the_last_three_takes_no_letter_away(dossier: Dossier, bring: Bring) -> None:
    brought(bring)
    bring("execution_2020.csv", BUDGET.format(year=2020, paid="n.d."))
    told = credibility.work_out(dossier)
    assert told is not None
    assert told.rated.scores[Dimension.OUTTURN] is not None
    assert pefa.partly_known_years(compare(dossier, CompareQuery()), Measure.PAID) == {2020}


def test_growth_leaves_out_a_year_that_is_known_in_part(dossier: Dossier, bring: Bring) -> None:
    brought(bring, 2023)
    told = proportions.work_out(dossier, proportions.ProportionsQuery(stage=Measure.PAID))
    assert told is not None
    grown = told.growth
    assert (grown.first, grown.last) == (2021, 2022)
    assert [year for year, _ in grown.left_out] == [2023]


def test_a_pack_marks_the_rows_and_totals_behind_which_an_amount_is_not_known(dossier: Dossier, bring: Bring) -> None:
    brought(bring, 2023)
    en = language("en")
    said = str(compose(dossier, PackAsked(PackPlan(), Audience.COMMITTEE)).blocks)
    assert "shape', '*'" in said
    assert "Some amount behind it is not known: the figures are those of the others" in said
    assert en.code == "en"
