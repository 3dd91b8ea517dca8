"""The packs: which parts, in which order."""

from __future__ import annotations

from dataclasses import replace

from budgetwatch.briefs.amounts import with_currency
from budgetwatch.briefs.budget import short_budget_section
from budgetwatch.briefs.citizens import citizens_blocks
from budgetwatch.briefs.content import PackContent
from budgetwatch.briefs.limits import exceeds_box, limits_section
from budgetwatch.briefs.outlines import outline_named
from budgetwatch.briefs.planning import arrange
from budgetwatch.briefs.questions import question_blocks
from budgetwatch.briefs.summary import summary_blocks
from budgetwatch.briefs.titles import subtitle_of, title_of
from budgetwatch.domain.document import Block, Document, Paragraph, SourcesAnnex, figures_in
from budgetwatch.domain.message import msg
from budgetwatch.domain.pack import PackKind

_SOURCES = SourcesAnnex(msg("Sources of the figures"))
_APART = SourcesAnnex(msg("Sources of the figures"), new_page=True)
"""The annex of a note: behind its two pages, which are handed out alone."""


def compose_pack(content: PackContent) -> Document:
    """The document of the kind asked for, holding only what its audience may see.

    Raises:
        NotFound: no outline has the name asked for.
        NotForCitizens: a note for citizens is asked for another audience than the public.
    """
    seen = with_currency(content.for_audience())
    blocks = tuple(block for block in _PARTS[seen.kind](seen) if block is not None)
    return Document(
        title=title_of(seen),
        subtitle=subtitle_of(seen),
        institution=seen.institution,
        audience=seen.audience,
        snapshot=seen.snapshot,
        made=seen.made,
        hearing=seen.hearing,
        fictional=seen.fictional,
        blocks=blocks if next(figures_in(blocks), None) is None else (*blocks, _sources(seen)),
        cover=seen.kind is PackKind.DOSSIER,
    )


def _sources(content: PackContent) -> SourcesAnnex:
    return _APART if content.kind is PackKind.NOTE and not exceeds_box(content) else _SOURCES


def _note(content: PackContent) -> tuple[Block | None, ...]:
    """A page, a second one with table and charts, and behind them the limits that the first has no room for."""
    every_limit = replace(limits_section(content), new_page=True) if exceeds_box(content) else None
    return (*summary_blocks(content), short_budget_section(content), every_limit)


def _dossier(content: PackContent) -> tuple[Block | None, ...]:
    blocks = (block for block in outline_named(content.outline).parts(content) if block is not None)
    return arrange(tuple(blocks), content.parts)


def _questions(content: PackContent) -> tuple[Block | None, ...]:
    opening = Paragraph(msg("Questions in the order of the hearing, with room for the answers."))
    return (opening, *question_blocks(content))


_PARTS = {
    PackKind.NOTE: _note,
    PackKind.DOSSIER: _dossier,
    PackKind.QUESTIONS: _questions,
    PackKind.CITIZENS: citizens_blocks,
}
