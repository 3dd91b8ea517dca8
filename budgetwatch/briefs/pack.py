"""The three packs: which sections, in which order."""

from __future__ import annotations

from collections.abc import Iterator

from budgetwatch.briefs.amounts import with_currency
from budgetwatch.briefs.axes import axes_section
from budgetwatch.briefs.budget import budget_section, short_budget_section
from budgetwatch.briefs.checklists import checklist_section
from budgetwatch.briefs.content import PackContent, PackKind
from budgetwatch.briefs.contracts import contracts_section
from budgetwatch.briefs.credibility import credibility_section
from budgetwatch.briefs.documents import documents_section
from budgetwatch.briefs.findings import findings_section
from budgetwatch.briefs.law import law_section
from budgetwatch.briefs.limits import exceeds_box, limits_section
from budgetwatch.briefs.method import glossary_section, method_section
from budgetwatch.briefs.missing import missing_section
from budgetwatch.briefs.movements import movements_section
from budgetwatch.briefs.proportions import proportions_section
from budgetwatch.briefs.questions import question_blocks, questions_section
from budgetwatch.briefs.summary import summary_blocks
from budgetwatch.domain.document import Block, Document, Paragraph, Section, SourcesAnnex, figures_in
from budgetwatch.domain.message import msg

_SOURCES = SourcesAnnex(msg("Sources of the figures"))


def compose_pack(content: PackContent) -> Document:
    """The document of the kind asked for, holding only what its audience may see."""
    seen = with_currency(content.for_audience())
    blocks = tuple(block for block in _OUTLINES[seen.kind](seen) if block is not None)
    return Document(
        title=seen.title,
        subtitle=seen.subtitle,
        institution=seen.institution,
        audience=seen.audience,
        snapshot=seen.snapshot,
        made=seen.made,
        hearing=seen.hearing,
        fictional=seen.fictional,
        blocks=blocks if next(figures_in(blocks), None) is None else (*blocks, _SOURCES),
        cover=seen.kind is PackKind.DOSSIER,
    )


def _note(content: PackContent) -> tuple[Block | None, ...]:
    every_limit = limits_section(content) if exceeds_box(content) else None
    return (*summary_blocks(content), short_budget_section(content), every_limit)


def _dossier(content: PackContent) -> tuple[Block | None, ...]:
    return (
        Section(msg("Summary"), summary_blocks(content), new_page=True),
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
        Section(msg("Documents, limits and method"), tuple(_annexes(content))),
    )


def _annexes(content: PackContent) -> Iterator[Section]:
    """What the pack rests on and what it lacks, then how to read it."""
    yield from (
        part
        for part in (documents_section(content), limits_section(content), missing_section(content))
        if part is not None
    )
    yield method_section()
    yield glossary_section()


def _questions(content: PackContent) -> tuple[Block | None, ...]:
    opening = Paragraph(msg("Questions in the order of the hearing, with room for the answers."))
    return (opening, *question_blocks(content))


_OUTLINES = {PackKind.NOTE: _note, PackKind.DOSSIER: _dossier, PackKind.QUESTIONS: _questions}
