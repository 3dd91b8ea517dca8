"""Charts of one place of a comparison: its years side by side, and the chain from vote to payment in one year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from budgetwatch import briefs, rendering
from budgetwatch.briefs import BridgeStep
from budgetwatch.domain.bridge import CreditBridge
from budgetwatch.domain.comparison import Break, ComparisonRow
from budgetwatch.domain.document import Chart, ChartKind, Verbatim, Words
from budgetwatch.domain.figure import difference
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.programming import ProgrammingLaw
from budgetwatch.i18n import Language

if TYPE_CHECKING:
    from budgetwatch.rendering import Drawing

__all__ = ["BridgeStep", "chart_bridge", "chart_chain", "chart_law", "chart_years", "draw", "steps_of", "unpaid"]

RECENT = 6
"""Years that a chart of one place shows with labels one can read."""


def chart_years(rows: Sequence[ComparisonRow], name: str, breaks: Sequence[Break] = ()) -> Chart | None:
    """What was voted, revised and executed furthest of one place in its last years; None where no row has any of them."""
    recent = sorted((row for row in rows if row.stages), key=lambda row: row.year)[-RECENT:]
    years = [row.year for row in recent]
    names: tuple[Words, ...] = tuple(Verbatim(str(year)) for year in years)
    broken = tuple((years.index(one.year), one.brief or one.reason) for one in breaks if one.year in years[1:])
    caption = msg("{place}, year by year", place=name)
    return briefs.stages_chart(caption, ChartKind.GROUPED_BARS, names, recent, _currency(recent), broken)


def chart_chain(row: ComparisonRow) -> Chart | None:
    """Each stage of one place and year as a bar, from vote to payment; None where the row has no stage."""
    return briefs.chain_chart(msg("The chain of spending, {year}", year=str(row.year)), row, _currency([row]))


def chart_bridge(bridge: CreditBridge) -> Chart | None:
    """From the vote, act by act, to the revised appropriation; None without a vote to begin from."""
    return briefs.bridge_chart(bridge)


def steps_of(bridge: CreditBridge) -> tuple[BridgeStep, ...]:
    """The bars of that chart with the figure of each."""
    return tuple(briefs.bridge_steps(bridge))


def chart_law(law: ProgrammingLaw) -> tuple[Chart, Chart]:
    """The tranches of a law beside votes and execution: year by year, and cumulated."""
    return briefs.law_chart(law), briefs.cumulated_chart(law)


def unpaid(row: ComparisonRow) -> Message | None:
    """What was committed and not paid, in words; None where the row does not give both."""
    committed, paid = row.stages.get(Measure.COMMITTED), row.stages.get(Measure.PAID)
    if committed is None or paid is None or committed.amount <= paid.amount:
        return None
    return msg("{amount} committed and not paid", amount=difference(committed, paid))


def draw(chart: Chart, language: Language, size: tuple[float, float]) -> Drawing:
    """The chart as a matplotlib figure, `size` points wide and high."""
    return rendering.draw_chart(chart, language, size)


def _currency(rows: Sequence[ComparisonRow]) -> str | None:
    return next((figure.unit.currency for row in rows for figure in row.stages.values()), None)
