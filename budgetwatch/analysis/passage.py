"""One step from a year or document to the next: the places that go, those that come, and what may link them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from budgetwatch.domain.comparison import ComparisonRow
from budgetwatch.domain.crosswalk import LinkKind
from budgetwatch.domain.measure import CHAIN, Measure
from budgetwatch.domain.message import Message, msg

CERTAIN = 100
CLOSE, FAR = Decimal("1.25"), Decimal("2.5")
"""The factor up to which amounts of two years support a link, and from which they speak against it."""
_SUPPORT, _DOUBT = 4, 20
_ORDER = (Measure.VOTED, Measure.REVISED, *reversed(CHAIN))


@dataclass(frozen=True, slots=True)
class Proposal:
    """A link that documents suggest: `year` is the first of the later side, `confidence` goes from 0 to `CERTAIN`.

    A place that nothing answers stands on one side alone.
    """

    kind: LinkKind
    year: int
    before: tuple[ComparisonRow, ...]
    after: tuple[ComparisonRow, ...]
    confidence: int
    reasons: tuple[Message, ...]

    @property
    def certain(self) -> bool:
        """Whether the documents leave no doubt, so that it is applied already."""
        return self.confidence == CERTAIN

    @property
    def answered(self) -> bool:
        """Whether there is a place on both sides."""
        return bool(self.before and self.after)


@dataclass(frozen=True, slots=True)
class Passage:
    """The places that stand on one side of a year only, and those that go on under another name."""

    year: int
    gone: tuple[ComparisonRow, ...]
    come: tuple[ComparisonRow, ...]
    renamed: tuple[tuple[ComparisonRow, ComparisonRow], ...]

    def without(self, made: Iterable[Proposal]) -> Passage:
        """What is left once these proposals are made."""
        taken = [row.key for one in made for row in (*one.before, *one.after)]
        if not taken:
            return self
        keys = frozenset(taken)
        return replace(
            self,
            gone=tuple(row for row in self.gone if row.key not in keys),
            come=tuple(row for row in self.come if row.key not in keys),
        )


def label_of(row: ComparisonRow) -> str:
    """What the documents of its year call a place."""
    if row.called:
        return row.called[0]
    return row.place.label if row.place is not None else row.label


def weighed(
    kind: LinkKind,
    year: int,
    before: Sequence[ComparisonRow],
    after: Sequence[ComparisonRow],
    score: int,
    reasons: Sequence[Message],
) -> Proposal:
    """A proposal whose confidence the amounts of both sides raise or lower."""
    factor = apart_by(before, after)
    told = list(reasons)
    if factor is not None and factor <= CLOSE:
        score = min(CERTAIN - 1, score + _SUPPORT)
        told.append(msg("The amounts are close."))
    elif factor is not None and factor >= FAR:
        score = max(1, score - _DOUBT)
        told.append(msg("The amounts are far apart."))
    return Proposal(kind, year, tuple(before), tuple(after), score, tuple(told))


def apart_by(before: Sequence[ComparisonRow], after: Sequence[ComparisonRow]) -> Decimal | None:
    """By what factor the amounts of both sides differ, 1 at least; None where no stage can tell."""
    stage = common_stage(before, after)
    if stage is None:
        return None
    earlier, later = _sum(before, stage[0]), _sum(after, stage[1])
    return max(earlier, later) / min(earlier, later) if min(earlier, later) > 0 else None


def common_stage(before: Sequence[ComparisonRow], after: Sequence[ComparisonRow]) -> tuple[Measure, Measure] | None:
    """The stages to set side by side: the same on both where there is one, else the one that says most of each."""
    sides = [{stage for row in rows for stage in row.stages} for rows in (before, after)]
    shared = next((stage for stage in _ORDER if all(stage in side for side in sides)), None)
    if shared is not None:
        return shared, shared
    own = [next((stage for stage in _ORDER if stage in side), None) for side in sides]
    return (own[0], own[1]) if own[0] is not None and own[1] is not None else None


def _sum(rows: Iterable[ComparisonRow], stage: Measure) -> Decimal:
    return sum((row.stages[stage].amount.decimal for row in rows if stage in row.stages), Decimal(0))
