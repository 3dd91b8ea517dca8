"""The summary on one page: four figures, limits, five findings, five questions with their witness."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from budgetwatch.briefs.content import PackContent, open_signals
from budgetwatch.briefs.key_figures import key_figures
from budgetwatch.briefs.limits import limits_box
from budgetwatch.briefs.questions import NO_QUESTION, asked
from budgetwatch.domain.document import (
    Block,
    Numbered,
    Paragraph,
    Questions,
    Section,
    figures_in,
)
from budgetwatch.domain.finding import Finding, Judged
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import ZERO

FIVE = 5
MOST_OF_A_RULE = 2


def summary_blocks(content: PackContent) -> tuple[Block, ...]:
    """The blocks of the summary page; the limits stand beside the figures that they bear on."""
    figures = key_figures(content.comparison) if content.comparison else None
    first = figures or Paragraph(msg("No key figure: no budget table has been imported."))
    return (first, limits_box(content), _findings(content), _questions(content))


def _findings(content: PackContent) -> Section:
    found = (*open_signals(content.findings), *open_signals(content.flags))
    ranked = sorted(
        found, key=lambda judged: judged.finding.stake.amount if judged.finding.stake else ZERO, reverse=True
    )
    if not ranked:
        return Section(msg("Main findings"), (Paragraph(no_signal(content)),))
    items = tuple((judged.finding.title, _reason(judged.finding)) for judged in _varied(ranked)[:FIVE])
    return Section(msg("Main findings"), (Numbered(items),))


def _reason(finding: Finding) -> Message:
    """Why, with the amount at stake where no figure says it yet."""
    said = any(True for _ in figures_in((finding.title, finding.why)))
    if said or finding.stake is None:
        return finding.why
    return msg("{why} At stake: {stake}.", why=finding.why, stake=finding.stake)


def _varied(ranked: list[Judged]) -> list[Judged]:
    """At most two findings of each rule first, the others after them: five of one kind would hide the rest."""
    seen: Counter[str] = Counter()
    first: list[Judged] = []
    others: list[Judged] = []
    for judged in ranked:
        seen[judged.finding.code] += 1
        (first if seen[judged.finding.code] <= MOST_OF_A_RULE else others).append(judged)
    return first + others


def no_signal(content: PackContent) -> Message:
    """Why there is no finding: nothing was compared, or nothing stood out."""
    if not (content.comparison and content.comparison.totals) and not content.flags:
        return msg("No finding: there is nothing to compare yet.")
    return msg("The checks that could be made raise no signal for this audience.")


def _questions(content: PackContent) -> Section:
    items = tuple(replace(item, minutes=None) for item in asked(content)[:FIVE])
    title = msg("Priority questions")
    if not items:
        return Section(title, (Paragraph(NO_QUESTION),))
    return Section(title, (Questions(items),))
