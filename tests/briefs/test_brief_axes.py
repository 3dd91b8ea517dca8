"""The axes of a policy in a pack: the rest is said first, and nothing stands there while nobody tagged."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.document import Bullets, Paragraph, Section, Table
from budgetwatch.i18n import language
from budgetwatch.rendering.words import spoken
from budgetwatch.usecases import axes, axes_file, packing
from budgetwatch.usecases.demonstrating import build_sample
from budgetwatch.usecases.dossiers import Dossier

BY_PROGRAMME = CompareQuery(Classification.PROGRAMME, 2)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    made = build_sample(tmp_path_factory.mktemp("axes") / "tamaris.budget")
    axes.keep_axes(made, axes_file.example_axes())
    yield made
    made.close()


def section_of(dossier: Dossier) -> Section | None:
    blocks = packing.compose(dossier, packing.PackAsked(packing.PackPlan(outline="themes"))).blocks
    return next((one for one in blocks if isinstance(one, Section) and "axes" in str(one.title)), None)


def test_without_a_tag_the_pack_says_nothing_of_axes(sample: Dossier) -> None:
    assert section_of(sample) is None


def test_a_tagged_policy_has_its_table_its_rest_and_what_is_to_be_checked(sample: Dossier) -> None:
    places = axes.find_places(sample, [BY_PROGRAMME], ["2105"])
    axes.tag_places(sample, [one.tagged for one in places], axes.find_axis(sample, 1))
    section = section_of(sample)
    axes.untag_places(sample, [one.tagged for one in places])
    assert section is not None
    said = next(one for one in section.blocks if isinstance(one, Paragraph))
    assert str(said.text).startswith("In 2024, 0.796")
    table = next(one for one in section.blocks if isinstance(one, Table))
    names = [spoken(row.cells[0], language("en")) for row in table.rows]
    assert names == ["1. Defence of the territory", "No axis", "Total"]
    (doubts,) = (one for one in section.blocks if isinstance(one, Bullets))
    assert "5 axes are still to be checked" in str(doubts.items[0])
