"""What persons read in the cells of a column, laid over its amounts as they were received."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from budgetwatch.domain.money import Absent, Amount, Value

if TYPE_CHECKING:
    import numpy.typing as npt

    from budgetwatch.store.arrays import Numbers

SAFE = 2.0**62
"""Beyond this a sum of amounts could leave the 64 bits of a column of machine integers."""
STATES = ["", *(str(state) for state in Absent)]


def finest(exponent: int, values: Iterable[Value]) -> int:
    """The exponent at which the amounts of a column and those read in its cells are all whole."""
    return min([exponent, *(value.exponent for value in values if isinstance(value, Amount))])


def with_amounts(amounts: Numbers, factor: int, values: Mapping[int, Value], exponent: int) -> npt.NDArray[Any]:
    """The mantissas at `exponent`, those at the given places as persons read them; Python's integers where 64 bits end."""
    import numpy as np

    read = {place: value.rescaled(exponent) for place, value in values.items() if isinstance(value, Amount)}
    largest = max(
        float(np.abs(amounts.astype(float)).max(initial=0.0)) * factor, *map(abs, map(float, read.values())), 0
    )
    laid = amounts.astype(np.int64 if largest < SAFE else object) * factor
    for place in values:
        laid[place] = read.get(place, 0)
    return laid


def with_states(states: Numbers, values: Mapping[int, Value]) -> Numbers:
    """The places in `STATES`, those of the given rows as persons read them."""
    laid = states.copy()
    for place, value in values.items():
        laid[place] = 0 if isinstance(value, Amount) else STATES.index(value.value)
    return laid
