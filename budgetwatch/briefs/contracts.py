"""The section of contract signals: each with its reason and its caution, and the rules that could not conclude."""

from __future__ import annotations

from collections.abc import Iterator

from budgetwatch.briefs.content import PackContent, fired
from budgetwatch.briefs.signals import in_detail, in_short, without_conclusion
from budgetwatch.briefs.suppliers import pareto_chart, timeline_chart
from budgetwatch.briefs.words import SIGNAL_CAUTION
from budgetwatch.domain.document import Block, Paragraph, Section
from budgetwatch.domain.finding import Judgement, State
from budgetwatch.domain.message import msg, msgn

MOST_DETAILED = 2
MOST_LISTED = 5


def contracts_section(content: PackContent) -> Section | None:
    """The first signals in detail, those to be asked about before the others, then short rows; None without a register."""
    return Section(msg("Contracts"), tuple(_blocks(content))) if content.flags else None


def _blocks(content: PackContent) -> list[Block]:
    signals = sorted(fired(content.flags), key=lambda judged: judged.judgement is not Judgement.TO_ASK)
    blocks: list[Block] = [Paragraph(SIGNAL_CAUTION), *_kept_back(content), *_charts(content)]
    quiet = sum(judged.finding.state is State.NOT_FIRED for judged in content.flags)
    if quiet:
        blocks.append(
            Paragraph(
                msgn(
                    "{count} rule was applied without a signal.", "{count} rules were applied without a signal.", quiet
                )
            )
        )
    detailed = [in_detail(judged) for judged in signals[:MOST_DETAILED]]
    blocks += detailed or [Paragraph(msg("No rule on contracts raises a signal."))]
    if len(signals) > MOST_DETAILED:
        blocks.append(in_short(signals[MOST_DETAILED:], MOST_LISTED))
    undecided = [x for x in content.flags if x.finding.state in (State.INSUFFICIENT_SAMPLE, State.UNAVAILABLE)]
    if undecided:
        blocks.append(without_conclusion(undecided))
    return blocks


def _kept_back(content: PackContent) -> Iterator[Block]:
    """What no chart, count or signal below holds."""
    if content.kept_back:
        told = msgn(
            "{count} contract is for the closed session: no amount, count or signal below holds it.",
            "{count} contracts are for the closed session: no amount, count or signal below holds them.",
            content.kept_back,
        )
        yield Paragraph(told)
    if content.unnamed:
        told = msgn(
            "{count} more contract is not named to this audience; signals that were chosen for it count it.",
            "{count} more contracts are not named to this audience; signals that were chosen for it count them.",
            content.unnamed,
        )
        yield Paragraph(told)


def _charts(content: PackContent) -> Iterator[Block]:
    for chart in (pareto_chart(content.contracts), timeline_chart(content.contracts)):
        if chart is not None:
            yield chart
