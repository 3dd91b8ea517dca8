"""Which place of each classification every line stands at, and the names that tell places apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from budgetwatch.analysis.crosswalk import Crosswalk, cross
from budgetwatch.analysis.keeping import kept_beside
from budgetwatch.analysis.line_codes import Axis, LineCodes, line_codes
from budgetwatch.domain.code import Classification, normalised

if TYPE_CHECKING:
    from budgetwatch.analysis.amounts import Numbers
    from budgetwatch.analysis.frame import FactFrame
    from budgetwatch.domain.crosswalk import Link


@dataclass(frozen=True)
class Standing:
    """The places of an axis: `keys` in the order of the alphabet, and for every line which of them it stands at, else -1.

    `codes` gives for every line the code through which it stands there, as a place in the frame's codes.
    """

    keys: tuple[str, ...]
    key: Numbers
    code: Numbers
    ids: Numbers

    @cached_property
    def through(self) -> Mapping[str, tuple[int, ...]]:
        """The code ids through which the lines of each place stand there."""
        import numpy as np

        lines = self.key >= 0
        pairs = np.unique(self.key[lines] * len(self.ids) + self.code[lines])
        found: dict[str, list[int]] = {}
        ids = self.ids[pairs % max(1, len(self.ids))].tolist()
        for key, code_id in zip((pairs // max(1, len(self.ids))).tolist(), ids, strict=True):
            found.setdefault(self.keys[key], []).append(code_id)
        return {key: tuple(ids) for key, ids in found.items()}


class Names:
    """Texts by their numbers, "" being 0."""

    def __init__(self) -> None:
        self.texts: list[str] = [""]
        self._numbers = {"": 0}
        self._numbering = Lock()

    def numbers(self, texts: Iterable[str]) -> Numbers:
        """The numbers of some texts, a new one for each that is not known yet."""
        import numpy as np

        with self._numbering:
            return np.array([self._number(text) for text in texts], dtype=np.int64)

    def _number(self, text: str) -> int:
        known = self._numbers.setdefault(text, len(self.texts))
        if known == len(self.texts):
            self.texts.append(text)
        return known


class LinePlaces:
    """The code and the key at which every line stands, per classification and level."""

    def __init__(self, frame: FactFrame, links: Sequence[Link] = ()) -> None:
        self.codes: LineCodes = line_codes(frame)
        self.crosswalk: Crosswalk = cross(frame, links)
        self._standing: dict[Axis, Standing] = {}
        self.names = Names()
        self._joint: dict[tuple[Axis, ...], Numbers] = {}
        self._labels: dict[int, dict[str, str]] = {}

    def at(self, axis: Axis) -> Standing:
        """Where the lines stand on an axis.

        A code of the line at that very level counts first; else the ancestors of its deeper codes speak for it.
        """
        if axis not in self._standing:
            self._standing[axis] = self._stand(axis)
        return self._standing[axis]

    def axes(self, dataset: int) -> frozenset[Axis]:
        """The classifications and levels that a dataset's lines carry."""
        return self.codes.of_datasets.get(dataset, frozenset())

    def has(self, dataset: int, classification: Classification | None, level: int) -> bool:
        """Whether a dataset's lines carry codes of a classification at that level or below; None asks for nothing."""
        if classification is None:
            return True
        return any(axis[0] == classification and axis[1] >= level for axis in self.axes(dataset))

    def common(self, datasets: Iterable[int]) -> list[Axis]:
        """The deepest level that all these datasets have of each classification they share."""
        axes = [self.axes(dataset) for dataset in datasets]
        shared = frozenset.intersection(*axes) if axes else frozenset()
        deepest: dict[str, int] = {}
        for classification, level in shared:
            deepest[classification] = max(level, deepest.get(classification, level))
        return sorted(deepest.items())

    def joint(self, axes: Sequence[Axis]) -> Numbers:
        """The keys of every line on several axes as the number of one text; 0 for a line that stands on none."""
        if tuple(axes) not in self._joint:
            self._joint[tuple(axes)] = self._join(axes)
        return self._joint[tuple(axes)]

    def named(self, axes: Sequence[Axis]) -> Numbers:
        """For every line a number for its place on these axes; for its label where there is no axis."""
        return self.joint(axes) if axes else self.codes.words[0]

    def labels(self, dataset: int) -> dict[str, str]:
        """The label that a dataset prints for each place, by key."""
        import numpy as np

        if dataset not in self._labels:
            codes = self.codes
            printed = np.flatnonzero(codes.owner == dataset).tolist()
            self._labels[dataset] = {
                self.crosswalk.keys[int(codes.ids[place])]: normalised(codes.labels[place]) for place in printed
            }
        return self._labels[dataset]

    def _join(self, axes: Sequence[Axis]) -> Numbers:
        import numpy as np

        joint, names = np.zeros(len(self.codes.lines), dtype=np.int64), [""]
        for axis in axes:
            own, keys = self._nearest(axis)
            pairs, joint = np.unique(joint * (len(keys) + 1) + own + 1, return_inverse=True)
            befores, keyed = (pairs // (len(keys) + 1)).tolist(), (pairs % (len(keys) + 1)).tolist()
            words = ("", *keys)
            names = [f"{names[before]}{words[key]}|" for before, key in zip(befores, keyed, strict=True)]
            joint = joint.reshape(-1)
        return self.names.numbers(name.strip("|") for name in names)[joint]

    def _nearest(self, axis: Axis) -> tuple[Numbers, tuple[str, ...]]:
        """The key of every line on an axis, or at the nearest level above where a line stops short of it."""
        import numpy as np

        keys, own = list(self.at(axis).keys), self.at(axis).key
        for level in range(axis[1] - 1, 0, -1):
            above = self.at((axis[0], level))
            own = np.where((own < 0) & (above.key >= 0), above.key + len(keys), own)
            keys += above.keys
        return own, tuple(keys)

    @cached_property
    def _keyed(self) -> tuple[Numbers, list[str]]:
        """The key of every code, as a place in the distinct ones."""
        import numpy as np

        keys = list(map(self.crosswalk.keys.__getitem__, self.codes.ids.tolist()))
        distinct = dict.fromkeys(keys)
        places = dict(zip(distinct, range(len(distinct)), strict=True))
        return np.fromiter(map(places.__getitem__, keys), dtype=np.int64, count=len(keys)), list(distinct)

    def _stand(self, axis: Axis) -> Standing:
        import numpy as np

        codes = self.codes
        below = [at for at, one in enumerate(codes.axes) if one[0] == axis[0] and one[1] >= axis[1]]
        keys, of_code = self._codes_at(axis, np.isin(codes.axis, below))
        key, code = (np.full(len(codes.lines), -1, dtype=np.int64) for _ in range(2))
        # What is written last stays: the shallowest level, and of it what the line prints first.
        for at in sorted(below, key=lambda at: -codes.axes[at][1]):
            rows = codes.rows_at([at])[::-1]
            rows = rows[of_code[codes.code[rows]] >= 0]
            standing, lines = codes.code[rows], codes.line[rows]
            key[lines], code[lines] = of_code[standing], standing
        return Standing(keys, key, code, codes.ids)

    def _codes_at(self, axis: Axis, below: Numbers) -> tuple[tuple[str, ...], Numbers]:
        """The places of an axis, and which of them each of the codes at that level or below is or stands under, else -1."""
        import numpy as np

        keyed, names = self._keyed
        above = ((number, self._key_at(names[number], axis)) for number in np.unique(keyed[below]).tolist())
        found = {number: key for number, key in above if key is not None}
        keys = tuple(sorted(set(found.values())))
        places = {key: place for place, key in enumerate(keys)}
        of_key = np.full(len(names), -1, dtype=np.int64)
        of_key[list(found)] = [places[key] for key in found.values()]
        return keys, np.where(below, of_key[keyed], -1)

    def _key_at(self, code_key: str, axis: Axis) -> str | None:
        """The key of the place on an axis that a place is, or stands under."""
        key: str | None = code_key
        while key is not None and (place := self.crosswalk.places.get(key)) is not None:
            if (place.classification, place.level) == axis:
                return key
            key = place.parent
        return None


def line_places(frame: FactFrame, links: Sequence[Link] = ()) -> LinePlaces:
    """The places of a frame's lines, as documents alone give them, or with what a person said of places."""
    question = "places as linked" if links else "places"
    return kept_beside(frame, question, tuple(links), lambda: LinePlaces(frame, links))
