"""Whether a table shows revenue or spending: by its captions, its header, its totals, then its lines."""

from __future__ import annotations

from collections.abc import Sequence

from budgetwatch.domain.layout import Column
from budgetwatch.domain.measure import Flow
from budgetwatch.domain.message import Message, msg
from budgetwatch.mapping import words
from budgetwatch.mapping.columns import main_label
from budgetwatch.mapping.context import Context
from budgetwatch.mapping.meanings import names_table


def flow_of(
    context: Context, columns: Sequence[Column], totals: Sequence[str], lines: Sequence[str]
) -> tuple[Flow, Message]:
    """The side of which a table is a part, or revenue where the first text that names a side names it only; and why.

    `totals` and `lines` are the labels of its totals and of its lines. The resources of a programming law are what it
    plans to spend.
    """
    if context.region.side is not None:
        return context.region.side, msg("Titles among the rows part revenue from spending.")
    label = main_label(columns)
    spent = names_table(" ; ".join(totals), words.SPENDING)
    for text, why in (
        (" ; ".join(caption.text for caption in context.region.captions), msg("The title speaks of revenue only.")),
        (label.header if label else "", msg("The header speaks of revenue only.")),
        (" ; ".join(totals), msg("The total is one of revenue.")),
    ):
        revenue, spending = names_table(text, words.TITLED_REVENUES), spent or names_table(text, words.SPENDING)
        spending = spending or (names_table(text, words.PROGRAMMING) and not names_table(text, words.RECEIPTS))
        if revenue or spending:
            return (Flow.REVENUE, why) if not spending else (Flow.EXPENDITURE, msg("It speaks of spending."))
    if _are_revenue(lines):
        return Flow.REVENUE, msg("Its lines are revenue.")
    return Flow.EXPENDITURE, msg("Nothing speaks of revenue.")


def _are_revenue(lines: Sequence[str]) -> bool:
    """Whether several lines begin with the word revenue and none with spending."""
    beginnings = [line.split()[0] for line in lines if line]
    revenue = sum(names_table(word, words.TITLED_REVENUES) for word in beginnings)
    return revenue > 1 and not any(names_table(word, words.SPENDING) for word in beginnings)
