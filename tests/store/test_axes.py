"""Policy axes and tags, kept, replaced, undone, and refused where they are damaged."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import update

from budgetwatch.domain.axis import PolicyAxis, Tagged
from budgetwatch.domain.checklist import Bilingual
from budgetwatch.domain.code import Classification
from budgetwatch.domain.crosswalk import PlaceName
from budgetwatch.domain.errors import NotFound, StorageFailed
from budgetwatch.domain.message import msg
from budgetwatch.store import axes, schema, undo
from budgetwatch.store.dossier import Dossier

LABEL = msg("Tag places")
BORDERS = PolicyAxis(1, Bilingual("Frontières", "Borders"), "PSN 2024, p. 12", checked=True, words="douane")
PEOPLE = PolicyAxis(2, Bilingual("Populations", "People"))
ARMY = Tagged((PlaceName(Classification.PROGRAMME, 2, "101", "Armée « de terre »", "10"),))
LINE = Tagged((PlaceName(Classification.NATURE, 1, "2", "Biens"), *ARMY.places))


def enter(dossier: Dossier, *entered: PolicyAxis) -> list[int]:
    with dossier.change(LABEL, "A. Clerk") as change:
        return [axes.keep(change, axis) for axis in entered]


def tag(dossier: Dossier, tagged: Tagged, axis: int) -> int:
    with dossier.change(LABEL, "A. Clerk") as change:
        return axes.tag(change, tagged, axis)


def test_axes_come_back_in_their_order_as_they_were_entered(dossier: Dossier) -> None:
    second, first = enter(dossier, PEOPLE, BORDERS)
    assert axes.listed(dossier) == (replace(BORDERS, id=first), replace(PEOPLE, id=second))
    enter(dossier, replace(PEOPLE, id=second, number=3, title=Bilingual("Peuple", "People")))
    assert [(one.number, one.title.fr) for one in axes.listed(dossier)] == [(1, "Frontières"), (3, "Peuple")]


def test_a_tag_comes_back_with_its_author_and_another_takes_its_place(dossier: Dossier) -> None:
    borders, people = enter(dossier, BORDERS, PEOPLE)
    tag(dossier, ARMY, borders)
    tag(dossier, LINE, borders)
    tag(dossier, ARMY, people)
    kept = axes.tags(dossier)
    assert [(set(one.tagged.places), one.axis, one.author) for one in kept] == [
        (set(LINE.places), borders, "A. Clerk"),
        (set(ARMY.places), people, "A. Clerk"),
    ]


def test_a_line_at_two_places_is_the_same_in_whatever_order_they_are_named(dossier: Dossier) -> None:
    (borders,) = enter(dossier, BORDERS)
    tag(dossier, LINE, borders)
    tag(dossier, Tagged(LINE.places[::-1]), borders)
    assert len(axes.tags(dossier)) == 1


def test_an_axis_goes_with_its_tags_and_undo_brings_both_back(dossier: Dossier) -> None:
    (borders,) = enter(dossier, BORDERS)
    tag(dossier, ARMY, borders)
    before = axes.listed(dossier), axes.tags(dossier)
    with dossier.change(LABEL) as change:
        axes.remove(change, borders)
    assert (axes.listed(dossier), axes.tags(dossier)) == ((), ())
    undo.undo(dossier)
    assert (axes.listed(dossier), axes.tags(dossier)) == before
    undo.redo(dossier)
    assert axes.tags(dossier) == ()


def test_a_tag_of_an_axis_that_is_not_there_is_refused(dossier: Dossier) -> None:
    with pytest.raises(NotFound):
        tag(dossier, ARMY, 7)
    with pytest.raises(NotFound), dossier.change(LABEL) as change:
        axes.remove(change, 7)


@pytest.mark.parametrize(
    "damage", ["", "[]", '["",[]]', '["",[["sea",1,"","",""]]]', '["",[["programme","one","","",""]]]']
)
def test_a_damaged_tag_is_refused(dossier: Dossier, damage: str) -> None:
    (borders,) = enter(dossier, BORDERS)
    tag(dossier, ARMY, borders)
    with dossier.writing() as connection:
        connection.execute(update(schema.tags).values(tagged=damage))
    with pytest.raises(StorageFailed):
        axes.tags(dossier)
