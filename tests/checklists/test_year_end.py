"""D13: how much of the year its end took, by months where they are known, else by quarters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from budgetwatch.checklists import Inputs
from budgetwatch.domain.checklist import Answer
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.pace import Pace, PaceRow
from tests.checklists.conftest import Answered, figure


def row(stage: Measure, year: int, parts: Mapping[str, int]) -> PaceRow:
    figures = {part: figure(stage, year, amount) for part, amount in parts.items()}
    whole = figure(stage, year, sum(parts.values()))
    months = 1 if len(parts) == 12 else 3
    return PaceRow("total", "", "", year, stage, figures, whole, figures[max(parts)], None, None, months, "table")


def told(*rows: PaceRow) -> Inputs:
    return Inputs(pace=Pace((), rows, (), {}, "XOF"))


def months(november: int, december: int) -> dict[str, int]:
    rest = {f"M{month:02}": (1000 - november - december) // 10 for month in range(1, 11)}
    return {**rest, "M11": november, "M12": december}


@pytest.mark.parametrize(
    ("november", "december", "answer"),
    [(100, 100, Answer.YES), (150, 150, Answer.PARTLY), (150, 160, Answer.NO), (0, 0, Answer.YES)],
)
def test_november_and_december_are_judged_together(
    november: int, december: int, answer: Answer, answered: Answered
) -> None:
    made = answered("D13", told(row(Measure.COMMITTED, 2023, months(november, december))))
    assert made.answer is answer


def test_the_last_quarter_stands_where_no_month_is_known(answered: Answered) -> None:
    quarters = {"Q1": 250, "Q2": 250, "Q3": 150, "Q4": 350}
    made = answered("D13", told(row(Measure.PAID, 2023, quarters)))
    assert (made.answer, str(made.evidence[-1].figure)) == (Answer.PARTLY, "0.35")


def test_commitments_are_judged_before_payments_and_the_latest_year_first(answered: Answered) -> None:
    rows = (
        row(Measure.COMMITTED, 2022, months(500, 300)),
        row(Measure.PAID, 2023, months(300, 300)),
        row(Measure.COMMITTED, 2023, months(50, 50)),
    )
    assert answered("D13", told(*rows)).answer is Answer.YES
    assert answered("D13", replace(told(*rows), year=2022)).answer is Answer.NO


def test_without_months_nothing_is_answered_and_what_is_missing_is_said(answered: Answered) -> None:
    made = answered("D13", Inputs())
    assert made.answer is Answer.UNAVAILABLE
    assert "by months or quarters" in str(made.missing[0])
