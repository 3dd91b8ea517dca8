"""How rows are named on paper, with the shapes of their flags."""

from __future__ import annotations

from dataclasses import replace

import pytest

from budgetwatch.briefs.row_marks import named
from budgetwatch.domain.comparison import ComparisonRow
from budgetwatch.domain.document import Verbatim
from budgetwatch.domain.figure import FactSelection, Figure, Operation, Quantity, Trace, Unit
from budgetwatch.domain.measure import Measure
from budgetwatch.i18n import language

MONEY = Unit(Quantity.MONEY, 0, "XOF")


def army(*flags: str, **stages: int) -> ComparisonRow:
    """The row of the army in 2024."""
    figures = {
        stage: Figure(amount, MONEY, Trace(Operation.SUM, (FactSelection(stage, 2024),)))
        for name, amount in stages.items()
        for stage in [Measure(name)]
    }
    return ComparisonRow("army", "022", "Army", 2024, figures, None, None, flags)


def worded(row: ComparisonRow) -> str:
    name = named(row)
    return name.text if isinstance(name, Verbatim) else language("en").word(name)


def test_the_stage_that_is_above_the_vote_is_named_where_less_was_paid() -> None:
    row = army("over_voted", voted=1000, committed=1200, paid=918)
    assert worded(row) == "022 Army\u00a0\u25b3\u00a0committed"


def test_each_appropriation_exceeded_names_its_stage_before_the_other_shapes() -> None:
    row = army("over_voted", "over_revised", "new_line", voted=900, revised=1000, committed=1100, ordered=1300)
    assert worded(row) == "022 Army\u00a0\u25b2\u00a0ordered\u00a0\u25b3\u00a0ordered\u00a0\u25c6"


@pytest.mark.parametrize(("flag", "shape"), [("under_executed", "\u25bc"), ("new_line", "\u25c6")])
def test_other_shapes_stand_alone(flag: str, shape: str) -> None:
    assert worded(army(flag, voted=1000, paid=10)) == f"022 Army\u00a0{shape}"


def test_lines_outside_the_classification_have_words_for_a_name() -> None:
    row = replace(army(voted=1), code="", label="")
    assert worded(row) == "Not classified"
