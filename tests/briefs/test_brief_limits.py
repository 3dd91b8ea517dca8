"""What a pack says of what it leaves out: in the box of the summary, and in the list at the end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from budgetwatch.briefs import PackContent, PackKind, compose_pack
from budgetwatch.domain.comparison import Break
from budgetwatch.domain.document import Bullets, Callout, Document, Section, Tone
from budgetwatch.domain.message import Message, msg
from tests.briefs.reading import EN, all_words, flat, titles


def _noted(content: PackContent, *notes: str, kind: PackKind = PackKind.DOSSIER) -> Document:
    """The pack of a comparison with these notes."""
    assert content.comparison is not None
    breaks = tuple(Break(2024, Message(note)) for note in notes)
    return compose_pack(replace(content, kind=kind, comparison=replace(content.comparison, notes=breaks)))


def _box(document: Document) -> str:
    return next(
        EN.word(block.text)
        for block in flat(document.blocks)
        if isinstance(block, Callout) and block.tone is Tone.LIMITS
    )


def _limits(document: Document) -> list[str]:
    section = next(b for b in flat(document.blocks) if isinstance(b, Section) and EN.word(b.title) == "Limits")
    return [all_words(item) for block in section.blocks if isinstance(block, Bullets) for item in block.items]


def test_a_document_left_out_stands_in_the_summary_and_in_the_list_of_limits(content: PackContent) -> None:
    document = _noted(content, "LFI_2024.xlsx is left out.", "LFI_2024.xlsx is left out.")
    assert _box(document).count("LFI_2024.xlsx is left out.") == 1
    assert _limits(document).count("LFI_2024.xlsx is left out.") == 1


def test_the_summary_says_the_first_notes_and_counts_the_others(content: PackContent) -> None:
    document = _noted(content, "First.", "Second.", "Third.", "Fourth.", "Fifth.")
    said = "First. Second. Third. And 2 more: see the list of limits at the end. The execution statement"
    assert _box(document).startswith(said)
    assert _limits(document)[:5] == ["First.", "Second.", "Third.", "Fourth.", "Fifth."]


def test_the_note_lists_every_limit_only_where_its_box_cannot(content: PackContent) -> None:
    assert "Limits" not in titles(_noted(content, "First.", "Second.", "Third.", kind=PackKind.NOTE))
    long = _noted(content, "First.", "Second.", "Third.", "Fourth.", kind=PackKind.NOTE)
    assert _limits(long)[3] == "Fourth."


def test_no_limit_is_noted_only_where_nothing_is_left_out(content: PackContent) -> None:
    noted = _noted(replace(content, limits=()), "LFI_2024.xlsx is left out.")
    assert "No limit was noted for this snapshot." not in all_words(noted)


@pytest.mark.parametrize("kind", [PackKind.NOTE, PackKind.DOSSIER])
def test_what_is_so_of_several_documents_is_told_once_with_a_count(content: PackContent, kind: PackKind) -> None:
    assert content.comparison is not None
    files = [f"LFI_{year}.xlsx" for year in range(2019, 2025)]
    reasons = [msg("“{file}” is set aside.", file=file) for file in files] + [Message("Another.")]
    comparison = replace(content.comparison, notes=tuple(Break(2024, reason) for reason in reasons))
    document = compose_pack(replace(content, kind=kind, comparison=comparison))
    once = "“LFI_2019.xlsx” is set aside. The same goes for 5 other cases, which the dossier shows."
    assert _box(document).startswith(f"{once} Another. The execution statement")
    assert kind is PackKind.NOTE or _limits(document)[:2] == [once, "Another."]


def test_sentences_within_a_sentence_are_told_apart(content: PackContent) -> None:
    assert content.comparison is not None
    reasons = [msg("{file}: {why}", file="A.xlsx", why=Message(why)) for why in ("Blank.", "Torn.")]
    comparison = replace(content.comparison, notes=tuple(Break(2024, reason) for reason in reasons))
    said = _box(compose_pack(replace(content, comparison=comparison)))
    assert said.startswith("A.xlsx: Blank. A.xlsx: Torn.")
