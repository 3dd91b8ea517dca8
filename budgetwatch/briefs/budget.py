"""The section of budget figures: comparison tables and charts."""

from __future__ import annotations

from budgetwatch.briefs.charts import MOST_PLACES, spending_chain, voted_and_paid
from budgetwatch.briefs.content import PackContent
from budgetwatch.briefs.tables import lines_table, year_table, years_table
from budgetwatch.domain.document import Block, Section, figures_in
from budgetwatch.domain.message import msg

FEW, MANY, FEW_BARS = 12, 28, 4
"""Places of the table that fits a page with its charts, of the whole one, and of the chart that fits."""
_TITLE = msg("From vote to payment")


def budget_section(content: PackContent) -> Section | None:
    """The comparison with its charts; None where there is nothing to compare."""
    blocks = budget_blocks(content)
    return Section(_TITLE, blocks) if blocks else None


def short_budget_section(content: PackContent) -> Section | None:
    """The largest places with the charts, on a page of their own; None where there is nothing to compare."""
    blocks = budget_blocks(content, short=True)
    return Section(_TITLE, blocks, new_page=True) if blocks else None


def budget_blocks(content: PackContent, *, short: bool = False, years: bool = True) -> tuple[Block, ...]:
    """Tables and charts of the comparison, none twice; `short` keeps the largest places and fits a page.

    Without `years` the table of totals is left out: the chart of the years says them.
    """
    comparison = content.comparison
    if comparison is None:
        return ()
    said = frozenset(figures_in(tuple(one.finding.figures for one in content.findings)))
    table = year_table(comparison, FEW) if short else year_table(comparison, MANY, said)
    totals = years_table(comparison) if years and not short else None
    lines = lines_table(content.lines, beside=comparison) if content.lines and not short else None
    blocks = (
        table,
        voted_and_paid(comparison, FEW_BARS if short else MOST_PLACES),
        spending_chain(comparison),
        totals,
        lines,
    )
    return tuple(block for block in blocks if block is not None)
