"""The section of findings from the budget figures."""

from __future__ import annotations

from budgetwatch.briefs.content import PackContent, fired
from budgetwatch.briefs.signals import in_detail, without_conclusion
from budgetwatch.briefs.summary import no_signal
from budgetwatch.briefs.words import SIGNAL_CAUTION
from budgetwatch.domain.document import Block, Paragraph, Section
from budgetwatch.domain.finding import State
from budgetwatch.domain.message import msg


def findings_section(content: PackContent) -> Section:
    """Every finding in detail, in rank order; what came to no conclusion last."""
    found = fired(content.findings)
    blocks: list[Block] = [Paragraph(SIGNAL_CAUTION)]
    blocks += [in_detail(judged) for judged in found] or [Paragraph(no_signal(content))]
    undecided = [x for x in content.findings if x.finding.state in (State.INSUFFICIENT_SAMPLE, State.UNAVAILABLE)]
    if undecided:
        blocks.append(without_conclusion(undecided))
    return Section(msg("Findings in detail"), tuple(blocks), new_page=True)
