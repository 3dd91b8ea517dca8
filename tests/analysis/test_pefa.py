"""Budget credibility against published and computed oracles."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetwatch.analysis.pefa import rate, shipped_bands
from budgetwatch.analysis.pefa.scores import weakest
from budgetwatch.domain.money import Amount
from budgetwatch.domain.pefa import BudgetHead, Credibility, Dimension, HeadKind

SYNTHETIC = """
              2021        2022        2023
Défense       200 260     240 290     300 315
Sécurité      100 120     120 126     140 145
Justice        40  36      40  38      45  44
Santé         160 144     170 165     180 178
Éducation     300 270     310 300     320 318
Autres        200 190     220 221     215 210
Intérêts       60  62      70  72      80  81
Imprévus       20  10      25  20      30  15
"""

ESTIMATE = """
    2021
A   3500   10055
B   146750 147953
C   202160 194050
D   0      1148
E   34529  19748
F   500    385
"""

KINDS = {"Intérêts": HeadKind.INTEREST, "Imprévus": HeadKind.CONTINGENCY, "Attente": HeadKind.SUSPENSE}


def heads(table: str) -> list[BudgetHead]:
    """The heads of a table: a budget and an outturn per year."""
    first, *rows = table.strip("\n").splitlines()
    years = [int(year) for year in first.split()]
    found = []
    for row in rows:
        name, *amounts = row.split()
        pairs = zip(years, amounts[::2], amounts[1::2], strict=True)
        found += [
            BudgetHead(year, name, KINDS.get(name, HeadKind.HEAD), Amount(int(budget)), Amount(int(spent)))
            for year, budget, spent in pairs
        ]
    return found


def rated(table: str, unapproved: frozenset[int] = frozenset()) -> Credibility:
    return rate(heads(table), shipped_bands(), unapproved=unapproved)


def six(value: Fraction | None) -> str:
    return "n.d." if value is None else f"{float(value):.6f}"


def test_the_synthetic_country_gives_the_reference_percentages_and_letters() -> None:
    told = rated(SYNTHETIC)
    assert [six(year.variance) for year in told.years] == ["14.509804", "7.527911", "2.699725"]
    assert [six(year.contingency) for year in told.years] == ["0.925926", "1.673640", "1.145038"]
    assert [six(year.outturn) for year in told.years] == ["101.111111", "103.096234", "99.694656"]
    assert told.scores == {
        Dimension.OUTTURN: "A",
        Dimension.BY_HEAD: "B",
        Dimension.BY_NATURE: None,
        Dimension.CONTINGENCY: "A",
        Dimension.COMPOSITION: "B+",
    }
    assert [year.outlier for year in told.years] == [True, False, False]


def test_the_lines_of_a_year_show_their_working() -> None:
    lines = [
        f"{head.category} {float(head.adjusted):.1f} {float(head.deviation):+.1f} {six(head.percent)}"
        for head in rated(SYNTHETIC).years[0].heads
    ]
    assert lines == [
        "Défense 204.0 +56.0 27.450980",
        "Sécurité 102.0 +18.0 17.647059",
        "Justice 40.8 -4.8 11.764706",
        "Santé 163.2 -19.2 11.764706",
        "Éducation 306.0 -36.0 11.764706",
        "Autres 204.0 -14.0 6.862745",
    ]


def test_a_published_year_with_a_new_head_gives_its_variance_but_no_letter() -> None:
    told = rated(ESTIMATE)
    (year,) = told.years
    assert (six(year.outturn), six(year.variance)) == ("96.360717", "7.700252")
    assert [six(head.percent) for head in year.heads if head.budget == 0] == ["n.d."]
    assert set(told.scores.values()) == {None}


def test_a_year_without_a_budget_in_time_is_set_aside_and_the_others_decide() -> None:
    told = rated(SYNTHETIC, unapproved=frozenset({2021}))
    assert (told.years[0].variance, told.years[0].outlier) == (None, True)
    assert (told.scores[Dimension.OUTTURN], told.scores[Dimension.BY_HEAD]) == ("A", "B")
    assert told.scores[Dimension.CONTINGENCY] is None


def test_years_that_do_not_follow_each_other_are_not_scored() -> None:
    assert set(rated(SYNTHETIC.replace("2023", "2024")).scores.values()) == {None}


def test_large_suspense_accounts_score_composition_d() -> None:
    told = rated(SYNTHETIC + "Attente        0 400       0   0       0   0\n")
    assert (told.scores[Dimension.BY_HEAD], told.scores[Dimension.COMPOSITION]) == ("D", "D")
    assert rated(SYNTHETIC + "Attente 0 10 0 0 0 0\n").scores[Dimension.BY_HEAD] == "B"


def test_beyond_twenty_heads_the_variance_of_the_largest_with_the_others_as_one_is_given_too() -> None:
    many = "    2021\n" + "".join(f"H{number:02d} {100 + number} {80 + 40 * (number % 2)}\n" for number in range(30))
    (year,) = rated(many).years
    assert (len(year.heads), year.largest_heads is None) == (30, False)
    assert (year.largest_heads or 0) < (year.variance or 0)
    assert rated(SYNTHETIC).years[0].largest_heads is None


@pytest.mark.parametrize(
    ("letters", "indicator"), [((None, "D", "A"), "D+"), (("D", "D"), "D"), (("B", None, "A"), "B+"), ((None,), None)]
)
def test_the_weakest_dimension_gives_the_indicator(letters: tuple[str | None, ...], indicator: str | None) -> None:
    assert weakest(letters) == indicator


@given(st.lists(st.tuples(st.integers(0, 10**12), st.integers(0, 10**12)), min_size=1, max_size=15))
def test_the_variance_has_two_equal_forms(amounts: list[tuple[int, int]]) -> None:
    found = [
        BudgetHead(2021, str(number), HeadKind.HEAD, Amount(budget), Amount(spent))
        for number, (budget, spent) in enumerate(amounts)
    ]
    (year,) = rate(found, shipped_bands()).years
    budget, spent = (sum(column) for column in zip(*amounts, strict=True))
    if budget and spent:
        other = sum(abs(Fraction(paid, spent) - Fraction(voted, budget)) for voted, paid in amounts)
        assert year.variance == 100 * other
    else:
        assert year.variance is None


def test_a_composition_of_which_one_year_is_not_measured_has_no_letter_and_the_outturn_keeps_its_own() -> None:
    apart = {Dimension.BY_HEAD: frozenset({2022})}
    found = rate(heads(SYNTHETIC), shipped_bands(), unplaced=apart)
    assert [one.variance is None for one in found.years] == [False, True, False]
    assert (found.scores[Dimension.BY_HEAD], found.scores[Dimension.OUTTURN]) == (None, "A")
    assert [one.outlier for one in found.years if one.year == 2022] == [False]
