"""Years from which rows do not simply go on: the classification changed, places were linked, or wait for a link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from budgetwatch.analysis.names import canonical
from budgetwatch.analysis.passage import Proposal, label_of
from budgetwatch.analysis.proposals import waiting
from budgetwatch.domain.comparison import SOME_ROWS, Break, CompareQuery, Comparison
from budgetwatch.domain.crosswalk import Link, LinkKind, PlaceName
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.year import Year

if TYPE_CHECKING:
    from budgetwatch.analysis.limits import Limits
    from budgetwatch.analysis.rows import Rows

CONTINUITY = 0.5
"""A year goes on from the one before if it shares at least this part of the smaller one's places (default)."""

_BRIEFLY = {
    LinkKind.RENAMED: msg("renamed"),
    LinkKind.RECODED: msg("other code"),
    LinkKind.MERGED: msg("merged"),
    LinkKind.SPLIT: msg("split up"),
}


def find_breaks(rows: Rows) -> Iterator[Break]:
    """The years that share too few places with the year before."""
    stands = rows.stands[rows.keyed.placed]
    present = {year: stands[:, at] for at, year in enumerate(rows.years) if stands[:, at].any()}
    for year, now in present.items():
        before = present.get(year - 1)
        if before is None:
            continue
        shared, n = int((before & now).sum()), int(now.sum())
        if shared < CONTINUITY * min(int(before.sum()), n):
            reason = msg(
                "Only {count} of the {n} places of {year} stand in {before}: the classification changed.",
                count=shared,
                n=n,
                year=Year(year),
                before=Year(year - 1),
            )
            yield Break(year, reason, brief=msg("other classification"))


def breaks_by_link(applied: Sequence[tuple[Link, str]], query: CompareQuery, rows: Rows) -> Iterator[Break]:
    """What a person linked among these rows, in the year from which it holds."""
    years: dict[str, set[int]] = defaultdict(set)
    for name, stands in zip(rows.keyed.names, rows.stands, strict=True) if applied else ():
        for key in (name, *name.split("|")):
            years[key] |= {year for year, here in zip(rows.years, stands.tolist(), strict=True) if here}
    for link, key in applied:
        axis = (link.after[0].classification, link.after[0].level)
        asked = query.classification is None or axis == (query.classification, query.level)
        if asked and years[key] and min(years[key]) < link.year <= max(years[key]):
            told = _told(link)
            reason = msg("{told} ({reason})", told=told, reason=link.reason) if link.reason else told
            yield Break(link.year, reason, key, _BRIEFLY[link.kind])


def _told(link: Link) -> Message:
    before, after, year = _named(link.before), _named(link.after), Year(link.year)
    match link.kind:
        case LinkKind.MERGED:
            return msg(
                "From {year} on {after} is what was {before}: added up before.", year=year, before=before, after=after
            )
        case LinkKind.SPLIT:
            return msg(
                "From {year} on {before} is {after}: compared together, never shared out.",
                year=year,
                before=before,
                after=after,
            )
        case LinkKind.RECODED:
            return msg("From {year} on {before} stands under {after}.", year=year, before=before, after=after)
        case _:
            return msg("From {year} on {before} is called {after}.", year=year, before=before, after=after)


def _named(places: Iterable[PlaceName]) -> str:
    return " + ".join(f"{place.code} {place.label}".strip() for place in places)


def breaks_waiting(comparison: Comparison, links: Iterable[Link], limits: Limits) -> Iterator[Break]:
    """How many places may go on under another code or name, and wait for a person to say so, year by year."""
    if comparison.query.classification is None:
        return
    apart = {_names(link.before, link.after) for link in links if link.kind is LinkKind.APART}
    by_year: dict[int, list[Proposal]] = defaultdict(list)
    for one in waiting(comparison, limits.nearness):
        sides = ([row.place for row in side if row.place] for side in (one.before, one.after))
        if _names(*sides) not in apart:
            by_year[one.year].append(one)
    for year, found in sorted(by_year.items()):
        yield Break(year, _waiting(found, Year(year)), SOME_ROWS)


def _names(*sides: Iterable[PlaceName]) -> frozenset[tuple[int, str, str]]:
    return frozenset((at, place.code, canonical(place.label)) for at, side in enumerate(sides) for place in side)


def _waiting(found: Sequence[Proposal], year: Year) -> Message:
    if len(found) == 1:
        before, after = (" + ".join(label_of(row) for row in side) for side in (found[0].before, found[0].after))
        return msg(
            "In {year} “{before}” may go on as “{after}”: nobody has said yet.", year=year, before=before, after=after
        )
    return msgn(
        "In {year} {count} place may go on under another code or name: nobody has said yet.",
        "In {year} {count} places may go on under another code or name: nobody has said yet.",
        len(found),
        year=year,
    )
