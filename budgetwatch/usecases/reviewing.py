"""The list of correspondences: what documents suggest, overlaid with what people decided."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from budgetwatch import analysis
from budgetwatch.analysis.names import canonical
from budgetwatch.analysis.passage import Proposal, common_stage, label_of
from budgetwatch.analysis.proposals import propose
from budgetwatch.domain.comparison import CompareQuery, Comparison, ComparisonRow
from budgetwatch.domain.crosswalk import Link, LinkKind, LinkState, PlaceName
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.store import links
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.comparing import choices, compare
from budgetwatch.usecases.current import facts, once

_ORDER = (LinkState.TO_REVIEW, LinkState.CONFIRMED, LinkState.APART, LinkState.UNMATCHED, LinkState.CERTAIN)
_NAME = 10
"""Digits of a correspondence's name: two of a hundred thousand still differ."""


@dataclass(frozen=True, slots=True)
class LinkSide:
    """A place on one side of a year, with the amount that says most there; None where no document of it is imported."""

    place: PlaceName
    key: str
    year: int
    measure: Measure | None
    figure: Figure | None


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One correspondence. `year` is the first of the later side; `number` that of a person's decision, 0 without one.

    `id` is made of the places and the year, so that it is the same in every dossier. `reasons` are what documents give,
    `reason` is what the person wrote.
    """

    id: str
    kind: LinkKind
    state: LinkState
    year: int
    before: tuple[LinkSide, ...]
    after: tuple[LinkSide, ...]
    confidence: int
    reasons: tuple[Message, ...]
    reason: str = ""
    author: str = ""
    at: str = ""
    number: int = 0


def reviewed(dossier: Dossier) -> tuple[LinkRow, ...]:
    """Every correspondence, those that wait for a person first, the surest of them first."""
    decided = links.listed(dossier)
    comparisons = [_unlinked(dossier, query, decided) for query in _queries(dossier)]
    proposed = {row.id: row for one in comparisons for row in map(_row, propose(one))}
    rows = _overlaid(proposed, decided, _Places(comparisons))
    return tuple(sorted(rows, key=lambda row: (_ORDER.index(row.state), -row.confidence, row.year, row.id)))


def _queries(dossier: Dossier) -> list[CompareQuery]:
    return [CompareQuery(classification, level) for classification, level in choices(dossier).levels]


def _unlinked(dossier: Dossier, query: CompareQuery, decided: Sequence[Link]) -> Comparison:
    """The comparison as documents alone give it."""
    if not decided:
        return compare(dossier, query)
    return once(dossier, f"unlinked {query}", lambda: analysis.compare(facts(dossier), query))


def _row(proposal: Proposal) -> LinkRow:
    stages = common_stage(proposal.before, proposal.after) or (None, None)
    before, after = (
        tuple(_side(row, stage) for row in rows)
        for rows, stage in zip((proposal.before, proposal.after), stages, strict=True)
    )
    name = _id((side.place for side in before), (side.place for side in after), proposal.year)
    return LinkRow(
        name, proposal.kind, _state(proposal), proposal.year, before, after, proposal.confidence, proposal.reasons
    )


def _state(proposal: Proposal) -> LinkState:
    if proposal.certain:
        return LinkState.CERTAIN
    return LinkState.TO_REVIEW if proposal.answered else LinkState.UNMATCHED


def _side(row: ComparisonRow, stage: Measure | None) -> LinkSide:
    shown = stage or next(iter(row.stages), None)
    place = row.place
    if place is None:
        raise ValueError(row.key)
    figure, label = row.stages.get(shown) if shown else None, label_of(row)
    named = place if place.label == label else replace(place, label=label)
    return LinkSide(named, row.key, row.year, shown, figure)


def _id(before: Iterable[PlaceName], after: Iterable[PlaceName], year: int) -> str:
    """A short name that the same places and year have in every dossier, whatever their order."""
    sides = [sorted([*_told(place), canonical(place.under)] for place in side) for side in (before, after)]
    return sha256(json.dumps([year, sides]).encode()).hexdigest()[:_NAME]


def _told(place: PlaceName) -> tuple[str, str, str, str]:
    return place.classification.value, str(place.level), place.code, canonical(place.label)


# -- what people decided


def _overlaid(proposed: Mapping[str, LinkRow], decided: Sequence[Link], places: _Places) -> Iterator[LinkRow]:
    """The decisions in place of what was proposed; what a confirmed link answers waits no more."""
    settled: dict[str, LinkRow] = {}
    for link in decided:
        name = _id(link.before, link.after, link.year)
        settled[name] = _decided(proposed.get(name) or _by_hand(name, link, places), link)
    answered = {
        (row.year, side.key)
        for row in settled.values()
        if row.state is LinkState.CONFIRMED
        for side in (*row.before, *row.after)
    }
    yield from settled.values()
    for name, row in proposed.items():
        loose = row.state in {LinkState.TO_REVIEW, LinkState.UNMATCHED}
        taken = any((row.year, side.key) in answered for side in (*row.before, *row.after))
        if name not in settled and not (loose and taken):
            yield row


def _decided(row: LinkRow, link: Link) -> LinkRow:
    apart = link.kind is LinkKind.APART
    return replace(
        row,
        kind=row.kind if apart else link.kind,
        state=LinkState.APART if apart else LinkState.CONFIRMED,
        reason=link.reason,
        author=link.author,
        at=link.at,
        number=link.id,
    )


def _by_hand(name: str, link: Link, places: _Places) -> LinkRow:
    before = tuple(places.side(place, link.year, after=False) for place in link.before)
    after = tuple(places.side(place, link.year, after=True) for place in link.after)
    missing = any(side.figure is None for side in (*before, *after))
    reasons = (msg("Linked by hand."), *([msg("A place is in no document of this dossier.")] if missing else []))
    return LinkRow(name, link.kind, LinkState.CONFIRMED, link.year, before, after, 0, reasons)


class _Places:
    """Finds the amounts of a place that a person named."""

    def __init__(self, comparisons: Iterable[Comparison]) -> None:
        self._rows: dict[tuple[str, str, str, str], list[ComparisonRow]] = defaultdict(list)
        for comparison in comparisons:
            for row in comparison.rows:
                if row.place is not None:
                    self._rows[_told(replace(row.place, label=label_of(row)))].append(row)

    def side(self, place: PlaceName, year: int, *, after: bool) -> LinkSide:
        """The place in the nearest year on that side; without a figure where no document prints it there."""
        rows = [row for row in self._rows.get(_told(place), ()) if (row.year >= year if after else row.year <= year)]
        under = [row for row in rows if row.place and row.place.under == place.under] or rows
        if not under:
            return LinkSide(place, "", year, None, None)
        return _side(min(under, key=lambda row: abs(row.year - year)), None)
