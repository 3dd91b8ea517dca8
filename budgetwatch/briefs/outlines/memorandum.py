"""The outline of an estimates memorandum: what is asked, what changed much and why, trend, law, performance, questions.

After the memoranda that British departments give with their estimates: each significant change has an explanation.
"""

from __future__ import annotations

from budgetwatch.briefs.annexes import annexes_section
from budgetwatch.briefs.budget import budget_section
from budgetwatch.briefs.changes import changes_section
from budgetwatch.briefs.checklists import checklist_section
from budgetwatch.briefs.content import PackContent
from budgetwatch.briefs.credibility import credibility_section
from budgetwatch.briefs.findings import findings_section
from budgetwatch.briefs.law import law_section
from budgetwatch.briefs.movements import movements_section
from budgetwatch.briefs.proportions import payables_section
from budgetwatch.briefs.questions import questions_section
from budgetwatch.briefs.summary import summary_section
from budgetwatch.domain.document import Block


def parts(content: PackContent) -> tuple[Block | None, ...]:
    """The parts of a memorandum; None for those without data."""
    return (
        summary_section(content),
        changes_section(content),
        budget_section(content),
        movements_section(content),
        law_section(content.laws),
        payables_section(content.proportions),
        credibility_section(content.credibility),
        findings_section(content),
        checklist_section(content),
        questions_section(content),
        annexes_section(content),
    )
