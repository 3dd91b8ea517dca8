"""The topics on appropriations and execution: an example for every answer that each can propose."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from budgetwatch.checklists import Inputs
from budgetwatch.domain.checklist import Answer, ProposedAnswer
from budgetwatch.domain.comparison import Comparison
from budgetwatch.domain.figure import SHARE, Figure, Operation, Trace
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.pefa import Credibility, Dimension, WorkedCredibility, WorkedYear
from tests.checklists.conftest import drawn, figure

if TYPE_CHECKING:
    from tests.checklists.conftest import Answered

INVESTMENT = frozenset({"5", "Investissements"})
GOODS = frozenset({"3", "Biens et services"})


def shown(answer: ProposedAnswer) -> dict[str, str]:
    return {str(one.label): str(one.figure) for one in answer.evidence}


def missing(answer: ProposedAnswer) -> list[str]:
    return [str(words) for words in answer.missing]


def authorised(ae: str) -> Inputs:
    """Two lines of investment of 750 and 250 in CP, the second with this AE, beside a line of pay."""
    cp = drawn("line | voted 2024\nRadar | 750\nBase | 250\nPay | 900")
    own = drawn(f"line | voted 2024\nRadar | 800\nBase | {ae}\nPay | 1")
    return Inputs(lines=cp, cp=cp, ae=own, natures={"Radar": INVESTMENT, "Base": INVESTMENT, "Pay": frozenset({"2"})})


@pytest.mark.parametrize(("ae", "expected"), [("250", Answer.YES), ("249", Answer.PARTLY), ("", Answer.PARTLY)])
def test_b04_asks_every_line_of_investment_for_an_ae_of_at_least_its_cp(
    ae: str, expected: Answer, answered: Answered
) -> None:
    answer = answered("B04", authorised(ae))
    assert (answer.answer, answer.n) == (expected, 2)
    assert shown(answer)["CP of investment 2024"] == "1000"


def test_b04_says_no_where_most_of_investment_has_too_small_an_ae(answered: Answered) -> None:
    inputs = authorised("250")
    small = drawn("line | voted 2024\nRadar | 749\nBase | 250")
    assert answered("B04", replace(inputs, ae=small)).answer is Answer.NO


def test_b04_names_what_is_missing(answered: Answered) -> None:
    inputs = authorised("250")
    assert missing(answered("B04", replace(inputs, ae=None))) == ["the commitment authorisations (AE) of 2024"]
    assert missing(answered("B04", replace(inputs, natures={}))) == ["the economic nature of the lines"]
    only_pay = {"Pay": frozenset({"2"})}
    assert missing(answered("B04", replace(inputs, natures=only_pay))) == [
        "a line of investment with its payment appropriation (CP)"
    ]


def reserves(amount: int) -> Inputs:
    return Inputs(lines=drawn(f"line | voted 2024\nDépenses imprévues | {amount}\nPay | {100 - amount}"))


@pytest.mark.parametrize(("amount", "expected"), [(3, Answer.YES), (6, Answer.PARTLY), (7, Answer.NO)])
def test_b10_measures_common_charges_and_reserves(amount: int, expected: Answer, answered: Answered) -> None:
    answer = answered("B10", reserves(amount))
    assert (answer.answer, shown(answer)["credits of 2024"]) == (expected, "100")


def test_b10_never_says_yes_where_it_finds_no_such_line(answered: Answered) -> None:
    lines = drawn("line | voted 2024\nRéserve opérationnelle des armées | 90\nPay | 10")
    answer = answered("B10", Inputs(lines=lines))
    assert (answer.answer, missing(answer)) == (Answer.UNAVAILABLE, ["a line of common charges or of reserves"])


def test_c12_shows_the_shares_of_two_years_and_counts_those_that_moved(answered: Answered) -> None:
    natures = drawn("nature | voted 2023 | voted 2024\nPay | 500 | 560\nGoods | 400 | 345\n? | 100 | 95")
    answer = answered("C12", Inputs(lines=natures, nature=natures))
    assert (answer.answer, answer.n) == (None, 3)
    assert shown(answer) == {
        "share of Pay 2023": "0.5",
        "share of Goods 2023": "0.4",
        "share without a nature 2023": "0.1",
        "share of Pay 2024": "0.56",
        "share of Goods 2024": "0.345",
        "share without a nature 2024": "0.095",
        "change of the share of Pay": "0.06",
        "change of the share of Goods": "-0.055",
        "shares to ask about": "2",
    }


def test_c12_needs_natures_and_the_year_before(answered: Answered) -> None:
    one = drawn("nature | voted 2024\nPay | 500")
    assert missing(answered("C12", Inputs(lines=one, nature=one))) == ["the budget of 2023, by economic nature"]
    bare = drawn("nature | voted 2024\n? | 500")
    assert missing(answered("C12", Inputs(lines=bare, nature=bare))) == ["the economic nature of the lines"]


def credibility(letter: str | None, *variances: int) -> WorkedCredibility:
    """Years from 2022 on with these variances in percent, and the letter that they are rated."""
    trace = Trace(Operation.RATIO, ())
    nothing = figure(Measure.VOTED, 2022, 0)
    years = tuple(
        WorkedYear(year, (), nothing, nothing, None, Figure(percent * 10_000, SHARE, trace), None, None)
        for year, percent in enumerate(variances, 2022)
    )
    return WorkedCredibility(Credibility((), {Dimension.BY_HEAD: letter}, ()), years, Measure.PAID)


@pytest.mark.parametrize(
    ("letter", "expected"), [("A", Answer.YES), ("B", Answer.YES), ("C", Answer.PARTLY), ("D", Answer.NO)]
)
def test_d06_follows_the_band_of_the_composition(letter: str, expected: Answer, answered: Answered) -> None:
    answer = answered("D06", Inputs(credibility=credibility(letter, 4, 9, 12)))
    assert (answer.answer, answer.n) == (expected, 3)
    assert shown(answer)["variance of composition 2024 (paid)"] == "0.12"


def test_d06_needs_three_whole_years(answered: Answered) -> None:
    two = answered("D06", Inputs(credibility=credibility(None, 4, 9)))
    assert (two.answer, two.n) == (Answer.UNAVAILABLE, 2)
    lines = replace(drawn("line | voted 2024 | paid 2024\nPay | 10 | 1"), part_year=frozenset({(2024, Measure.PAID)}))
    early = answered("D06", Inputs(lines=lines, credibility=credibility("A", 1, 1, 1)))
    assert missing(early) == ["the execution of the whole year 2024"]


@pytest.mark.parametrize(("paid", "expected"), [(980, Answer.YES), (900, Answer.PARTLY), (899, Answer.NO)])
def test_d14_measures_what_is_ordered_and_not_paid(paid: int, expected: Answer, answered: Answered) -> None:
    answer = answered("D14", Inputs(lines=drawn(f"line | ordered 2024 | paid 2024\nPay | 1000 | {paid}")))
    assert (answer.answer, shown(answer)["left to pay 2024"]) == (expected, str(1000 - paid))


def test_d14_does_not_offset_a_line_by_another(answered: Answered) -> None:
    lines = drawn("line | ordered 2024 | paid 2024\nPay | 500 | 400\nFood | 500 | 600")
    assert shown(answered("D14", Inputs(lines=lines)))["share left to pay"] == "0.1"


def test_d14_names_the_stage_that_is_missing(answered: Answered) -> None:
    answer = answered("D14", Inputs(lines=drawn("line | paid 2024\nPay | 10")))
    assert (answer.answer, missing(answer)) == (Answer.UNAVAILABLE, ["the payment orders"])


def funds(before: str, voted: int, paid: str) -> Comparison:
    """Special funds beside pay that grows by a tenth."""
    return drawn(f"""
        line           | voted 2023 | voted 2024 | paid 2024
        Fonds spéciaux | {before}   | {voted}    | {paid}
        Pay            | 1000       | 1100       | 1000
    """)


@pytest.mark.parametrize(
    ("before", "voted", "paid", "expected"),
    [
        ("100", 110, "110", Answer.YES),
        ("100", 120, "110", Answer.PARTLY),
        ("100", 110, "111", Answer.NO),
        ("", 110, "111", Answer.NO),
        ("", 110, "110", Answer.UNAVAILABLE),
        ("100", 110, "", Answer.UNAVAILABLE),
    ],
)
def test_d17_compares_special_funds_with_their_vote_and_their_growth_with_the_budgets(
    before: str, voted: int, paid: str, expected: Answer, answered: Answered
) -> None:
    answer = answered("D17", Inputs(lines=funds(before, voted, paid)))
    assert answer.answer is expected
    assert bool(answer.missing) is (expected is Answer.UNAVAILABLE)


def test_d17_needs_a_line_with_such_a_label(answered: Answered) -> None:
    lines = drawn("line | voted 2024 | paid 2024\nForces spéciales | 10 | 10")
    assert missing(answered("D17", Inputs(lines=lines))) == ["a line of special funds"]


BY_NATURE = """
line       | voted 2023 | voted 2024 | paid 2024
Pay        | 900        | 900        | 900
Transfers  | 100        | 200        | 150
"""
OF_FUNDS = {"Transfers": frozenset({"Fonds spéciaux de souveraineté"})}


def test_special_funds_are_known_by_their_programme_where_lines_are_named_by_nature(answered: Answered) -> None:
    inputs = Inputs(lines=drawn(BY_NATURE), places=OF_FUNDS)
    growth, share = answered("D17", inputs), answered("I02", inputs)
    assert (growth.answer, shown(growth)["special funds, voted 2024"]) == (Answer.PARTLY, "200")
    assert (share.answer, shown(share)["special funds 2024"]) == (Answer.NO, "200")


def test_maintenance_and_reserves_are_known_by_their_programme_too(answered: Answered) -> None:
    lines = drawn("line | voted 2022 | voted 2023 | voted 2024\nGoods | 40 | 40 | 40\nAvions | 100 | 100 | 100")
    upkeep = {"Goods": frozenset({"Maintien en condition des matériels"})}
    told = answered("G03", Inputs(lines=lines, natures=NATURES, places=upkeep))
    assert shown(told)["maintenance 2024"] == "40"
    common = answered("B10", Inputs(lines=lines, places={"Goods": frozenset({"Dépenses communes"})}))
    assert shown(common)["common charges and reserves 2024"] == "40"


@pytest.mark.parametrize("topic", ["D14", "D17"])
def test_a_year_that_stops_early_is_not_judged(topic: str, answered: Answered) -> None:
    lines = drawn("line | voted 2024 | ordered 2024 | paid 2024\nFonds spéciaux | 10 | 10 | 1")
    lines = replace(lines, part_year=frozenset({(2024, Measure.PAID)}))
    assert missing(answered(topic, Inputs(lines=lines))) == ["the payments of the whole year 2024"]


def secret(special: int, lump: int) -> Inputs:
    rest = 1000 - special - lump
    return Inputs(lines=drawn(f"line | voted 2024\nFonds spéciaux | {special}\nDivers | {lump}\nPay | {rest}"))


@pytest.mark.parametrize(
    ("special", "lump", "expected"), [(5, 5, Answer.YES), (40, 40, Answer.PARTLY), (40, 41, Answer.NO)]
)
def test_i02_adds_special_funds_and_lines_without_detail(
    special: int, lump: int, expected: Answer, answered: Answered
) -> None:
    answer = answered("I02", secret(special, lump))
    assert (answer.answer, shown(answer)["credits in lump lines"]) == (expected, str(lump))


@pytest.mark.parametrize(("lump", "expected"), [(10, Answer.UNAVAILABLE), (81, Answer.NO)])
def test_i02_never_says_yes_where_no_special_fund_is_found(lump: int, expected: Answer, answered: Answered) -> None:
    lines = drawn(f"line | voted 2024\nDivers | {lump}\nPay | {1000 - lump}")
    answer = answered("I02", Inputs(lines=lines))
    assert (answer.answer, missing(answer)) == (expected, ["a line of special funds"])


UPKEEP = """
line             | voted 2022 | voted 2023 | voted 2024
Entretien auto   | 40         | 40         | 34
Avions           | 100        | 100        | 100
"""
NATURES = {"Entretien auto": GOODS, "Avions": INVESTMENT}


def test_g03_follows_maintenance_over_equipment_and_proposes_no_answer(answered: Answered) -> None:
    answer = answered("G03", Inputs(lines=drawn(UPKEEP), natures=NATURES))
    assert (answer.answer, answer.n) == (None, 3)
    assert shown(answer)["maintenance over equipment 2024"] == "0.34"
    assert shown(answer)["falls to ask about"] == "1"


def test_g03_says_that_two_years_are_an_insufficient_sample(answered: Answered) -> None:
    lines = drawn("line | voted 2023 | voted 2024\nEntretien auto | 40 | 34\nAvions | 100 | 100")
    answer = answered("G03", Inputs(lines=lines, natures=NATURES))
    assert (answer.answer, missing(answer)) == (
        Answer.UNAVAILABLE,
        ["insufficient sample: 2 cases, at least 3 are wanted"],
    )
    assert answer.evidence


@pytest.mark.parametrize(
    ("natures", "expected"),
    [
        ({}, "the economic nature of the lines"),
        ({"Entretien auto": GOODS}, "lines of maintenance beside lines of equipment"),
    ],
)
def test_g03_names_what_is_missing(natures: dict[str, frozenset[str]], expected: str, answered: Answered) -> None:
    assert missing(answered("G03", Inputs(lines=drawn(UPKEEP), natures=natures))) == [expected]


@pytest.mark.parametrize("name", ["B04", "B10", "C12", "D06", "D14", "D17", "G03", "I02"])
def test_an_empty_dossier_gives_what_is_missing(name: str, answered: Answered) -> None:
    answer = answered(name, Inputs())
    assert (answer.answer, bool(answer.missing)) == (Answer.UNAVAILABLE, True)
