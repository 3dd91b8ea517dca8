"""The charts of the budget in proportion."""

from __future__ import annotations

from budgetwatch.briefs.proportion_charts import proportion_chart
from budgetwatch.domain.document import Chart
from budgetwatch.domain.proportions import Aspect, Proportions


def chart_proportion(told: Proportions, aspect: Aspect) -> Chart | None:
    """The chart of an aspect; None where there is nothing to draw."""
    return proportion_chart(told, aspect)
