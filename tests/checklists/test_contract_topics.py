"""The topics on contracts: an example for every answer that each can propose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from budgetwatch.checklists import Inputs, Register
from budgetwatch.domain.checklist import Answer, ProposedAnswer
from budgetwatch.domain.figure import ContractSelection
from budgetwatch.domain.finding import Finding, State
from tests.checklists.conftest import register, signal

if TYPE_CHECKING:
    from tests.checklists.conftest import Answered

FIRED, QUIET, SILENT = State.FIRED, State.NOT_FIRED, State.UNAVAILABLE
TOPICS = ("E02", "E03", "E04", "E05", "E06", "E07", "E11", "E12", "E13", "E14", "E15", "E16")


def shown(answer: ProposedAnswer) -> dict[str, str]:
    return {str(one.label): str(one.figure) for one in answer.evidence}


def missing(answer: ProposedAnswer) -> list[str]:
    return [str(words) for words in answer.missing]


def test_without_a_register_every_topic_on_contracts_says_so(answered: Answered) -> None:
    for topic in TOPICS:
        answer = answered(topic, Inputs())
        assert (answer.answer, missing(answer)) == (Answer.UNAVAILABLE, ["the register of contracts"]), topic


FULL = """
procedure | awarded | supplier | owner | amended | advance | guaranteed | paid | secret | category | due        | received   | penalty
open      | 100     | Alba     | Ann   | 0       | 10      | yes        | 100  | no     | Food     | 2024-06-01 | 2024-05-01 | 0
"""
QUIET_CODES = ("BW02", "BW03", "BW04", "BW05", "BW06", "BW07", "BW16", "BW18", "BW19", "BW20", "BW21", "BW22", "BW25")


@pytest.mark.parametrize("topic", TOPICS)
def test_nine_contracts_are_an_insufficient_sample(topic: str, answered: Answered) -> None:
    quiet = [signal(code, QUIET, n=9) for code in QUIET_CODES]
    answer = answered(topic, Inputs(register=register(FULL, *quiet, times=9)))
    assert (answer.answer, answer.n) == (Answer.UNAVAILABLE, 9)
    assert missing(answer)[0] == "insufficient sample: 9 cases, at least 10 are wanted"


@pytest.mark.parametrize("topic", sorted(set(TOPICS) - {"E02", "E07"}))
def test_a_signal_that_cannot_be_judged_gives_its_reason(topic: str, answered: Answered) -> None:
    silent = [signal(code, SILENT) for code in QUIET_CODES]
    answer = answered(topic, Inputs(register=register(FULL, *silent, times=12)))
    assert answer.answer is Answer.UNAVAILABLE
    assert missing(answer)[0].endswith(": the reason")
    assert answer.evidence == ()


def competing(open_: int, direct: int, unknown: str = "") -> Register:
    last = f"\n | {unknown}" if unknown else ""
    return register(f"procedure | awarded\nopen | {open_}\ndirect | {direct}{last}", times=10)


@pytest.mark.parametrize(("open_", "expected"), [(80, Answer.YES), (60, Answer.PARTLY), (59, Answer.NO)])
def test_e02_measures_the_value_awarded_by_competition(open_: int, expected: Answer, answered: Answered) -> None:
    answer = answered("E02", Inputs(register=competing(open_, 100 - open_)))
    assert (answer.answer, answer.n) == (expected, 20)
    assert shown(answer)["competitive share by value"] == f"0.{open_}".rstrip("0")
    assert shown(answer)["competitive share by number"] == "0.5"


def test_e02_answers_only_where_unknown_procedures_would_change_nothing(answered: Answered) -> None:
    doubtful = answered("E02", Inputs(register=competing(78, 20, "2")))
    assert (doubtful.answer, missing(doubtful)) == (Answer.UNAVAILABLE, ["the procedure of 10 contracts"])
    assert answered("E02", Inputs(register=competing(90, 8, "2"))).answer is Answer.YES


def test_e02_needs_procedures_and_amounts(answered: Answered) -> None:
    bare = register("awarded\n100", times=10)
    assert missing(answered("E02", Inputs(register=bare))) == ["the procedure of the contracts"]
    empty = register("procedure | awarded\nopen |", times=10)
    assert missing(answered("E02", Inputs(register=empty))) == ["the amounts of the contracts"]


def one_small(share: int, rest: str = "direct") -> str:
    """Ten contracts, the first of which holds so much of a value of a hundred times nine thousand."""
    first = 9000 * share // (100 - share)
    others = "\n".join(f"{rest} | 1000 | 1000" for _ in range(9))
    return f"procedure | awarded | paid\ndirect | {first} | {first}\n{others}"


@pytest.mark.parametrize(
    ("topic", "code", "share", "expected"),
    [
        ("E03", "BW02", 10, Answer.PARTLY),
        ("E03", "BW02", 11, Answer.NO),
        ("E13", "BW20", 5, Answer.PARTLY),
        ("E13", "BW20", 6, Answer.NO),
        ("E14", "BW22", 5, Answer.PARTLY),
        ("E14", "BW22", 6, Answer.NO),
    ],
)
def test_what_a_signal_names_is_weighed_by_value(
    topic: str, code: str, share: int, expected: Answer, answered: Answered
) -> None:
    quiet = signal("BW18", QUIET)
    answer = answered(topic, Inputs(register=register(one_small(share), quiet, signal(code, FIRED, 1))))
    assert (answer.answer, answer.n) == (expected, 10)
    assert float(shown(answer)["share concerned"]) == pytest.approx(share / 100, abs=0.0005)


@pytest.mark.parametrize(
    ("topic", "codes"), [("E03", ["BW02"]), ("E13", ["BW18", "BW20"]), ("E14", ["BW22"]), ("E05", ["BW03"])]
)
def test_yes_where_no_signal_fired(topic: str, codes: list[str], answered: Answered) -> None:
    quiet = [signal(code, QUIET) for code in codes]
    assert answered(topic, Inputs(register=register(one_small(10), *quiet))).answer is Answer.YES


def test_a_signal_that_fired_is_never_a_yes_however_small(answered: Answered) -> None:
    tiny = register("procedure | awarded\ndirect |\n" + "\n".join(["direct | 1000"] * 9), signal("BW02", FIRED, 1))
    assert answered("E03", Inputs(register=tiny)).answer is Answer.PARTLY


def test_e03_does_not_say_yes_where_some_procedures_are_not_known(answered: Answered) -> None:
    own = register(one_small(10) + "\n | 5 | 5", signal("BW02", QUIET))
    answer = answered("E03", Inputs(register=own))
    assert (answer.answer, missing(answer)) == (Answer.UNAVAILABLE, ["the procedure of one contract"])


@pytest.mark.parametrize(("unknown", "expected"), [(100, Answer.PARTLY), (900, Answer.UNAVAILABLE)])
def test_e03_keeps_partly_only_where_unknown_procedures_would_change_nothing(
    unknown: int, expected: Answer, answered: Answered
) -> None:
    own = register(one_small(5) + f"\n | {unknown} | 5", signal("BW02", FIRED, 1))
    assert answered("E03", Inputs(register=own)).answer is expected


def test_e13_keeps_a_no_though_another_signal_cannot_be_judged(answered: Answered) -> None:
    signals = (signal("BW18", SILENT), signal("BW20", FIRED, 1))
    large, small = (Inputs(register=register(one_small(share), *signals)) for share in (6, 5))
    assert answered("E13", large).answer is Answer.NO
    answer = answered("E13", small)
    assert (answer.answer, missing(answer)) == (Answer.UNAVAILABLE, ["signal BW18: the reason"])


def secret(*categories: str, found: Finding) -> Inputs:
    rows = "\n".join(f"yes | {category} | 10" for category in categories)
    return Inputs(
        register=register(f"secret | category | awarded\n{rows}\n" + "\n".join(["no | Food | 10"] * 9), found)
    )


def test_e04_says_no_where_one_secret_contract_is_for_ordinary_goods(answered: Answered) -> None:
    answer = answered("E04", secret("Bedding", found=signal("BW04", FIRED, 1)))
    assert (answer.answer, shown(answer)["their value"]) == (Answer.NO, "10")


def test_e04_says_yes_only_where_every_secret_contract_says_what_it_is_for(answered: Answered) -> None:
    assert answered("E04", secret("Arms", found=signal("BW04", QUIET))).answer is Answer.YES
    answer = answered("E04", secret("Arms", "35 100", found=signal("BW04", QUIET)))
    assert (answer.answer, missing(answer)) == (Answer.UNAVAILABLE, ["the category of one secret contract"])


@pytest.mark.parametrize(("without", "expected"), [(10, Answer.PARTLY), (11, Answer.NO)])
def test_e05_weighs_missing_approvals_among_the_contracts_to_be_approved(
    without: int, expected: Answer, answered: Answered
) -> None:
    rows = "\n".join(["1000"] * 9)
    own = register(
        f"awarded\n{without}\n{100 - without}\n{rows}", signal("BW03", FIRED, 1), to_approve=frozenset({1, 2})
    )
    answer = answered("E05", Inputs(register=own))
    assert (answer.answer, shown(answer)["value of the contracts to be approved"]) == (expected, "100")


@pytest.mark.parametrize(
    ("signals", "explained", "expected"),
    [
        ([QUIET, QUIET, QUIET], [], Answer.YES),
        ([QUIET, FIRED, QUIET], ["BW06"], Answer.PARTLY),
        ([QUIET, FIRED, FIRED], ["BW06"], Answer.NO),
        ([SILENT, FIRED, QUIET], [], Answer.NO),
        ([SILENT, FIRED, QUIET], ["BW06"], Answer.UNAVAILABLE),
        ([SILENT, QUIET, QUIET], [], Answer.UNAVAILABLE),
    ],
)
def test_e06_is_open_as_long_as_a_signal_is(
    signals: list[State], explained: list[str], expected: Answer, answered: Answered
) -> None:
    found = [
        signal(code, state, *([1, 2] if state is FIRED else []))
        for code, state in zip(("BW05", "BW06", "BW07"), signals, strict=True)
    ]
    own = register("awarded\n100", *found, times=10)
    assert answered("E06", Inputs(register=own, explained=frozenset(explained))).answer is expected


def test_e06_names_together_the_signals_that_lack_the_same(answered: Answered) -> None:
    own = register("awarded\n100", *(signal(code, SILENT) for code in ("BW05", "BW06", "BW07")), times=10)
    assert missing(answered("E06", Inputs(register=own))) == ["signal BW05, BW06, BW07: the reason"]


def spread(first: int, column: str = "owner") -> Register:
    """Nine suppliers, of which two belong to the first owner."""
    rows = "\n".join(f"{(100 - first) * 10} | Firm {n} | Owner {n}" for n in range(8))
    table = f"awarded | supplier | {column}\n{first * 40} | Alba | Ann\n{first * 40} | Brio | Ann\n{rows}"
    return register(table, owners=("Ann", "Ann", *(f"Owner {n}" for n in range(8))))


@pytest.mark.parametrize(("first", "expected"), [(20, Answer.YES), (40, Answer.PARTLY), (41, Answer.NO)])
def test_e07_adds_the_suppliers_of_one_owner(first: int, expected: Answer, answered: Answered) -> None:
    answer = answered("E07", Inputs(register=spread(first)))
    assert (answer.answer, answer.n) == (expected, 10)
    assert shown(answer)["contracts of Ann"] == "2"
    assert shown(answer)["share of the first of 9 owners"] == f"0.{first}".rstrip("0")


@pytest.mark.parametrize(("first", "expected"), [(20, Answer.UNAVAILABLE), (40, Answer.PARTLY)])
def test_e07_never_says_yes_where_nobody_declares_an_owner(first: int, expected: Answer, answered: Answered) -> None:
    answer = answered("E07", Inputs(register=spread(first, "address")))
    assert (answer.answer, missing(answer)) == (expected, ["the beneficial owners of the suppliers"])


def test_e07_needs_suppliers(answered: Answered) -> None:
    answer = answered("E07", Inputs(register=register("awarded\n100", times=10)))
    assert missing(answer) == ["the suppliers and amounts of the contracts"]


@pytest.mark.parametrize(("topic", "code"), [("E11", "BW16"), ("E12", "BW19")])
@pytest.mark.parametrize(("found", "expected"), [((), Answer.YES), ((1,), Answer.PARTLY), ((1, 2), Answer.NO)])
def test_amendments_and_advances_are_weighed_by_the_number_of_contracts(
    topic: str, code: str, found: tuple[int, ...], expected: Answer, answered: Answered
) -> None:
    own = register(FULL, signal(code, FIRED if found else QUIET, *found), times=10)
    answer = answered(topic, Inputs(register=own))
    assert (answer.answer, answer.n) == (expected, 10)


def test_e12_never_says_yes_where_the_register_gives_no_guarantee(answered: Answered) -> None:
    own = register("awarded | advance\n100 | 10", signal("BW19", QUIET), times=10)
    answer = answered("E12", Inputs(register=own))
    assert (answer.answer, missing(answer)) == (Answer.UNAVAILABLE, ["the guarantees of the advances"])


def late(*penalties: str) -> Inputs:
    """Contracts of 1000 received fifty days late, which these penalties were applied to, and others on time."""
    header = "awarded | due | received | penalty\n"
    rows = "\n".join(f"1000 | 2024-01-01 | 2024-02-20 | {penalty}" for penalty in penalties)
    others = "\n".join(["1000 | 2024-01-01 | 2023-12-01 | "] * 10)
    return Inputs(register=register(f"{header}{rows}\n{others}".replace("\n\n", "\n"), signal("BW21", QUIET)))


@pytest.mark.parametrize(
    ("penalties", "expected"),
    [
        (("45",), Answer.YES),
        (("25",), Answer.PARTLY),
        (("24",), Answer.NO),
        (("",), Answer.NO),
        (("500", ""), Answer.PARTLY),
    ],
)
def test_e15_compares_penalties_with_those_expected_and_offsets_none(
    penalties: tuple[str, ...], expected: Answer, answered: Answered
) -> None:
    answer = answered("E15", late(*penalties))
    assert answer.answer is expected
    assert shown(answer)["contracts received late"] == str(len(penalties))


def test_e15_says_nothing_of_penalties_where_no_contract_was_late(answered: Answered) -> None:
    answer = answered("E15", late())
    assert (answer.answer, answer.few, answer.n) == (Answer.UNAVAILABLE, True, 0)


def test_e15_says_what_was_expected_and_at_which_rate(answered: Answered) -> None:
    assert shown(answered("E15", late("25")))["penalties applied; 50 expected at 0.1% a day, at most 10%"] == "25"


@pytest.mark.parametrize(
    ("linked", "found", "expected"),
    [(9, (), Answer.YES), (8, (), Answer.PARTLY), (10, (1,), Answer.NO)],
)
def test_e16_asks_for_credits_and_for_a_line(
    linked: int, found: tuple[int, ...], expected: Answer, answered: Answered
) -> None:
    own = register(
        "awarded | budget_line\n100 | 21051",
        signal("BW25", FIRED if found else QUIET, *found),
        times=10,
        on_lines=frozenset(range(1, linked + 1)),
    )
    answer = answered("E16", Inputs(register=own))
    assert (answer.answer, shown(answer)["contracts that lead to a budget line"]) == (expected, str(linked))


def test_contracts_in_another_currency_are_counted_apart(answered: Answered) -> None:
    abroad = register("procedure | awarded\ndirect | 99999").contracts
    own = register("procedure | awarded\nopen | 100", times=10, elsewhere=abroad)
    answer = answered("E02", Inputs(register=own))
    assert answer.answer is Answer.YES
    assert shown(answer)["contracts in another currency, left out"] == "1"


def test_every_figure_of_a_topic_on_contracts_asks_the_register(answered: Answered) -> None:
    answer = answered("E03", Inputs(register=register(one_small(11), signal("BW02", FIRED, 1))))
    asked = {str(one.label): one.figure.trace.inputs for one in answer.evidence}
    assert asked["their value"] == (ContractSelection("awarded", (1,)),)
    assert asked["all direct awards"] == (ContractSelection("procedure", tuple(range(1, 11))),)
