"""Numbers for what is alike, and where numbers stand and change."""

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


def starts_of_runs(*columns: Numbers) -> Numbers:
    """The rows at which any of the columns takes another value than in the row before."""
    import numpy as np

    changes = np.zeros(len(columns[0]), dtype=bool)
    changes[:1] = True
    for values in columns:
        changes[1:] |= values[1:] != values[:-1]
    return np.flatnonzero(changes)


def places_of(known: Numbers, asked: Numbers) -> Numbers:
    """Where each of the asked numbers stands among the known ones, which grow from each to the next; in 32 bits."""
    import numpy as np

    if len(known) and known[-1] - known[0] == len(known) - 1:
        places: Numbers = np.subtract(asked, known[0], dtype=np.int32, casting="unsafe")
        return places
    return np.searchsorted(known, asked).astype(np.int32)
