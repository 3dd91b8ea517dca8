"""The section of findings from the budget figures."""

from __future__ import annotations

from budgetwatch.briefs.content import PackContent, fired
from budgetwatch.briefs.signals import in_detail, in_short, without_conclusion
from budgetwatch.briefs.summary import no_signal
from budgetwatch.briefs.words import SIGNAL_CAUTION
from budgetwatch.domain.document import Block, Paragraph, Section
from budgetwatch.domain.finding import Judgement, State
from budgetwatch.domain.message import msg

MOST_DETAILED = 3
MOST_LISTED = 6


def findings_section(content: PackContent) -> Section | None:
    """The first findings in detail, those to be asked about before the others; then short rows, then no conclusion.

    None where the checks say nothing.
    """
    found = sorted(fired(content.findings), key=lambda judged: judged.judgement is not Judgement.TO_ASK)
    undecided = [x for x in content.findings if x.finding.state in (State.INSUFFICIENT_SAMPLE, State.UNAVAILABLE)]
    if not found and not undecided:
        return None
    blocks: list[Block] = [Paragraph(SIGNAL_CAUTION)]
    blocks += [in_detail(judged) for judged in found[:MOST_DETAILED]] or [Paragraph(no_signal(content))]
    if len(found) > MOST_DETAILED:
        blocks.append(in_short(found[MOST_DETAILED:], MOST_LISTED))
    if undecided:
        blocks.append(without_conclusion(undecided))
    return Section(msg("Findings in detail"), tuple(blocks))
