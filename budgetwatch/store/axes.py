"""The axes of a policy and the places tagged with them, kept by the names of the places."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, delete, insert, select, update

from budgetwatch.domain.axis import AxisTag, PolicyAxis, Tagged
from budgetwatch.domain.checklist import Bilingual
from budgetwatch.domain.code import Classification
from budgetwatch.domain.crosswalk import PlaceName
from budgetwatch.domain.errors import NotFound
from budgetwatch.store import schema, serial
from budgetwatch.store.errors import Garbled
from budgetwatch.store.opened import Change, Dossier

_axes, _tags = schema.axes, schema.tags


def listed(dossier: Dossier) -> tuple[PolicyAxis, ...]:
    """The axes in their order."""
    with dossier.reading() as connection:
        rows = connection.execute(select(_axes).order_by(_axes.c.place, _axes.c.id))
        return tuple(
            PolicyAxis(row.place, Bilingual(row.fr, row.en), row.source, bool(row.checked), row.words, row.id)
            for row in rows
        )


def keep(change: Change, axis: PolicyAxis) -> int:
    """The number of an axis: a new one where it has none yet, else that of the axis it takes the place of."""
    values = {
        "place": axis.number,
        "fr": axis.title.fr,
        "en": axis.title.en,
        "source": axis.source,
        "checked": int(axis.checked),
        "words": axis.words,
    }
    if not axis.id:
        return int(change.connection.execute(insert(_axes).values(values).returning(_axes.c.id)).scalar_one())
    if change.connection.execute(update(_axes).where(_axes.c.id == axis.id).values(values)).rowcount == 0:
        raise NotFound
    return axis.id


def remove(change: Change, axis: int) -> None:
    """Take an axis out, with its tags; NotFound where there is none of that number."""
    change.connection.execute(delete(_tags).where(_tags.c.axis == axis))
    if change.connection.execute(delete(_axes).where(_axes.c.id == axis)).rowcount == 0:
        raise NotFound


def tags(dossier: Dossier) -> tuple[AxisTag, ...]:
    """Every tag, in the order in which they were made."""
    with dossier.reading() as connection:
        return tuple(_tag(row) for row in connection.execute(select(_tags).order_by(_tags.c.id)))


def tag(change: Change, tagged: Tagged, axis: int) -> int:
    """The number of a new tag; it takes the place of the one that stood on the same before."""
    untag(change, tagged)
    known = select(_axes.c.id).where(_axes.c.id == axis)
    if change.connection.execute(known).scalar() is None:
        raise NotFound
    added = insert(_tags).values(axis=axis, tagged=_written(tagged), author=change.author, at=change.at)
    return int(change.connection.execute(added.returning(_tags.c.id)).scalar_one())


def untag(change: Change, tagged: Tagged) -> bool:
    """Take the tag of a place off; whether there was one."""
    return bool(change.connection.execute(delete(_tags).where(_tags.c.tagged == _written(tagged))).rowcount)


def _written(tagged: Tagged) -> str:
    places = sorted(tagged.places, key=lambda place: (place.classification, place.level, place.code, place.label))
    names = [[one.classification.value, one.level, one.code, one.label, one.under] for one in places]
    return serial.dumps([tagged.label, names])


def _tag(row: Row[Any]) -> AxisTag:
    try:
        label, names = serial.loads(row.tagged)
        tagged = Tagged(tuple(_place(*parts) for parts in names), str(label))
    except (TypeError, ValueError) as error:
        raise Garbled(str(error)) from error
    if not (tagged.places or tagged.label):
        raise Garbled("a tag on nothing")
    return AxisTag(tagged, row.axis, row.author, row.at, row.id)


def _place(classification: str, level: int, code: str, label: str, under: str) -> PlaceName:
    return PlaceName(serial.word(Classification, classification), int(level), str(code), str(label), str(under))
