"""Links that no document suggests: what a place on one side only may be joined with, and what joining makes of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from budgetwatch.domain.crosswalk import LinkKind, LinkState, PlaceName
from budgetwatch.domain.message import msg
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.crosswalk import LinkRow, LinkSide, WrongLink, find_link, link, review_links
from budgetwatch.usecases.done import Done


@dataclass(frozen=True, slots=True)
class Answer:
    """A place that may answer one on the other side; `itself` is where it stands on the side of that one, if it does."""

    side: LinkSide
    itself: LinkSide | None


def answers(rows: Iterable[LinkRow], asked: LinkRow) -> tuple[Answer, ...]:
    """The places of the other side that a lonely place may be joined with, those that are lonely too first."""
    (own,) = asked.before or asked.after
    found: dict[PlaceName, Answer] = {}
    for row in rows:
        same, other = (row.before, row.after) if asked.before else (row.after, row.before)
        if row.year != asked.year or len(other) != 1 or len(same) > 1 or row.state is LinkState.CONFIRMED:
            continue
        (side,) = other
        level = (side.place.classification, side.place.level)
        if level == (own.place.classification, own.place.level):
            goes_on = row.state is LinkState.CERTAIN
            found.setdefault(side.place, Answer(side, same[0] if goes_on else None))
    return tuple(
        sorted(found.values(), key=lambda one: (one.itself is not None, one.side.place.code, one.side.place.label))
    )


def join(dossier: Dossier, name: str, chosen: Sequence[PlaceName], reason: str = "", author: str = "") -> Done[int]:
    """Join a place on one side only with places of the other: what was one and is several was split, and so on.

    Raises:
        WrongLink: the place is answered already, or one that is chosen is not on the other side.
    """
    rows = review_links(dossier)
    asked = find_link(dossier, name)
    if asked.state is not LinkState.UNMATCHED:
        raise WrongLink(msg("This place has an answer already: take it back first."))
    known = {one.side.place: one for one in answers(rows, asked)}
    if not chosen or not set(chosen) <= known.keys():
        raise WrongLink
    (own,) = (side.place for side in asked.before or asked.after)
    beside = [one.itself.place for place in chosen if (one := known[place]).itself is not None]
    here, there = [*beside, own], list(chosen)
    before, after = (here, there) if asked.before else (there, here)
    return link(dossier, before, after, _kind(before, after), asked.year, reason, author)


def _kind(before: Sequence[PlaceName], after: Sequence[PlaceName]) -> LinkKind:
    if len(before) > 1 or len(after) > 1:
        return LinkKind.MERGED if len(before) > 1 else LinkKind.SPLIT
    codes = {place.code for place in (*before, *after)} - {""}
    return LinkKind.RECODED if len(codes) > 1 else LinkKind.RENAMED
