"""Numbers for what is alike, in the order in which it comes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from budgetwatch.analysis.amounts import Numbers


def numbered(texts: Sequence[str]) -> Numbers:
    """A number for each text, the same for the same text."""
    import pandas as pd

    return pd.factorize(pd.Series(texts, dtype=object))[0]


def numbered_alike(*columns: Numbers) -> Numbers:
    """A number for each row, the same for rows that are alike in all columns of whole numbers."""
    import pandas as pd

    first, *others = columns
    found = pd.factorize(first)[0]
    for column in others:
        numbers, distinct = pd.factorize(column)
        found = pd.factorize(found * (len(distinct) + 1) + numbers)[0]
    return found
