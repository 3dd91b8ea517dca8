"""The limits that a committee sets itself, several in one step."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Amount
from budgetwatch.store import work
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases import materiality, pace
from budgetwatch.usecases.done import EVERYTHING, Done

_NONE: Mapping[str, Any] = MappingProxyType({})


def set_limits(
    dossier: Dossier,
    *,
    material: Mapping[str, Amount | Decimal | None] = _NONE,
    of_pace: Mapping[str, Decimal | None] = _NONE,
    author: str = "",
) -> Done[None]:
    """Set limits in one step that can be undone; None goes back to the one that comes with the program.

    Args:
        dossier: where they are kept.
        material: the least amount worth a question by currency, and under `materiality.SHARE` the least share (0 to 1)
            of the year's total for currencies without one.
        of_pace: from which part of a year (0 to 1) `december` or `last_quarter` is asked about.
        author: who signs.

    Raises:
        WrongPaceLimit: there is no such limit of the pace, or it is no part of a year.
    """
    for name, share in of_pace.items():
        if name not in pace.PACE_LIMITS or not (share is None or 0 < share < 1):
            raise pace.WrongPaceLimit
    label = msg("Set the limits of the committee")
    named = {materiality.PREFIX: material, pace.OWN_LIMITS: of_pace}
    with dossier.change(label, author) as change:
        for prefix, limits in named.items():
            for name, limit in limits.items():
                work.set_setting(change, prefix + name, None if limit is None else str(limit))
    return Done(None, EVERYTHING, label)
