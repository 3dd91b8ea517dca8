"""The outline by themes: from the vote to payment, structure, movements, law, findings, contracts, checklist, questions."""

from __future__ import annotations

from budgetwatch.briefs.annexes import annexes_section
from budgetwatch.briefs.axes import axes_section
from budgetwatch.briefs.budget import budget_section
from budgetwatch.briefs.checklists import checklist_section
from budgetwatch.briefs.content import PackContent
from budgetwatch.briefs.contracts import contracts_section
from budgetwatch.briefs.credibility import credibility_section
from budgetwatch.briefs.findings import findings_section
from budgetwatch.briefs.law import law_section
from budgetwatch.briefs.movements import movements_section
from budgetwatch.briefs.proportions import proportions_section
from budgetwatch.briefs.questions import questions_section
from budgetwatch.briefs.summary import summary_section
from budgetwatch.domain.document import Block


def parts(content: PackContent) -> tuple[Block | None, ...]:
    """Each theme as a part of its own; None for those without data."""
    return (
        summary_section(content),
        budget_section(content),
        proportions_section(content.proportions),
        movements_section(content),
        law_section(content.laws),
        axes_section(content.axes),
        credibility_section(content.credibility),
        findings_section(content),
        contracts_section(content),
        checklist_section(content),
        questions_section(content),
        annexes_section(content),
    )
