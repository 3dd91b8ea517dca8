"""The section of contract signals: each with its reason and its caution, and the rules that could not conclude."""

from __future__ import annotations

from budgetwatch.briefs.content import PackContent, fired
from budgetwatch.briefs.signals import in_detail, without_conclusion
from budgetwatch.briefs.words import SIGNAL_CAUTION
from budgetwatch.domain.document import Block, Paragraph, Section
from budgetwatch.domain.finding import State
from budgetwatch.domain.message import msg, msgn


def contracts_section(content: PackContent) -> Section | None:
    """The signals of the contract register; None where no register has been imported."""
    return Section(msg("Contracts"), tuple(_blocks(content))) if content.flags else None


def _blocks(content: PackContent) -> list[Block]:
    signals = fired(content.flags)
    blocks: list[Block] = [Paragraph(SIGNAL_CAUTION)]
    quiet = sum(judged.finding.state is State.NOT_FIRED for judged in content.flags)
    if quiet:
        blocks.append(
            Paragraph(
                msgn(
                    "{count} rule was applied without a signal.", "{count} rules were applied without a signal.", quiet
                )
            )
        )
    blocks += [in_detail(judged) for judged in signals] or [Paragraph(msg("No rule on contracts raises a signal."))]
    undecided = [x for x in content.flags if x.finding.state in (State.INSUFFICIENT_SAMPLE, State.UNAVAILABLE)]
    if undecided:
        blocks.append(without_conclusion(undecided))
    return blocks
