"""The keys of rows and what rows show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from budgetwatch.domain.crosswalk import PlaceName

if TYPE_CHECKING:
    from budgetwatch.analysis.amounts import Numbers
    from budgetwatch.analysis.frame import FactFrame

NOT_CLASSIFIED = "not_classified"
"""The key and flag of the row of lines that do not stand anywhere in the asked classification."""


@dataclass(frozen=True, slots=True)
class RowWords:
    """What a row shows: its code, its label, the key of the place above and its level.

    `above` is the label of the place above, named where the row's own label does not tell it from another row.
    `name` is the place as documents name it.
    """

    code: str
    label: str
    parent: str | None
    level: int
    above: str = ""
    name: PlaceName | None = None


@dataclass(frozen=True)
class Keyed:
    """The row of every line and year that has an amount, as a place in `names`.

    `first` is the first line of each row, `linkable` tells the rows that are a place that documents name, `codes_of` the
    code ids by which a row is found again, `wording` the words of a row.
    """

    names: Sequence[str]
    key: Numbers
    first: Numbers
    linkable: Numbers
    codes_of: Callable[[str], tuple[int, ...]]
    wording: Callable[[int], RowWords]

    @cached_property
    def placed(self) -> Numbers:
        """Whether each row is a place, not the lines that stand nowhere."""
        import numpy as np

        return np.array([name != NOT_CLASSIFIED for name in self.names], dtype=bool)

    @cached_property
    def words(self) -> Sequence[RowWords]:
        """The words of every row, those that several rows share with the place above: `Administration (Defence)`."""
        words = [self.wording(key) for key in range(len(self.names))]
        times = Counter((row.code, row.label) for row in words)
        return [
            replace(row, label=f"{row.label} ({row.above})")
            if row.label and row.above and times[row.code, row.label] > 1
            else row
            for row in words
        ]


def first_of(keys: Numbers, lines: Numbers, n: int) -> Numbers:
    """The first line of each of `n` rows, given the rows of lines in their order."""
    import numpy as np

    first = np.zeros(n, dtype=np.int64)
    first[keys[::-1]] = lines[::-1]  # what is written last stays
    return first


def file_of(frame: FactFrame, dataset: int) -> str:
    """The name of the file of a table, which tells its rows from their namesakes."""
    names = frame.datasets.set_index("dataset")["name"]
    return str(names[dataset])


def told(label: str, beside: str) -> str:
    """The label of a row, with what tells it from its namesake."""
    return f"{label} · {beside}" if beside else label
