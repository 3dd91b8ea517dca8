"""What may have become of each place from one year or document to the next: reasons for a person to settle it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise

from budgetwatch.analysis.compared_rows import ComparedRows, PlacesOfYear
from budgetwatch.analysis.marks import APPROPRIATIONS
from budgetwatch.analysis.names import abbreviates, canonical, likeness
from budgetwatch.analysis.nearness import nearest
from budgetwatch.analysis.passage import CERTAIN, Passage, Proposal, label_of, weighed
from budgetwatch.analysis.row_words import NOT_CLASSIFIED
from budgetwatch.analysis.unions import find_unions
from budgetwatch.domain.comparison import Comparison, ComparisonRow
from budgetwatch.domain.crosswalk import LinkKind
from budgetwatch.domain.message import Message, msg

SAME_NAME = 95
"""How sure one is, of 100, that one name under two codes is one place."""
_MANY = 20_000
"""Places without a counterpart beyond which no person reviews them one by one: the classification is another."""
_CHOICES = 4
"""Places of one name that can still be offered pair by pair."""


def propose(comparison: Comparison, nearness: int = 80) -> tuple[Proposal, ...]:
    """What became of every place, year after year, then what may answer the places that stand on one side of a year.

    Within a year, a place that is voted only may be one that is executed only under another name. `nearness` (0 to
    100) is how alike two labels must be for a link to be proposed.
    """
    years = _by_year(comparison)
    kept = chain.from_iterable(_kept(years[before], years[year], year) for before, year in pairwise(sorted(years)))
    return (*kept, *_open(years, nearness))


def waiting(comparison: Comparison, nearness: int = 80) -> tuple[Proposal, ...]:
    """The proposals that only a person can settle."""
    return tuple(one for one in _open(_by_year(comparison), nearness) if one.answered)


def _by_year(comparison: Comparison) -> dict[int, PlacesOfYear]:
    rows = comparison.rows
    if isinstance(rows, ComparedRows):
        return rows.places_of_years()
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for at, row in enumerate(rows):
        if row.key != NOT_CLASSIFIED and row.place is not None and "@" not in row.key:
            found[row.year][row.key] = at
    return {
        year: PlacesOfYear(
            rows,
            places,
            [at for at in places.values() if "no_counterpart" in rows[at].flags],
            [key for key, at in places.items() if rows[at].called],
        )
        for year, places in found.items()
    }


def _open(years: Mapping[int, PlacesOfYear], nearness: int) -> Iterator[Proposal]:
    """What may answer the places that stand on one side only, within each year and from one to the next."""
    for year in sorted(years):
        yield from _settled(_within(years[year], year), nearness)
    for before, year in pairwise(sorted(years)):
        yield from _settled(_between(years[before], years[year], year), nearness)


def _within(places: PlacesOfYear, year: int) -> Passage:
    sides: dict[bool, list[ComparisonRow]] = {True: [], False: []}
    for row in places.one_sided():
        sides[any(stage in row.stages for stage in APPROPRIATIONS)].append(row)
    return Passage(year, tuple(sides[True]), tuple(sides[False]), ())


def _between(old: PlacesOfYear, new: PlacesOfYear, year: int) -> Passage:
    renamed = tuple((old[key], new[key]) for key in old.renamed if key in new and _renamed(old[key], new[key]))
    return Passage(year, old.beyond(new), new.beyond(old), renamed)


def _kept(old: Mapping[str, ComparisonRow], new: Mapping[str, ComparisonRow], year: int) -> Iterator[Proposal]:
    """The places that go on: certain, by code and name, by code alone, or by name alone."""
    for key, row in old.items():
        if key in new:
            renamed = _renamed(row, new[key])
            kind = LinkKind.RENAMED if renamed else LinkKind.KEPT
            yield Proposal(kind, year, (row,), (new[key],), CERTAIN, (_why_kept(row, renamed=renamed),))


def _renamed(old: ComparisonRow, new: ComparisonRow) -> bool:
    """Whether documents of these two years name a place differently; a name given later holds from that later year only."""
    return bool(old.called) and canonical(label_of(old)) != canonical(label_of(new))


def _why_kept(row: ComparisonRow, *, renamed: bool) -> Message:
    if renamed:
        return msg("The same code, and nearly the same name.")
    return msg("The same code and name.") if row.code else msg("The same name; the documents print no code.")


def _settled(passage: Passage, nearness: int) -> Iterator[Proposal]:
    """Proposals for the places on one side only, each place in the first kind that fits; then those left alone."""
    if max(len(passage.gone), len(passage.come)) <= _MANY:
        for step in (_same_names, find_unions, _same_codes, lambda rest: _near_names(rest, nearness)):
            made = tuple(step(passage))
            yield from made
            passage = passage.without(made)
    for row in passage.gone:
        yield Proposal(LinkKind.ENDED, passage.year, (row,), (), 0, (msg("No place of the other side answers it."),))
    for row in passage.come:
        yield Proposal(LinkKind.OPENED, passage.year, (), (row,), 0, (msg("No place of the other side answers it."),))


def _same_names(passage: Passage) -> Iterator[Proposal]:
    """One name under another code; where several places carry it, every pair is offered and none preferred."""
    named: dict[str, list[ComparisonRow]] = defaultdict(list)
    for row in passage.come:
        named[canonical(label_of(row))].append(row)
    met: dict[str, list[ComparisonRow]] = defaultdict(list)
    for row in passage.gone:
        met[canonical(label_of(row))].append(row)
    for name, rows in met.items():
        if not name or max(len(rows), len(named[name])) > _CHOICES:
            continue
        for row in rows:
            yield from _of_one_name(row, rows, named[name], passage.year)


def _of_one_name(
    row: ComparisonRow, rows: Sequence[ComparisonRow], others: Sequence[ComparisonRow], year: int
) -> Iterator[Proposal]:
    """The places that answer one of that name: the only one under the same place above, else all."""
    family = [other for other in others if other.parent == row.parent]
    alike = [other for other in rows if other.parent == row.parent]
    sure = len(family) == 1 and len(alike) == 1
    for other in family if sure else others:
        kind = LinkKind.RECODED if row.code and other.code and row.code != other.code else LinkKind.RENAMED
        reasons = [msg("The same name under another code.") if kind is LinkKind.RECODED else msg("The same name.")]
        times = max(len(rows), len(others))
        if not sure and times > 1:
            reasons.append(msg("{count} places carry this name: only a person can tell which.", count=times))
        score = SAME_NAME if sure or times == 1 else SAME_NAME // 2
        yield weighed(kind, year, (row,), (other,), score, reasons)


def _same_codes(passage: Passage) -> Iterator[Proposal]:
    """One code under a name that has nothing of the old one: renamed, or given to something else."""
    coded = {(row.parent, row.code): row for row in passage.come if row.code}
    for row in passage.gone:
        other = coded.get((row.parent, row.code)) if row.code else None
        if other is not None:
            score = likeness(label_of(row), label_of(other)) // 2
            reason = msg("Code {code} bears another name: renamed, or given to something else.", code=row.code)
            yield weighed(LinkKind.RENAMED, passage.year, (row,), (other,), score, [reason])


def _near_names(passage: Passage, nearness: int) -> Iterator[Proposal]:
    """Names that are each other's nearest and alike enough."""
    for pair in nearest(passage.gone, passage.come, nearness):
        row, other = pair.before, pair.after
        kind = LinkKind.RECODED if row.code and other.code and row.code != other.code else LinkKind.RENAMED
        reasons = [msg("The names are alike at {score} of 100.", score=pair.score)]
        if abbreviates(label_of(row), label_of(other)):
            reasons = [msg("One name abbreviates the other.")]
        if pair.rival is not None:
            reasons.append(msg("“{label}” is as near.", label=label_of(pair.rival)))
        yield weighed(kind, passage.year, (row,), (other,), pair.score - 10 * (pair.rival is not None), reasons)
