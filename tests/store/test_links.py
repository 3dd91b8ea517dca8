"""What people said of places, kept, replaced, taken back, and refused where it is damaged."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import update

from budgetwatch.domain.code import Classification
from budgetwatch.domain.crosswalk import Link, LinkKind, PlaceName
from budgetwatch.domain.errors import NotFound, StorageFailed
from budgetwatch.domain.message import msg
from budgetwatch.store import links, schema
from budgetwatch.store.dossier import Dossier

LABEL = msg("Link places")
MERGER = Link(
    LinkKind.MERGED,
    (
        PlaceName(Classification.ADMINISTRATION, 1, "10", "Défense"),
        PlaceName(Classification.ADMINISTRATION, 1, "14", "Anciens « combattants »", "9"),
    ),
    (PlaceName(Classification.ADMINISTRATION, 1, "11", "Défense et anciens combattants"),),
    2022,
    "Decree 2022-003",
)


def add(dossier: Dossier, link: Link) -> int:
    with dossier.change(LABEL, "A. Clerk") as change:
        return links.add(change, link)


def test_a_link_comes_back_as_it_was_said_with_its_author_and_date(dossier: Dossier) -> None:
    number = add(dossier, MERGER)
    (kept,) = links.listed(dossier)
    assert kept == replace(MERGER, author="A. Clerk", at=kept.at, id=number)
    assert kept.at.startswith("20")


def test_another_word_on_the_same_places_takes_the_place_of_the_first(dossier: Dossier) -> None:
    add(dossier, MERGER)
    add(dossier, replace(MERGER, kind=LinkKind.APART))
    add(dossier, replace(MERGER, year=2023))
    assert [(one.kind, one.year) for one in links.listed(dossier)] == [(LinkKind.APART, 2022), (LinkKind.MERGED, 2023)]


def test_a_link_that_is_not_there_cannot_be_taken_back(dossier: Dossier) -> None:
    number = add(dossier, MERGER)
    with dossier.change(LABEL) as change:
        links.remove(change, number)
    assert links.listed(dossier) == ()
    with pytest.raises(NotFound), dossier.change(LABEL) as change:
        links.remove(change, number)


@pytest.mark.parametrize(
    "damage", ["", "[]", "[1]", '[["administration", "one", "", "", ""]]', '[["sea", 1, "", "", ""]]']
)
def test_a_damaged_link_is_said_to_be_damaged(dossier: Dossier, damage: str) -> None:
    add(dossier, MERGER)
    with dossier.writing() as connection:
        connection.execute(update(schema.links).values(before=damage))
    with pytest.raises(StorageFailed) as refused:
        links.listed(dossier)
    assert refused.value.code == "corrupt"
