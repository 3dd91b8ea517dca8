"""Amounts that would be worded alike although they differ: told to the last digit."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from budgetwatch.domain.figure import Figure, Quantity
from budgetwatch.domain.message import Message, msg

_SCALES = (10**9, 10**6)
"""A sentence gives amounts in the largest of these: with two decimals below ten of it, else one."""


def told_apart(*figures: Figure) -> Sequence[Figure | Message]:
    """The figures, with their exact amounts beside them where two different ones would read the same once rounded."""
    if len({_rounded(figure) for figure in figures}) == len({figure.amount for figure in figures}):
        return figures
    return [
        msg("{rounded} ({exact})", rounded=figure, exact=figure.amount)
        if figure.unit.quantity is Quantity.MONEY
        else figure
        for figure in figures
    ]


def _rounded(figure: Figure) -> Decimal:
    size = abs(figure.amount.decimal)
    scale = next((step for step in _SCALES if size >= step), None)
    if scale is None:
        return figure.amount.decimal
    decimals = 2 if size / scale < 10 else 1
    return round(figure.amount.decimal / scale, decimals) * scale
