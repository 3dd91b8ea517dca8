"""The codes that the lines of a frame carry, as arrays of numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from budgetwatch.analysis.amounts import places_of
from budgetwatch.analysis.keeping import kept_beside
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

    `dataset` and `texts` are those of every line; `axis` is the place in `axes` of each of `ids`, `firsts` the first row
    of the frame's codes that names it.
    """

    lines: Numbers
    dataset: Numbers
    texts: pd.Series
    ids: Numbers
    axes: tuple[Axis, ...]
    axis: Numbers
    line: Numbers
    code: Numbers
    labels: tuple[str, ...]
    firsts: Numbers

    @cached_property
    def words(self) -> tuple[Numbers, tuple[str, ...]]:
        """The label of every line without case, accents and punctuation, as a place in the distinct ones."""
        import pandas as pd

        places, distinct = pd.factorize(self.texts.to_numpy(dtype=object))
        plain, words = pd.factorize(pd.Series([normalised(str(text)) for text in distinct], dtype=object))
        return plain[places], tuple(words.tolist())

    @cached_property
    def printed_in(self) -> tuple[frozenset[int], ...]:
        """The datasets that print each of the distinct codes."""
        import numpy as np

        datasets, number = np.unique(self.dataset, return_inverse=True)
        width = max(1, len(datasets))
        together = np.zeros(len(self.ids) * width, dtype=bool)
        together[self.code * width + number[self.line]] = True
        alike: dict[bytes, frozenset[int]] = {}
        rows = list(map(bytes, together.reshape(-1, width)))
        for row in set(rows):
            alike[row] = frozenset(datasets[np.frombuffer(row, dtype=bool)].tolist())
        return tuple(map(alike.__getitem__, rows))

    @cached_property
    def of_datasets(self) -> Mapping[int, frozenset[Axis]]:
        """The axes that the lines of each dataset carry."""
        found: dict[int, set[Axis]] = defaultdict(set)
        for axis, datasets in zip(self.axis.tolist(), self.printed_in, strict=True):
            for dataset in datasets:
                found[dataset].add(self.axes[axis])
        return {dataset: frozenset(axes) for dataset, axes in found.items()}


def line_codes(frame: FactFrame) -> LineCodes:
    """The lines and codes of a frame."""
    return kept_beside(frame, "codes", None, lambda: _read(frame))


def _read(frame: FactFrame) -> LineCodes:
    import numpy as np

    codes, lines = frame.codes, frame.lines.sort_values("line", kind="stable")
    ids, code, firsts = _numbered(codes["code_id"].to_numpy(dtype=np.int64))
    distinct = codes[["classification", "level", "label"]].iloc[firsts].itertuples(index=False, name=None)
    names, levels, labels = zip(*distinct, strict=True) if len(ids) else ((), (), ())
    axes = list(zip(map(str, names), map(int, levels), strict=True))
    known = tuple(dict.fromkeys(axes))
    place = {axis: number for number, axis in enumerate(known)}
    return LineCodes(
        lines["line"].to_numpy(),
        lines["dataset"].to_numpy(),
        lines["label"],
        ids,
        known,
        np.array([place[axis] for axis in axes], dtype=np.int64),
        places_of(lines["line"].to_numpy(), codes["line"].to_numpy()),
        code,
        tuple(map(str, labels)),
        firsts,
    )


def _numbered(ids: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """The distinct numbers, growing; of each asked one its place among them; and where each is met first.

    The numbers of codes lie so near one another that a mark for each serves quicker than looking them up.
    """
    import numpy as np

    offset = ids - ids.min(initial=0)
    marks = np.full(offset.max(initial=-1) + 1, -1, dtype=np.int64)
    marks[offset[::-1]] = np.arange(len(ids) - 1, -1, -1)  # what is written last stays: the first place
    met = np.flatnonzero(marks >= 0)
    firsts = marks[met]
    marks[met] = np.arange(len(met))
    return ids[firsts], marks[offset], firsts
