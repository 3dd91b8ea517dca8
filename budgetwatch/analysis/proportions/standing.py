"""Which group every line of a frame stands in, by the labels of its codes or by its own."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from budgetwatch.analysis.keeping import kept_beside
from budgetwatch.analysis.line_codes import LineCodes, line_codes
from budgetwatch.domain.code import Classification
from budgetwatch.domain.grouping import Grouping, plain_name
from budgetwatch.domain.proportions import NamedPlace

if TYPE_CHECKING:
    from budgetwatch.analysis.amounts import Numbers
    from budgetwatch.analysis.frame import FactFrame


_NOT_TAKEN = -1
"""The group of a label that no list knows: the labels above it decide."""


@dataclass(frozen=True)
class Membership:
    """For every line the place of its group in `keys`, the last of which is what no group takes; `named` decided."""

    keys: tuple[str, ...]
    group: Numbers
    named: tuple[NamedPlace, ...]

    @property
    def none(self) -> int:
        """The place of what no group takes."""
        return len(self.keys) - 1


def by_codes(
    frame: FactFrame, grouping: Grouping, axes: Collection[Classification], *, deepest: bool = False
) -> Membership:
    """The groups by the codes of some classifications: the coarsest that a list knows decides, or the deepest."""
    question = f"groups {grouping.kind} {sorted(axes)} {deepest}"
    return kept_beside(frame, question, grouping, lambda: _by_codes(frame, grouping, frozenset(axes), deepest=deepest))


def by_labels(frame: FactFrame, grouping: Grouping) -> Numbers:
    """For every line the place in the list of the group that its own label names; the last where none does."""
    return kept_beside(frame, f"labels {grouping.kind}", grouping, lambda: _by_labels(frame, grouping))


def _by_labels(frame: FactFrame, grouping: Grouping) -> Numbers:
    import numpy as np

    places, words = line_codes(frame).words
    found = np.array([_place(grouping, word, "") for word in words] or [_NOT_TAKEN], dtype=np.int64)
    groups: Numbers = np.where(found == _NOT_TAKEN, len(grouping.keys) - 1, found)[places]
    return groups


def _by_codes(frame: FactFrame, grouping: Grouping, axes: Collection[str], *, deepest: bool) -> Membership:
    import numpy as np

    codes = line_codes(frame)
    wanted = [at for at, (classification, _) in enumerate(codes.axes) if classification in axes]
    decided = np.flatnonzero(np.isin(codes.axis, wanted)).tolist()
    found = np.full(len(codes.ids), _NOT_TAKEN, dtype=np.int64)
    found[decided] = [_place(grouping, codes.labels[at], codes.printed[at]) for at in decided]
    rows = codes.rows_at(wanted)
    group = _settled(codes, found, rows, len(grouping.keys) - 1, deepest=deepest)
    named = dict.fromkeys(
        NamedPlace(
            codes.printed[at],
            codes.labels[at],
            grouping.keys[found[at]],  # what is not taken is the last
            plain_name(codes.labels[at], codes.printed[at]) in grouping.own,
        )
        for at in decided
    )
    return Membership(grouping.keys, group, tuple(named))


def _settled(codes: LineCodes, of_code: Numbers, rows: Numbers, none: int, *, deepest: bool) -> Numbers:
    """The group of every line by some of its codes, level after level: what is written last stays."""
    import numpy as np

    group = np.full(len(codes.lines), none, dtype=np.int64)
    levels = np.array([level for _, level in codes.axes] or [0], dtype=np.int64)[codes.axis]
    rows = rows[of_code[codes.code[rows]] != _NOT_TAKEN][::-1]
    taken, lines = codes.code[rows], codes.line[rows]
    for level in sorted(set(levels.tolist()), reverse=not deepest):
        own = levels[taken] == level
        group[lines[own]] = of_code[taken[own]]
    return group


def _place(grouping: Grouping, label: str, code: str) -> int:
    """The place of the group that takes a label; one that a committee keeps out of every group has the last."""
    key = grouping.group_of(label, code)
    return grouping.keys.index(key) if key in grouping.keys else _NOT_TAKEN
