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

    `dataset` and `texts` are those of every line; `axis` is the place in `axes` of each of `ids`.
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
        printed: list[list[int]] = [[] for _ in self.ids]
        for pair in np.flatnonzero(together).tolist():
            printed[pair // width].append(int(datasets[pair % width]))
        return tuple(map(frozenset, printed))

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
    import pandas as pd

    codes, lines = frame.codes, frame.lines.sort_values("line", kind="stable")
    code, ids = pd.factorize(codes["code_id"].to_numpy(), sort=True)
    firsts = codes.loc[~codes["code_id"].duplicated(), ["code_id", "classification", "level", "label"]]
    distinct = list(firsts.sort_values("code_id").itertuples(index=False, name=None))
    axes = [(str(row[1]), int(row[2])) for row in distinct]
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
        tuple(str(row[3]) for row in distinct),
    )
