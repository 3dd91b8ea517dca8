"""The section of budget figures: comparison tables and charts."""

from __future__ import annotations

from budgetwatch.briefs.charts import spending_chain, voted_and_paid
from budgetwatch.briefs.content import PackContent
from budgetwatch.briefs.tables import lines_table, year_table, years_table
from budgetwatch.domain.document import Block, Paragraph, Section
from budgetwatch.domain.message import msg

FEW = 14


def budget_section(content: PackContent) -> Section:
    """The whole comparison with its charts."""
    return Section(msg("From vote to payment"), budget_blocks(content), new_page=True)


def budget_blocks(content: PackContent, *, short: bool = False) -> tuple[Block, ...]:
    """Tables and charts of the comparison; `short` keeps the largest places and fits a page."""
    comparison = content.comparison
    if comparison is None or not comparison.totals:
        return (Paragraph(msg("No comparison: neither a voted budget nor its execution has been imported.")),)
    table = year_table(comparison, FEW if short else None)
    years = None if short else years_table(comparison)
    lines = lines_table(content.lines) if content.lines and not short else None
    blocks = (table, voted_and_paid(comparison), spending_chain(comparison), years, lines)
    return tuple(block for block in blocks if block is not None)
