"""The budget in proportion, worked by hand on small tables."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetwatch.analysis import compare, proportions
from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.figure import COUNT, Figure, Operation, Quantity, Span, Trace, Unit, compound_growth
from budgetwatch.domain.grouping import GroupingKind
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.proportions import Composition, Structure, Weights
from budgetwatch.domain.series import Series, SeriesKind
from tests.analysis.conftest import DrawnFrame, draw_frame

if TYPE_CHECKING:
    from tests.analysis.conftest import Draw

NATURES = proportions.shipped_grouping(GroupingKind.NATURE)
INVESTMENTS = proportions.shipped_grouping(GroupingKind.INVESTMENT)
FORCES = proportions.shipped_grouping(GroupingKind.FORCE)
OPACITY = proportions.shipped_grouping(GroupingKind.OPACITY)

BY_NATURE = """
label     | nature:1                | voted 2023 | paid 2023
Pay       | 2 Personnel             | 500        | 490
Fuel      | 3 Biens et services     | 200        | 150
Pensions  | 4 Transferts courants   | 100        | 100
Trucks    | 5 Investissements       | 150        | 60
Something | 9 Autres                | 30         | 30
Bare      |                         | 20         | ?
"""


def told(composition: Composition) -> list[str]:
    return [f"{part.key} {part.amount} {part.share}" for part in composition.parts]


def cut(frame: DrawnFrame, query: CompareQuery | None = None) -> Structure:
    return proportions.cut_by_nature(proportions.look_at(frame, query or CompareQuery()), NATURES)


def test_each_nature_has_its_share_and_what_no_list_knows_stays_unallocated(draw: Draw) -> None:
    voted, paid = cut(draw(BY_NATURE)).years
    assert told(voted) == [
        "personnel 500 0.5",
        "transfers 100 0.1",
        "investment 150 0.15",
        "operations 200 0.2",
        "unallocated 50 0.05",
    ]
    assert (voted.stage, str(voted.total)) == (Measure.VOTED, "1000")
    assert told(paid) == [
        "personnel 490 0.590361",
        "transfers 100 0.120482",
        "investment 60 0.072289",
        "operations 150 0.180723",
        "unallocated 30 0.036145",
    ]


def test_what_is_allocated_in_full_still_shows_the_share_that_is_not(draw: Draw) -> None:
    (voted,) = cut(draw("label | nature:1 | voted 2023\nPay | 2 Personnel | 500")).years
    assert told(voted) == ["personnel 500 1", "unallocated 0 0"]


def test_titles_decide_before_the_accounts_under_them(draw: Draw) -> None:
    table = """
    label | nature:1          | nature:2                | voted 2023
    Staff | 5 Investissements | 66 Charges de personnel | 10
    Pay   | 2 Personnel       | 66 Charges de personnel | 90
    """
    (voted,) = cut(draw(table)).years
    assert told(voted) == ["personnel 90 0.9", "investment 10 0.1", "unallocated 0 0"]


def test_codes_count_where_no_label_is_printed_and_a_committee_decides_otherwise(draw: Draw) -> None:
    frame = draw("label | nature:1 | voted 2023\nA | 2 | 60\nB | 9 Autres | 40")
    assert told(cut(frame).years[0]) == ["personnel 60 0.6", "unallocated 40 0.4"]
    own = replace(NATURES, own={"autres": "operations", "2": "unallocated"})
    (voted,) = proportions.cut_by_nature(proportions.look_at(frame, CompareQuery()), own).years
    assert told(voted) == ["operations 40 0.4", "unallocated 60 0.6"]


def test_commitment_authorisations_are_cut_where_they_are_asked_for(draw: Draw) -> None:
    frame = draw("label | nature:1 | voted 2023 AE | voted 2023 CP\nA | 2 Personnel | 9 | 5")
    assert [str(one.total) for one in cut(frame).years] == ["5"]
    assert [str(one.total) for one in cut(frame, CompareQuery(basis=Basis.AE)).years] == ["9"]


def test_equipment_and_upkeep_are_told_where_investment_says_what_it_buys(draw: Draw) -> None:
    table = """
    label            | nature:1            | voted 2023
    Armoured vehicle | 5 Investissements   | 25
    Véhicules        | 5 Investissements   | 100
    Casernements     | 5 Investissements   | 75
    Carburants       | 3 Biens et services | 300
    """
    (one,) = proportions.equipment_ratios(proportions.look_at(draw(table), CompareQuery()), NATURES, INVESTMENTS)
    assert (str(one.equipment), str(one.share), str(one.upkeep), str(one.unsplit)) == ("100", "0.2", "3", "0.05")


FORCE_TABLE = """
label   | programme:1            | programme:2              | programme:3                   | voted 2023
Pay     | 210 Défense nationale  | 2102 Forces terrestres   | 21021 Soldes et primes        | 40
Fuel    | 210 Défense nationale  | 2103 Forces aériennes    | 21033 Carburant aéronautique  | 20
Police  | 230 Sécurité           | 2302 Police nationale    | 23021 Soldes                  | 25
Other   | 210 Défense nationale  | 2109 Santé militaire     | 21091 Hôpitaux                | 15
"""


def test_each_force_has_what_its_programme_names_and_the_rest_is_not_shared_out(draw: Draw) -> None:
    structure = proportions.cut_by_force(proportions.look_at(draw(FORCE_TABLE), CompareQuery()), FORCES)
    assert told(structure.years[0]) == ["army 40 0.4", "air 20 0.2", "police 25 0.25", "unallocated 15 0.15"]


def test_a_column_of_forces_comes_before_what_programmes_are_called(draw: Draw) -> None:
    table = """
    label | force:1      | programme:1              | voted 2023
    Pay   | ~Gendarmerie | 2102 Forces terrestres   | 40
    Fuel  |              | 2103 Forces aériennes    | 60
    """
    structure = proportions.cut_by_force(proportions.look_at(draw(table), CompareQuery()), FORCES)
    assert told(structure.years[0]) == ["gendarmerie 40 0.4", "unallocated 60 0.6"]


def test_a_label_kept_out_of_every_group_does_not_follow_the_one_above_it(draw: Draw) -> None:
    own = replace(FORCES, own={"soldes et primes": "unallocated"})
    structure = proportions.cut_by_force(proportions.look_at(draw(FORCE_TABLE), CompareQuery()), own)
    assert told(structure.years[0]) == ["air 20 0.2", "police 25 0.25", "unallocated 55 0.55"]


WAGES = """
label | nature:1            | voted 2015 | voted 2016 | voted 2017
Pay   | 2 Personnel         | 60         |            | 80
Fuel  | 3 Biens et services | 40         | 45         | 41
"""


def test_a_year_whose_wage_bill_is_missing_is_named(draw: Draw) -> None:
    missing = proportions.wageless(proportions.look_at(draw(WAGES), CompareQuery()), NATURES)
    assert list(missing) == [(2016, Measure.VOTED)]
    assert "In 2016 no line of personnel" in str(missing[2016, Measure.VOTED])


def test_a_dossier_without_personnel_anywhere_misses_no_wage_bill(draw: Draw) -> None:
    frame = draw("label | nature:1 | voted 2015 | voted 2016\nFuel | 3 Biens et services | 40 | 45")
    assert not proportions.wageless(proportions.look_at(frame, CompareQuery()), NATURES)


def test_a_year_without_any_nature_is_not_said_to_miss_its_wage_bill(draw: Draw) -> None:
    with_natures = "label | nature:1 | voted 2015\nPay | 2 Personnel | 40"
    frame = draw(with_natures, "label | programme:1 | voted 2016\nA | 01 Roads | 45")
    assert not proportions.wageless(proportions.look_at(frame, CompareQuery()), NATURES)


PRICES = Series(SeriesKind.CONSUMER_PRICES, "BF", {2022: Decimal(10), 2023: Decimal(0), 2024: Decimal(0)}, "invented")


def money(value: int, year: int = 0, currency: str | None = "XOF") -> Figure:
    return Figure(value, Unit(Quantity.MONEY, 0, currency), Trace(Operation.SUM, ()))


def test_growth_is_compound_and_real_growth_sets_prices_apart() -> None:
    totals = {2021: money(100_000), 2022: money(150_000), 2024: money(133_100)}
    state = {2021: money(1_000_000), 2024: money(1_662_000)}
    grown = proportions.grow(Measure.VOTED, totals, {}, PRICES, state)
    # (133 100 ÷ 100 000)^(1/3) − 1 = 10 %; at prices of 2024 the first year is 110 000: (1.21)^(1/3) − 1
    assert (str(grown.nominal), str(grown.real)) == ("0.1", "0.065602")
    # 33.1 % over 66.2 %: half
    assert str(grown.elasticity) == "0.5"
    assert (grown.first, grown.last, grown.missing) == (2021, 2024, ())


@pytest.mark.parametrize(
    ("first", "last", "years", "rate"),
    [
        (35_449_061_000, 75_629_778_000, 10, "0.07872"),  # data trap 7: +113.35 % in ten years
        (166_319, 212_770, 2, "0.131056"),  # data trap 8: yearly +13.11 %
        (100, 50, 1, "-0.5"),
    ],
)
def test_published_growth_claims_are_worked_out_again(first: int, last: int, years: int, rate: str) -> None:
    assert str(compound_growth(money(last), money(first), Span(2000, 2000 + years))) == rate


def test_a_year_left_out_moves_the_ends_of_the_growth_and_is_said() -> None:
    totals = {2015: money(100), 2016: money(45), 2017: money(121)}
    why = msg("The wage bill is missing.")
    grown = proportions.grow(Measure.VOTED, totals, {2016: why}, None, {})
    assert (str(grown.nominal), grown.left_out) == ("0.1", ((2016, why),))
    assert proportions.grow(Measure.VOTED, totals, {2016: why, 2017: why}, None, {}).nominal is None


def test_what_growth_lacks_is_said() -> None:
    grown = proportions.grow(Measure.VOTED, {2021: money(5), 2030: money(6)}, {}, PRICES, {2021: money(9)})
    assert (grown.real, grown.elasticity) == (None, None)
    assert [str(one) for one in grown.missing] == [
        "Consumer prices from 2021 to 2030 are not all known: no growth in real terms.",
        "The State's budget of 2021 and 2030 is not known: no elasticity.",
    ]


def named(kind: SeriesKind) -> Weights:
    return Weights(msg("series"), kind, "invented", to_verify=False, years=())


def test_shares_of_output_and_amounts_per_head_are_exact() -> None:
    totals = {2023: money(500)}
    (share,) = proportions.weigh_against(totals, Measure.VOTED, {2023: money(30_000)}, named(SeriesKind.GDP)).years
    assert (str(share.share), share.missing) == ("0.016667", None)
    people = Figure(300, COUNT, Trace(Operation.SUM, ()))
    (head,) = proportions.weigh_against(totals, Measure.VOTED, {2023: people}, named(SeriesKind.POPULATION)).years
    assert (str(head.share), head.share and head.share.unit.currency) == ("1.666667", "XOF")


def test_nothing_is_computed_across_currencies_or_without_a_value() -> None:
    totals = {2023: money(500), 2024: money(600), 2025: money(1)}
    gdp = {2023: money(9, currency="USD"), 2024: money(9, currency=None)}
    told = proportions.weigh_against(totals, Measure.VOTED, gdp, named(SeriesKind.GDP)).years
    assert [one.share for one in told] == [None, None, None]
    assert [str(one.missing) for one in told] == [
        "The budget is in XOF, the series in USD: nothing is computed across currencies.",
        "One of the two amounts names no currency: nothing is computed.",
        "series: no value for 2025.",
    ]


HIDDEN = """
label             | programme:1       | nature:1            | voted 2023
Pay               | 01 Army           | 2 Personnel         | 500
Fonds spéciaux    | 01 Army           | 3 Biens et services | 120
Support           | 02 Special funds  | 3 Biens et services | 30
Dépenses diverses | 01 Army           | 3 Biens et services | 50
Block             | 01 Army           |                     | 100
Radar             | 01 Army           | 5 Investissements   | 200
Unknown           | 01 Army           | 5 Investissements   | ?
"""


def test_the_opacity_rate_adds_up_what_is_hidden_once_and_lists_it(draw: Draw) -> None:
    (one,) = proportions.find_opacity(proportions.look_at(draw(HIDDEN), CompareQuery()), OPACITY, Measure.VOTED)
    assert told(one.composition) == [
        "classified 150 0.15",
        "lump_sum 50 0.05",
        "undetailed 100 0.1",
        "unallocated 700 0.7",
    ]
    assert (str(one.hidden), str(one.rate), str(one.unknown), one.removed) == ("300", "0.3", "1", None)
    assert [f"{line.component}: {line.label} {line.amount}" for line in one.lines] == [
        "classified: Fonds spéciaux 120",
        "classified: Support 30",
        "lump_sum: Dépenses diverses 50",
        "undetailed: Block 100",
    ]


def test_removed_amounts_are_counted_in_cells_of_their_own(draw: Draw) -> None:
    frame = draw("label | voted 2023\nA | 10\nB | ?\nC | ?")
    frame.facts["state"] = frame.facts["state"].cat.add_categories("redacted")
    frame.facts.loc[1, "state"] = "redacted"
    (one,) = proportions.find_opacity(proportions.look_at(frame, CompareQuery()), OPACITY, Measure.VOTED)
    assert (str(one.removed), str(one.unknown), str(one.rate)) == ("1", "1", "0")


OWED = """
label | programme:1 | revised 2022 | committed 2022 | verified 2022 | ordered 2022 | paid 2022 | ordered 2023 | paid 2023 | ordered 2024 | paid 2024
A     | 01 Roads    | 100          | 110            | 90            | 80           | 70        | 60           | 40        | 50           | ?
B     | 02 Food     | 50           | 50             | 50            | 50           | 55        | 20           | 20        | 10           | 9
"""


def test_payables_stand_by_place_and_year_with_what_adds_up(draw: Draw) -> None:
    frame = draw(OWED)
    owed = proportions.find_payables(compare(frame, CompareQuery()))
    shown = {
        one.label or "total": [f"{at.year} {at.unpaid} {at.unordered} {at.stock}" for at in one.years]
        for one in (*owed.places, owed.total)
    }
    assert shown == {
        "Roads": ["2022 10 10 10", "2023 20 None 30", "2024 None None None"],
        "Food": ["2022 -5 0 -5", "2023 0 None -5", "2024 1 None -4"],
        "total": ["2022 5 10 5", "2023 20 None 25", "2024 None None None"],
    }


def test_stages_out_of_order_are_listed_and_none_is_refused(draw: Draw) -> None:
    owed = proportions.find_payables(compare(draw(OWED), CompareQuery()))
    assert [f"{one.label} {one.year} {one.later} > {one.earlier} {one.gap}" for one in owed.out_of_order] == [
        "Roads 2022 committed > revised 10",
        "Food 2022 paid > ordered 5",
    ]


def test_a_year_that_lacks_in_between_breaks_what_adds_up(draw: Draw) -> None:
    frame = draw("label | ordered 2021 | paid 2021 | ordered 2023 | paid 2023\nA | 9 | 5 | 8 | 5")
    owed = proportions.find_payables(compare(frame, CompareQuery()))
    assert [str(at.stock) for at in owed.total.years] == ["4", "None"]


LINES = st.lists(
    st.tuples(
        st.sampled_from(["2 Personnel", "3 Biens et services", "5 Investissements", "9 Autres", "~Transferts", ""]),
        st.integers(-(10**12), 10**12),
    ),
    min_size=1,
    max_size=8,
)


def drawn(lines: list[tuple[str, int]]) -> DrawnFrame:
    return draw_frame("label | nature:1 | voted 2023\n" + "\n".join(f"L | {code} | {value}" for code, value in lines))


@given(LINES, st.randoms())
def test_parts_make_the_whole_and_the_order_of_rows_changes_nothing(
    lines: list[tuple[str, int]], chance: object
) -> None:
    (composition,) = cut(drawn(lines)).years
    amounts = [part.amount.value for part in composition.parts if part.amount]
    assert sum(amounts) == composition.total.value == sum(value for _, value in lines)
    shuffled = list(lines)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a Random
    assert told(cut(drawn(shuffled)).years[0]) == told(composition)
