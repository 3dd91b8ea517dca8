"""Which codes name a currency, as the tables of the languages know them."""

from __future__ import annotations


def is_currency(code: str) -> bool:
    """Whether three capital letters are the code of a currency, of today or of the past (ISO 4217)."""
    from babel.numbers import is_currency as known

    return known(code)
