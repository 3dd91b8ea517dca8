"""A dossier follows the outline that a committee chooses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from budgetwatch.briefs import OUTLINES, PackContent, compose_pack
from budgetwatch.domain.document import Paragraph, Questions, Section
from budgetwatch.domain.errors import NotFound
from tests.briefs.reading import EN, all_words, flat, titles

COMMITTEE = [
    "Summary",
    "I. Context and justification",
    "II. Presentation of the budget",
    "III. Programming",
    "IV. Hearings",
    "V. Cost and execution",
    "VI. Recommendations",
    "Annexes",
    "Sources of the figures",
]


def test_a_dossier_follows_the_outline_of_a_committee_unless_another_is_chosen(content: PackContent) -> None:
    assert titles(compose_pack(replace(content, outline=""))) == COMMITTEE
    assert titles(compose_pack(replace(content, outline="committee"))) == COMMITTEE


@pytest.mark.parametrize("name", [one.name for one in OUTLINES])
def test_every_outline_has_a_summary_questions_and_sources_and_a_name_in_both_languages(
    content: PackContent, name: str
) -> None:
    outline = next(one for one in OUTLINES if one.name == name)
    document = compose_pack(replace(content, outline=name))
    assert outline.title.fr != outline.title.en
    assert titles(document)[0] == "Summary"
    assert titles(document)[-1] == "Sources of the figures"
    assert any(isinstance(block, Questions) for block in flat(document.blocks))


def test_an_outline_that_nobody_knows_is_refused_with_the_names_of_the_others(content: PackContent) -> None:
    with pytest.raises(NotFound) as refused:
        compose_pack(replace(content, outline="poem"))
    assert EN.word(refused.value.message) == "There is no outline named poem."
    assert refused.value.advice is not None
    assert "memorandum" in EN.word(refused.value.advice)


def test_a_part_without_data_says_so_in_a_line(content: PackContent) -> None:
    document = compose_pack(replace(content, outline=""))
    part = next(b for b in document.blocks if isinstance(b, Section) and EN.word(b.title) == "III. Programming")
    (said,) = part.blocks
    assert isinstance(said, Paragraph)
    assert EN.word(said.text).startswith("No programming law has been imported")


def test_the_context_says_which_hearing_years_and_documents(content: PackContent) -> None:
    words = all_words(compose_pack(replace(content, outline="")))
    assert "This dossier was made for the hearing of 18 Nov 2025." in words
    assert "from 2020 to 2024. The latest executed year is 2024, up to the stage “paid”." in words
    assert "It rests on 3 documents received" in words


def test_recommendations_have_lines_to_write_on_under_the_main_findings(content: PackContent) -> None:
    document = compose_pack(replace(content, outline=""))
    part = next(b for b in document.blocks if isinstance(b, Section) and EN.word(b.title) == "VI. Recommendations")
    asked = next(block for block in part.blocks if isinstance(block, Questions))
    assert asked.answer_lines == 2
    assert "Équipement des forces" in all_words(asked.items[0].text)
