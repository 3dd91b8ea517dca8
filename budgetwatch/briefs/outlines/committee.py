"""The outline of the report of the Malian defence committee on its programming law, for a yearly budget.

Context and justification, presentation, programming, synthesis of the hearings, cost, recommendations; then annexes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from budgetwatch.briefs.annexes import annexes_section
from budgetwatch.briefs.axes import axes_section
from budgetwatch.briefs.budget import budget_blocks
from budgetwatch.briefs.checklists import checklist_section
from budgetwatch.briefs.content import PackContent
from budgetwatch.briefs.context import context_blocks
from budgetwatch.briefs.contracts import contracts_section
from budgetwatch.briefs.credibility import credibility_section
from budgetwatch.briefs.findings import findings_section
from budgetwatch.briefs.law import law_section
from budgetwatch.briefs.movements import movements_section
from budgetwatch.briefs.proportions import payables_section, structure_section
from budgetwatch.briefs.questions import question_blocks
from budgetwatch.briefs.recommendations import recommendation_blocks
from budgetwatch.briefs.summary import summary_section
from budgetwatch.domain.document import Block, Paragraph, Section
from budgetwatch.domain.message import Message, msg


def parts(content: PackContent) -> tuple[Block | None, ...]:
    """The summary, the six parts of the outline, and the annexes; a part without data says so in a line."""
    return (
        summary_section(content),
        Section(msg("I. Context and justification"), context_blocks(content)),
        _part(
            msg("II. Presentation of the budget"),
            (
                *budget_blocks(content, years=False),
                structure_section(content.proportions, forces=False),
                movements_section(content),
            ),
            msg("No comparison: neither a voted budget nor its execution has been imported."),
        ),
        _part(
            msg("III. Programming"),
            (law_section(content.laws), axes_section(content.axes)),
            msg("No programming law has been imported, and no line was tagged with an axis of a policy."),
        ),
        Section(msg("IV. Hearings"), question_blocks(content, lines=0)),
        _part(
            msg("V. Cost and execution"),
            (
                findings_section(content),
                contracts_section(content),
                payables_section(content.proportions),
                credibility_section(content.credibility),
            ),
            msg("Nothing was found on the cost: there is nothing to compare yet."),
        ),
        Section(msg("VI. Recommendations"), recommendation_blocks(content)),
        Section(msg("Annexes"), tuple(_annexed(content))),
    )


def _annexed(content: PackContent) -> Iterator[Block]:
    checklist = checklist_section(content)
    if checklist is not None:
        yield checklist
    yield from annexes_section(content).blocks


def _part(title: Message, blocks: Iterable[Block | None], otherwise: Message) -> Section:
    """The blocks that there are under one title, or why there are none."""
    found = tuple(block for block in blocks if block is not None)
    return Section(title, found or (Paragraph(otherwise),))
