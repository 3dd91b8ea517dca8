"""A pack holds only what its audience may see: removed, never masked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from budgetwatch.briefs import PackContent, PackKind, compose_pack
from budgetwatch.domain.explanation import Explanation
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import Audience
from budgetwatch.i18n import language
from budgetwatch.rendering import render_pdf

Explain = Callable[[Figure], Explanation]


def _text(content: PackContent, audience: Audience, kind: PackKind, explain: Explain) -> str:
    from pypdfium2 import PdfDocument

    document = compose_pack(replace(content, audience=audience, kind=kind, comparison=None, lines=None))
    with PdfDocument(render_pdf(document, language("en"), explain)) as opened:
        text = " ".join(page.get_textpage().get_text_range() for page in opened)
    return " ".join(text.split())


@pytest.mark.parametrize("kind", list(PackKind))
def test_a_public_pack_has_nothing_of_the_committee(content: PackContent, explain: Explain, kind: PackKind) -> None:
    text = _text(content, Audience.PUBLIC, kind, explain)
    for kept in ("committed and not paid", "Special funds", "M-04", "Quel contrôle", "25,100,000,000"):
        assert kept not in text
    assert "AUDIENCE: PUBLIC" in text
    assert "À quelle date le rapport sera-t-il remis" in text


def test_the_committee_does_not_see_what_is_for_the_closed_session(content: PackContent, explain: Explain) -> None:
    text = _text(content, Audience.COMMITTEE, PackKind.DOSSIER, explain)
    assert "Special funds" not in text
    assert "Quel contrôle" not in text
    assert "committed and not paid" in text


def test_the_closed_session_sees_everything(content: PackContent, explain: Explain) -> None:
    text = _text(content, Audience.CLOSED, PackKind.DOSSIER, explain)
    for shown in ("committed and not paid", "Special funds", "M-04", "Quel contrôle"):
        assert shown in text
