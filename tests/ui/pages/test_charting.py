"""The charts of one line, as models."""

from __future__ import annotations

from budgetwatch.domain.document import Verbatim
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.money import Absent
from budgetwatch.usecases.charting import chart_chain, chart_years, unpaid
from tests.ui.pages.test_budget_rows import row


def test_a_chart_keeps_the_last_six_years() -> None:
    chart = chart_years([row("2101", None, 20, 23, year=year) for year in range(2011, 2021)], "2101")
    assert chart is not None
    assert chart.categories == tuple(Verbatim(str(year)) for year in range(2015, 2021))


def test_a_year_that_lacks_a_stage_is_shown_as_unknown() -> None:
    chart = chart_years([row("2101", None, 20, 23), row("2101", None, 20, None, year=2025)], "2101")
    assert chart is not None
    assert chart.series[-1].values[-1] is Absent.UNKNOWN


def test_the_chain_has_one_bar_for_each_stage_that_the_line_has() -> None:
    chart = chart_chain(row("2101", None, 20, 23))
    assert chart is not None
    assert len(chart.categories) == len((Measure.VOTED, Measure.COMMITTED, Measure.PAID))


def test_nothing_is_unpaid_where_more_was_paid_than_committed() -> None:
    assert unpaid(row("2101", None, 20, 23)) is None
    assert unpaid(row("2101", None, 20, None)) is None
