"""The summary on one page: four figures, limits, five findings, five questions with their witness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from budgetwatch.briefs.content import PackContent, open_signals
from budgetwatch.briefs.key_figures import key_figures
from budgetwatch.briefs.limits import limits_box
from budgetwatch.briefs.questions import asked, no_question
from budgetwatch.domain.document import (
    Block,
    Numbered,
    Paragraph,
    Questions,
    Section,
    figures_in,
)
from budgetwatch.domain.finding import Finding, Judged, Judgement, weight
from budgetwatch.domain.hearing import Question
from budgetwatch.domain.message import Message, msg

FIVE = 5
MOST_OF_A_RULE = 2


def summary_blocks(content: PackContent) -> tuple[Block, ...]:
    """The blocks of the summary page: figures, findings, questions, and the limits that end it."""
    figures = key_figures(content.comparison) if content.comparison else None
    first = figures or Paragraph(msg("No key figure: no budget table has been imported."))
    return (first, _findings(content), _questions(content), limits_box(content))


def summary_section(content: PackContent) -> Section:
    """The summary as the first part of a dossier, on a page of its own."""
    return Section(msg("Summary"), summary_blocks(content), new_page=True)


def main_findings(content: PackContent) -> tuple[Judged, ...]:
    """At most five signals that nobody found explained: those a person wants asked, then the weightiest of each rule.

    Both stand in the order of the page of findings.
    """
    found = _in_order((*open_signals(content.findings), *open_signals(content.flags)))
    to_ask = [judged for judged in found if judged.judgement is Judgement.TO_ASK]
    others = _varied([judged for judged in found if judged.judgement is not Judgement.TO_ASK])
    return (*to_ask[:FIVE], *_in_order(others[: max(0, FIVE - len(to_ask))]))


def _in_order(found: Iterable[Judged]) -> list[Judged]:
    return sorted(found, key=lambda judged: weight(judged.finding))


def _findings(content: PackContent) -> Section:
    found = main_findings(content)
    if not found:
        return Section(msg("Main findings"), (Paragraph(no_signal(content)),))
    items = tuple((judged.finding.title, _reason(judged.finding)) for judged in found)
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
    items = tuple(replace(item, minutes=None) for item in asked(replace(content, questions=_first(content))))
    title = msg("Priority questions")
    if not items:
        return Section(title, (Paragraph(no_question(content)),))
    return Section(title, (Questions(items),))


def _first(content: PackContent) -> tuple[Question, ...]:
    """The first questions of the hearing; those of findings that a person wants asked are among them."""
    found = (*content.findings, *content.flags)
    to_ask = {judged.finding.key for judged in found if judged.judgement is Judgement.TO_ASK}
    return tuple(sorted(content.questions, key=lambda question: (question.origin not in to_ask, question.order))[:FIVE])
