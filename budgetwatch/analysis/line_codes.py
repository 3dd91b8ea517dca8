"""The codes that the lines of a frame carry, as arrays of numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from budgetwatch.analysis.keeping import kept_beside
from budgetwatch.analysis.numbering import places_of
from budgetwatch.domain.code import normalised

if TYPE_CHECKING:
    import pandas as pd

    from budgetwatch.analysis.amounts import Numbers
    from budgetwatch.analysis.frame import FactFrame

Axis: TypeAlias = tuple[str, int]
"""A classification and a level of it."""


@dataclass(frozen=True)
class LineCodes:
    """Lines and codes by their places: `ids` are the distinct codes, `line` and `code` the pairs that stand together.

    `dataset` is that of every line, `owner` that of each of `ids`; `axis` is its place in `axes`, `printed` and `labels`
    are what the document prints for it, `parents` the id above (0 none).
    """

    lines: Numbers
    dataset: Numbers
    ids: Numbers
    owner: Numbers
    axes: tuple[Axis, ...]
    axis: Numbers
    line: Numbers
    code: Numbers
    printed: tuple[str, ...]
    labels: tuple[str, ...]
    parents: Numbers
    _labels: Callable[[], pd.Series]
    _of_axes: dict[int, Numbers] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def texts(self) -> pd.Series:
        """The label of every line."""
        return self._labels()

    @cached_property
    def words(self) -> tuple[Numbers, tuple[str, ...]]:
        """The label of every line without case, accents and punctuation, as a place in the distinct ones."""
        import pandas as pd

        places, distinct = pd.factorize(self.texts.to_numpy(dtype=object))
        plain, words = pd.factorize(pd.Series([normalised(str(text)) for text in distinct], dtype=object))
        return plain[places], tuple(words.tolist())

    def rows_at(self, axes: Collection[int]) -> Numbers:
        """Which of the pairs are of one of these axes, in the order in which lines print them."""
        import numpy as np

        rows = [self._rows(at) for at in axes]
        return rows[0] if len(rows) == 1 else np.sort(np.concatenate([*rows, np.empty(0, dtype=np.int64)]))

    def _rows(self, axis: int) -> Numbers:
        """Which of the pairs are of an axis: most questions are about one, and their answers short."""
        import numpy as np

        if axis not in self._of_axes:
            self._of_axes[axis] = np.flatnonzero(self._axis_of_pairs == axis).astype(np.int32)
        return self._of_axes[axis]

    @cached_property
    def _axis_of_pairs(self) -> Numbers:
        import numpy as np

        return self.axis.astype(np.int16)[self.code]

    @cached_property
    def of_datasets(self) -> Mapping[int, frozenset[Axis]]:
        """The axes that the lines of each dataset carry."""
        found: dict[int, set[Axis]] = defaultdict(set)
        for dataset, axis in set(zip(self.owner.tolist(), self.axis.tolist(), strict=True)):
            found[dataset].add(self.axes[axis])
        return {dataset: frozenset(axes) for dataset, axes in found.items()}


def line_codes(frame: FactFrame) -> LineCodes:
    """The lines and codes of a frame."""
    return kept_beside(frame, "codes", None, lambda: _read(frame))


def _read(frame: FactFrame) -> LineCodes:
    import numpy as np

    lines, labels_of = frame.lines, frame.labels
    order = np.argsort(lines["line"].to_numpy(), kind="stable")
    numbers = lines["line"].to_numpy(dtype=np.int64)[order]
    codes = frame.codes if frame.codes["code_id"].is_monotonic_increasing else frame.codes.sort_values("code_id")
    codes, code = _carried(codes, frame.standing["code_id"].to_numpy())
    known, axis = _axes(codes)
    return LineCodes(
        numbers,
        lines["dataset"].to_numpy(dtype=np.int64)[order],
        codes["code_id"].to_numpy(dtype=np.int64),
        codes["dataset"].to_numpy(dtype=np.int64),
        known,
        axis,
        places_of(numbers, frame.standing["line"].to_numpy()),
        code,
        tuple(codes["code"].tolist()),
        tuple(codes["label"].tolist()),
        codes["parent_id"].to_numpy(dtype=np.int64),
        lambda: labels_of().iloc[order],  # never the frame: what is kept beside it would hold it for ever
    )


def _carried(codes: pd.DataFrame, standing: Numbers) -> tuple[pd.DataFrame, Numbers]:
    """Those of the codes that some line carries, and which of them each of `standing` is."""
    import numpy as np

    at = places_of(codes["code_id"].to_numpy(), standing)
    carried = np.zeros(len(codes), dtype=bool)
    carried[at] = True
    return (codes, at) if carried.all() else (codes[carried], (np.cumsum(carried) - 1)[at])


def _axes(of_codes: pd.DataFrame) -> tuple[tuple[Axis, ...], Numbers]:
    """The axes in the order in which codes come to them, and that of every code as a place among them."""
    import pandas as pd

    names, classifications = pd.factorize(of_codes["classification"])
    levels, numbers = pd.factorize(of_codes["level"])
    pairs, distinct = pd.factorize(names * (len(numbers) + 1) + levels)
    found = (divmod(int(pair), len(numbers) + 1) for pair in distinct)
    return tuple((str(classifications[name]), int(numbers[level])) for name, level in found), pairs
