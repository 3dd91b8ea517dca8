"""Room for the recommendations of the committee, under the findings that call for one."""

from __future__ import annotations

from budgetwatch.briefs.content import PackContent
from budgetwatch.briefs.summary import main_findings
from budgetwatch.domain.document import Block, Paragraph, QuestionItem, Questions
from budgetwatch.domain.message import msg

LINES = 2
MOST = 3


def recommendation_blocks(content: PackContent) -> tuple[Block, ...]:
    """What is the committee's to write: under each main finding lines for it; lines alone where there is no finding."""
    opening = Paragraph(
        msg(
            "The recommendations are the committee's own. For each: what is to be done, by whom, by when. The findings "
            "below may call for one."
        )
    )
    items = tuple(QuestionItem(one.finding.title, one.finding.witness) for one in main_findings(content)[:MOST])
    blank = (QuestionItem(msg("Recommendation"), None),)
    return (opening, Questions(items or blank, LINES))
