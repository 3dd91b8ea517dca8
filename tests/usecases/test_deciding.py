"""What a person decides where a sheet is silent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from budgetwatch.domain.contract import Contract
from budgetwatch.domain.fact import AmountColumn, Line, Reading, TotalCheck
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.layout import Evidence, Layout, PrintedUnit, TableKind
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Absent, Amount
from budgetwatch.domain.source import Area
from budgetwatch.domain.year import Year
from budgetwatch.usecases.deciding import Asked, Decisions, apply, questions

SILENT = PrintedUnit(None, 1, Evidence.ASSUMED)
PRINTED = PrintedUnit("XOF", 1000, Evidence.TITLE)


def column(place: int, measure: Measure | None, year: int | None, values: tuple[int | Absent, ...]) -> AmountColumn:
    return AmountColumn(
        place, measure, None, None if year is None else Year(year), None, None, counts=True, values=values
    )


def table(*columns: AmountColumn, unit: PrintedUnit = PRINTED) -> Reading:
    layout = Layout(
        "S", Area(1, 1, 4, 4), TableKind.BUDGET, primary=True, header_rows=(1,), columns=(), rows=(), unit=unit
    )
    lines = tuple(Line(row, f"line {row}") for row in (2, 3))
    totals = tuple(
        TotalCheck(
            one.measure,
            None,
            one.year,
            None,
            counts=True,
            lines_sum=Amount(sum(value for value in one.values if isinstance(value, int))),
        )
        for one in columns
    )
    return Reading(layout, 0, lines, columns, totals, ())


def test_a_table_that_says_everything_leaves_nothing_to_decide() -> None:
    assert questions(table(column(2, Measure.VOTED, 2024, (1, 2))), Decisions()) == ()


def test_each_silence_is_one_question() -> None:
    silent = table(column(2, None, None, (1, 2)), unit=SILENT)
    assert [one.asked for one in questions(silent, Decisions())] == [
        Asked.SCALE,
        Asked.CURRENCY,
        Asked.MEASURE,
        Asked.YEAR,
    ]


def test_a_unit_moves_every_amount_and_total_exactly() -> None:
    decided = apply(table(column(2, Measure.VOTED, 2024, (9762219, 2)), unit=SILENT), Decisions(scale=1000))
    assert decided.value(0, decided.amounts[0]) == Amount(9762219000)
    assert decided.totals[0].lines_sum == Amount(9762221000)


def test_a_year_and_a_stage_fill_only_what_is_open() -> None:
    open_one, said = column(2, None, None, (1, 2)), column(3, Measure.PAID, 2023, (1, Absent.NIL))
    decided = apply(table(open_one, said), Decisions(year=2024, measure=Measure.VOTED, basis=Basis.CP))
    assert [(one.measure, one.year and one.year.number) for one in decided.amounts] == [
        (Measure.VOTED, 2024),
        (Measure.PAID, 2023),
    ]
    assert [(one.measure, one.year and one.year.number) for one in decided.totals] == [
        (Measure.VOTED, 2024),
        (Measure.PAID, 2023),
    ]


def test_one_stage_is_never_given_to_two_open_columns() -> None:
    twice = table(column(2, None, 2024, (1, 2)), column(3, None, 2024, (3, 4)))
    asked = questions(twice, Decisions(measure=Measure.PAID))
    assert [one.column for one in asked] == ["B", "C"]
    named = Decisions(columns={"B": Measure.VOTED, "C": Measure.PAID})
    assert questions(twice, named) == ()
    assert [one.measure for one in apply(twice, named).amounts] == [Measure.VOTED, Measure.PAID]


def test_an_answer_is_for_the_rows_of_a_column_that_name_no_stage() -> None:
    staged = table(column(2, Measure.VOTED, 2024, (5, Absent.NIL)), column(2, None, 2024, (Absent.NIL, 4)))
    decided = apply(staged, Decisions(columns={"B": Measure.PAID}))
    assert [one.measure for one in decided.amounts] == [Measure.VOTED, Measure.PAID]
    assert [one.measure for one in decided.totals] == [Measure.VOTED, Measure.PAID]


def test_rows_that_name_no_stage_are_never_added_to_those_of_a_stage() -> None:
    staged = table(column(2, Measure.VOTED, 2024, (5, Absent.NIL)), column(2, None, 2024, (Absent.NIL, 4)))
    for said in (Decisions(columns={"B": Measure.VOTED}), Decisions(measure=Measure.VOTED)):
        assert [one.asked for one in questions(staged, said)] == [Asked.MEASURE]


def test_a_presentation_that_does_not_count_is_not_asked_about() -> None:
    aside = replace(column(3, None, None, (1, 2)), counts=False)
    assert questions(table(column(2, Measure.VOTED, 2024, (1, 2)), aside), Decisions()) == ()


@pytest.mark.parametrize("scale", [1, 1_000, 1_000_000, 1_000_000_000])
def test_what_was_decided_is_kept_as_text(scale: int) -> None:
    decisions = Decisions(year=2024, scale=scale, columns={"C": Measure.PAID})
    assert decisions.told == {"year": "2024", "scale": str(scale), "C": "paid"}
    assert Decisions.as_told(decisions.told) == decisions


def test_a_decision_settles_the_doubt_it_answers_and_no_other() -> None:
    doubts = tuple(Issue(code, Severity.WARNING, msg("?")) for code in ("unit-missing", "year-missing", "hidden-rows"))
    doubtful = replace(table(column(2, Measure.VOTED, None, (1, 2)), unit=SILENT), issues=doubts)
    decided = apply(doubtful, Decisions(scale=1000))
    assert [issue.code for issue in decided.issues] == ["year-missing", "hidden-rows"]
    assert [issue.code for issue in apply(doubtful, Decisions()).issues] == [issue.code for issue in doubts]


def test_no_decision_labels_contracts_of_several_currencies_as_one() -> None:
    contracts = (Contract("C1", (2,), currency="USD"), Contract("C2", (3,), currency="XOF"))
    unit = PrintedUnit(None, 1, Evidence.HEADER)
    register = replace(table(unit=unit), contracts=contracts)
    register = replace(register, layout=replace(register.layout, kind=TableKind.CONTRACTS))
    assert questions(register, Decisions()) == ()
    assert apply(register, Decisions(currency="XOF")).layout.unit.currency is None


def test_a_dash_may_stand_for_an_amount_that_was_not_given() -> None:
    printed = table(column(2, Measure.VOTED, 2024, (1, Absent.NIL)))
    assert apply(printed, Decisions()).amounts[0].values == (1, Absent.NIL)
    decided = Decisions(dashes=Absent.UNKNOWN)
    assert apply(printed, decided).amounts[0].values == (1, Absent.UNKNOWN)
    assert decided.told == {"dashes": "unknown"}
    assert Decisions.as_told(decided.told) == decided
