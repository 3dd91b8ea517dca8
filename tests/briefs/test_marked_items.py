"""Marked words in what a pack prints without an audience of its own: none reaches a public file, in any format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdfium2 import PdfDocument

from budgetwatch.briefs import Followed, PackContent, PackKind, compose_pack
from budgetwatch.domain.checklist import Answer, RecordedAnswer
from budgetwatch.domain.document import Section
from budgetwatch.domain.explanation import Explanation
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import Audience, LabelledFigure
from budgetwatch.domain.hearing import Commitment, Reply, ReplyStatus, Witness
from budgetwatch.domain.message import Message
from budgetwatch.domain.pack import PlannedPart
from budgetwatch.i18n import language
from budgetwatch.rendering import render_pdf, render_word, render_workbook

Explain = Callable[[Figure], Explanation]
EN = language("en")
NOTE, EVIDENCE, REPLY, PERSON, COMMENT = "MARKNOTE", "MARKEVIDENCE", "MARKREPLY", "MARKPERSON", "MARKCOMMENT"
PROMISE, CLOSED_PROMISE = "MARKPROMISE", "MARKCLOSED"
COMMITTEE_ONLY = (NOTE, EVIDENCE, REPLY, PERSON, COMMENT, PROMISE)


@pytest.fixture
def marked(content: PackContent) -> PackContent:
    """The content with a marked word in every field that a person fills and that has no audience."""
    first, second, *rest = content.checklist
    assert first.proposed is not None
    contract = LabelledFigure(Message(EVIDENCE), first.proposed.evidence[0].figure)
    noted = RecordedAnswer(Answer.REFUSED, NOTE, "clerk", "2025-11-03")
    titles = [block.title.text for block in compose_pack(content).blocks if isinstance(block, Section)]
    parts = tuple(PlannedPart(title, comment=COMMENT) for title in titles)
    return replace(
        content,
        checklist=(
            replace(first, proposed=replace(first.proposed, evidence=(contract,))),
            replace(second, recorded=noted),
            *rest,
        ),
        replies=tuple(Reply(one.id, ReplyStatus.NOTED, REPLY, "clerk", "2025-11-18") for one in content.questions),
        witnesses=(Witness(1, 0, "Ministre", PERSON), Witness(2, 0, "director of financial affairs", PERSON)),
        commitments=(
            Followed(Commitment(1, 0, None, PROMISE), Audience.COMMITTEE),
            Followed(Commitment(2, 0, None, CLOSED_PROMISE), Audience.CLOSED),
        ),
        parts=parts,
    )


def _said(content: PackContent, audience: Audience, kind: PackKind, explain: Explain) -> dict[str, str]:
    """What each of the three files of a pack holds, the zipped ones in all their members."""
    document = compose_pack(replace(content, audience=audience, kind=kind))
    with PdfDocument(render_pdf(document, EN, explain)) as opened:
        said = {"pdf": "".join("".join(page.get_textpage().get_text_range().split()) for page in opened)}
    for name, render in (("docx", render_word), ("xlsx", render_workbook)):
        with ZipFile(BytesIO(render(document, EN, explain))) as packed:
            said[name] = " ".join(packed.read(one).decode("utf-8", "replace") for one in packed.namelist())
    return said


@pytest.mark.parametrize("kind", list(PackKind))
def test_no_item_without_an_audience_reaches_a_public_file(
    marked: PackContent, explain: Explain, kind: PackKind
) -> None:
    said = _said(marked, Audience.PUBLIC, kind, explain)
    found = {(name, word) for name, text in said.items() for word in (*COMMITTEE_ONLY, CLOSED_PROMISE) if word in text}
    assert found == set()


def test_the_committee_reads_them_in_its_dossier_but_not_what_is_for_the_closed_session(
    marked: PackContent, explain: Explain
) -> None:
    said = _said(marked, Audience.COMMITTEE, PackKind.DOSSIER, explain)
    for name in ("pdf", "docx"):
        assert [word for word in COMMITTEE_ONLY if word not in said[name]] == []
    assert [name for name, text in said.items() if CLOSED_PROMISE in text] == []


def test_a_checklist_that_was_answered_is_not_called_missing_in_a_public_dossier(marked: PackContent) -> None:
    said = str(compose_pack(replace(marked, audience=Audience.PUBLIC)))
    assert "No checklist has been answered" not in said
    assert "The answers to the checklist are not for this audience." in said
