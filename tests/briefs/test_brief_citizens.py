"""The note for citizens: for the public alone, plain, with what is known and what is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from budgetwatch.briefs import PackContent, PackKind, compose_pack
from budgetwatch.briefs.citizens import NotForCitizens
from budgetwatch.domain.document import Bullets, Chart, KeyFigures
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.message import msg
from tests.briefs.reading import EN, all_words, flat, titles


@pytest.fixture
def plain(content: PackContent) -> PackContent:
    return replace(content, kind=PackKind.CITIZENS, audience=Audience.PUBLIC)


@pytest.mark.parametrize("audience", [Audience.COMMITTEE, Audience.CLOSED])
def test_a_note_for_citizens_is_refused_for_another_audience(plain: PackContent, audience: Audience) -> None:
    with pytest.raises(NotForCitizens) as refused:
        compose_pack(replace(plain, audience=audience))
    assert "for the public only" in EN.word(refused.value.message)


def test_it_says_what_is_known_in_short_sentences(plain: PackContent) -> None:
    document = compose_pack(plain)
    assert EN.word(document.title) == "The defence and security budget of 2024 in plain words"
    said = next(block for block in flat(document.blocks) if isinstance(block, Bullets))
    assert [all_words(item) for item in said.items][:3] == [
        "Parliament votes a budget: a ceiling for the year. For 2024 it is FCFA 306.5\u00a0billion.",
        "During the year this ceiling became FCFA 334.8\u00a0billion.",
        "At the end, FCFA 285.1\u00a0billion had been paid.",
    ]
    assert all(len(all_words(item)) < 120 for item in said.items)


def test_it_has_one_chart_and_says_what_is_not_known_and_where_figures_come_from(plain: PackContent) -> None:
    document = compose_pack(plain)
    assert sum(isinstance(block, Chart) for block in flat(document.blocks)) == 1
    assert {"What we know", "What we do not know", "Where the figures come from"} < set(titles(document))
    words = all_words(document)
    assert "The figures are sums of lines of the documents listed at the end." in words
    assert "On 1 point the committee was told that the answer is refused or secret." in words


def test_nothing_kept_to_a_committee_is_in_it_and_a_register_that_exists_is_not_called_missing(
    plain: PackContent,
) -> None:
    words = all_words(compose_pack(plain))
    assert "M-04" not in words
    assert "committed and not paid" not in words
    assert "No contract register" not in words
    assert "What is said of contracts is not for this audience." in words


def test_an_empty_dossier_says_that_no_budget_was_received() -> None:
    bare = PackContent(
        title=msg("Nothing yet"),
        institution=("République du Tamaris",),
        audience=Audience.PUBLIC,
        snapshot="S-1",
        made=datetime(2025, 11, 12, tzinfo=UTC),
        kind=PackKind.CITIZENS,
    )
    document = compose_pack(bare)
    assert "No budget has been received yet." in all_words(document)
    assert not any(isinstance(block, KeyFigures) for block in document.blocks)
