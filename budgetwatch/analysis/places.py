"""Which place of each classification every line stands at, and how far two tables speak of the same places."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from budgetwatch.analysis.crosswalk import Crosswalk, cross
from budgetwatch.domain.code import Classification, normalised

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

    from budgetwatch.analysis.frame import FactFrame
    from budgetwatch.domain.crosswalk import Link

Axis: TypeAlias = tuple[str, int]
"""A classification and a level of it."""


class LinePlaces:
    """The code and the key at which every line stands, per classification and level."""

    def __init__(self, frame: FactFrame, links: Sequence[Link] = ()) -> None:
        self._frame = frame
        self.crosswalk: Crosswalk = cross(frame, links)
        self._standing: dict[Axis, pd.DataFrame] = {}
        self._axes: dict[int, frozenset[Axis]] | None = None

    def at(self, axis: Axis) -> pd.DataFrame:
        """One row per line that has a place on this axis, indexed by line: `code_id` on the line, `key` of the place.

        A code of the line at that very level counts first; else the ancestors of its deeper codes speak for it.
        """
        if axis not in self._standing:
            self._standing[axis] = self._stand(axis)
        return self._standing[axis]

    def axes(self) -> dict[int, frozenset[Axis]]:
        """The classifications and levels that each dataset's lines carry."""
        if self._axes is None:
            codes = self._frame.codes
            dataset_of = self._frame.lines.set_index("line")["dataset"]
            used = codes[["classification", "level"]].assign(dataset=codes["line"].map(dataset_of)).drop_duplicates()
            found: dict[int, set[Axis]] = {}
            for classification, level, dataset in used.itertuples(index=False, name=None):
                found.setdefault(int(dataset), set()).add((str(classification), int(level)))
            self._axes = {dataset: frozenset(axes) for dataset, axes in found.items()}
        return self._axes

    def has(self, dataset: int, classification: Classification | None, level: int) -> bool:
        """Whether a dataset's lines carry codes of a classification at that level or below; None asks for nothing."""
        if classification is None:
            return True
        return any(axis[0] == classification and axis[1] >= level for axis in self.axes().get(dataset, ()))

    def common(self, datasets: Iterable[int]) -> list[Axis]:
        """The deepest level that all these datasets have of each classification they share."""
        axes = [self.axes().get(dataset, frozenset()) for dataset in datasets]
        shared = frozenset.intersection(*axes) if axes else frozenset()
        deepest: dict[str, int] = {}
        for classification, level in shared:
            deepest[classification] = max(level, deepest.get(classification, level))
        return sorted(deepest.items())

    def joint(self, lines: pd.Series, axes: Sequence[Axis]) -> pd.Series:
        """The keys of the lines on several axes in one text, by line; empty for a line that stands on none."""
        import pandas as pd

        joint = pd.Series("", index=lines.to_numpy(), dtype=object)
        for axis in axes:
            keys = self._nearest(axis).reindex(joint.index).fillna("").astype(object)
            joint = joint + keys + "|"
        return joint.str.strip("|").astype(object)

    def _nearest(self, axis: Axis) -> pd.Series:
        """The key of every line on an axis, or at the nearest level above where a line stops short of it."""
        keys = self.at(axis)["key"]
        for level in range(axis[1] - 1, 0, -1):
            keys = keys.combine_first(self.at((axis[0], level))["key"])
        return keys

    def named(self, lines: Sequence[int], axes: Sequence[Axis]) -> pd.Series:
        """The places of the lines on these axes, by line; their labels where there is no axis."""
        import pandas as pd

        if axes:
            return self.joint(pd.Series(list(lines)), axes)
        return self._frame.lines.set_index("line")["label"].reindex(list(lines)).map(normalised)

    def labels(self, dataset: int) -> dict[str, str]:
        """The label that a dataset prints for each place, by key."""
        codes, lines = self._frame.codes, self._frame.lines
        own = codes[codes["line"].isin(lines.loc[lines["dataset"] == dataset, "line"])]
        printed = own[["code_id", "label"]].drop_duplicates().itertuples(index=False, name=None)
        return {self.crosswalk.keys[code_id]: normalised(str(label)) for code_id, label in printed}

    def _stand(self, axis: Axis) -> pd.DataFrame:
        import pandas as pd

        codes = self._frame.codes
        classification, level = axis
        of_axis = codes[(codes["classification"] == classification) & (codes["level"] >= level)]
        of_axis = of_axis.sort_values("level", kind="stable")
        keys = {code_id: self._key_at(code_id, axis) for code_id in of_axis["code_id"].unique().tolist()}
        standing = pd.DataFrame(
            {
                "line": of_axis["line"].to_numpy(),
                "code_id": of_axis["code_id"].to_numpy(),
                "key": of_axis["code_id"].map(keys).to_numpy(),
            }
        )
        return standing.dropna(subset=["key"]).drop_duplicates("line").set_index("line")

    def _key_at(self, code_id: int, axis: Axis) -> str | None:
        """The key of the place on an axis that a code is, or stands under."""
        key: str | None = self.crosswalk.keys[code_id]
        while key is not None and (place := self.crosswalk.places.get(key)) is not None:
            if (place.classification, place.level) == axis:
                return key
            key = place.parent
        return None
