"""The passage from one nomenclature to the next: what documents suggest, and what a person says of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from budgetwatch.domain.comparison import ComparisonRow
from budgetwatch.domain.crosswalk import JOINING, Link, LinkKind, LinkState, PlaceName
from budgetwatch.domain.errors import BudgetWatchError, NotFound
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.year import Year
from budgetwatch.store import links
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.current import facts, once
from budgetwatch.usecases.done import Done, Topic
from budgetwatch.usecases.reviewing import LinkRow, LinkSide, reviewed

__all__ = [
    "LinkRow",
    "LinkSide",
    "confirm_link",
    "count_to_review",
    "lineage",
    "link",
    "review_links",
    "set_apart",
    "unlink",
]

TOUCHED = frozenset({Topic.BUDGET, Topic.FINDINGS, Topic.CHECKLISTS, Topic.HISTORY})


AT_ONCE = 100_000
"""Amounts up to which every level is compared just to count what waits."""


_YEARS = range(1900, 2200)


class WrongLink(BudgetWatchError):
    """These places cannot be linked so."""

    code = "wrong-link"
    default = msg("These places cannot be linked so.")
    default_advice = msg(
        "Link places of one classification and level, from a year on: one to one, several to one, or one to several."
    )


def review_links(dossier: Dossier) -> tuple[LinkRow, ...]:
    """Every passage of a place from one year or document to the next: those to review first, then what is settled."""
    return once(dossier, "links to review", lambda: reviewed(dossier))


def count_to_review(dossier: Dossier) -> int | None:
    """How many correspondences wait for a person; None in a dossier so large that they are only counted when listed."""
    if len(facts(dossier).facts) > AT_ONCE:
        return None
    return sum(row.state is LinkState.TO_REVIEW for row in review_links(dossier))


def find_link(dossier: Dossier, name: str) -> LinkRow:
    """The correspondence of that name; NotFound where there is none."""
    for row in review_links(dossier):
        if row.id == name:
            return row
    raise NotFound(
        msg("There is no correspondence {name}.", name=name),
        msg("List the correspondences to see their names: they change when places are linked."),
    )


def confirm_link(dossier: Dossier, name: str, reason: str = "", author: str = "") -> Done[int]:
    """Say that the places of a proposed correspondence are the same: every comparison follows it from now on."""
    row = find_link(dossier, name)
    if row.kind not in JOINING:
        raise WrongLink(msg("There is nothing to confirm: the documents leave no doubt, or no place answers this one."))
    return _decide(dossier, _link(row, row.kind, reason), author, msg("Confirm a correspondence"))


def set_apart(dossier: Dossier, name: str, reason: str = "", author: str = "") -> Done[int]:
    """Say that the places of a correspondence are not the same: they keep rows of their own, and are asked no more."""
    row = find_link(dossier, name)
    if not (row.before and row.after):
        raise WrongLink(msg("No place answers this one: there is nothing to keep apart."))
    return _decide(dossier, _link(row, LinkKind.APART, reason), author, msg("Keep places apart"))


def _link(row: LinkRow, kind: LinkKind, reason: str) -> Link:
    before, after = (tuple(side.place for side in sides) for sides in (row.before, row.after))
    return Link(kind, before, after, row.year, reason)


def link(
    dossier: Dossier,
    before: Sequence[PlaceName],
    after: Sequence[PlaceName],
    kind: LinkKind,
    year: int,
    reason: str = "",
    author: str = "",
) -> Done[int]:
    """Say by hand what became of places from a year on; WrongLink where the two sides do not fit that kind."""
    made = Link(kind, tuple(before), tuple(after), year, reason)
    check_link(made)
    return _decide(dossier, made, author, msg("Link places"))


def check_link(made: Link) -> None:
    """Raise WrongLink where a link says nothing, or something that its kind cannot say."""
    axes = {(place.classification, place.level) for place in (*made.before, *made.after)}
    sides = len(made.before), len(made.after)
    fits = {
        LinkKind.RENAMED: sides == (1, 1),
        LinkKind.RECODED: sides == (1, 1),
        LinkKind.MERGED: sides[0] > 1 and sides[1] == 1,
        LinkKind.SPLIT: sides[0] == 1 and sides[1] > 1,
        LinkKind.APART: min(sides) > 0,
    }
    says_nothing = set(made.before) == set(made.after) and made.kind is not LinkKind.APART
    if len(axes) != 1 or not fits.get(made.kind) or says_nothing or made.year not in _YEARS:
        raise WrongLink


def unlink(dossier: Dossier, name: str, author: str = "") -> Done[None]:
    """Take back what a person said of a correspondence: the documents alone speak again."""
    row = find_link(dossier, name)
    if not row.number:
        raise WrongLink(msg("Nobody has said anything of this correspondence yet."))
    label = msg("Take back a correspondence")
    with dossier.change(label, author) as change:
        links.remove(change, row.number)
    return Done(None, TOUCHED, label)


def _decide(dossier: Dossier, made: Link, author: str, label: Message) -> Done[int]:
    with dossier.change(label, author) as change:
        number = links.add(change, made)
    return Done(number, TOUCHED, label)


def lineage(rows: Iterable[ComparisonRow]) -> tuple[Message, ...]:
    """What a place was called before, from the oldest name on, given its rows: "until 2021: Défense, Anciens combattants"."""
    ordered = sorted(rows, key=lambda row: row.year)
    told = []
    for names, years in groupby(ordered, key=lambda row: row.called):
        if names:
            last = list(years)[-1].year
            told.append(msg("until {year}: {names}", year=Year(last), names=" + ".join(names)))
    return tuple(told)
