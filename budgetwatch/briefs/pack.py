"""The three packs: which sections, in which order."""

from __future__ import annotations

from budgetwatch.briefs.budget import budget_blocks, budget_section
from budgetwatch.briefs.checklists import checklist_section
from budgetwatch.briefs.content import PackContent, PackKind
from budgetwatch.briefs.contracts import contracts_section
from budgetwatch.briefs.documents import documents_section
from budgetwatch.briefs.findings import findings_section
from budgetwatch.briefs.method import glossary_section, method_section
from budgetwatch.briefs.questions import question_blocks, questions_section
from budgetwatch.briefs.summary import limits_section, summary_blocks
from budgetwatch.domain.document import Block, Document, Paragraph, Section, SourcesAnnex
from budgetwatch.domain.message import msg

_SOURCES = SourcesAnnex(msg("Sources of the figures"))


def compose_pack(content: PackContent) -> Document:
    """The document of the kind asked for, holding only what its audience may see."""
    seen = content.for_audience()
    return Document(
        title=seen.title,
        subtitle=seen.subtitle,
        institution=seen.institution,
        audience=seen.audience,
        snapshot=seen.snapshot,
        made=seen.made,
        hearing=seen.hearing,
        fictional=seen.fictional,
        blocks=_OUTLINES[seen.kind](seen),
        cover=seen.kind is PackKind.DOSSIER,
    )


def _note(content: PackContent) -> tuple[Block, ...]:
    second = Section(msg("From vote to payment"), budget_blocks(content, short=True), new_page=True)
    return (*summary_blocks(content), second, _SOURCES)


def _dossier(content: PackContent) -> tuple[Block, ...]:
    return (
        Section(msg("Summary"), summary_blocks(content), new_page=True),
        budget_section(content),
        findings_section(content),
        contracts_section(content),
        checklist_section(content),
        questions_section(content, new_page=True),
        Section(
            msg("Documents, limits and method"),
            (documents_section(content), limits_section(content), method_section(), glossary_section()),
            new_page=True,
        ),
        _SOURCES,
    )


def _questions(content: PackContent) -> tuple[Block, ...]:
    opening = Paragraph(msg("Questions in the order of the hearing, with room for the answers."))
    return (opening, *question_blocks(content), _SOURCES)


_OUTLINES = {PackKind.NOTE: _note, PackKind.DOSSIER: _dossier, PackKind.QUESTIONS: _questions}
