"""Amounts that a law sets, each with the day since which it holds and what it holds for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from budgetwatch.domain.contract import Contract
from budgetwatch.domain.money import Amount
from budgetwatch.flags.plain import plain

InForce: TypeAlias = Callable[[Contract], Decimal | None]
"""The amount that holds for a contract on its day, None where no rule is known for it."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """A legal amount and the day since which it holds.

    An empty `country`, `kind` (works, supplies …) or `procedure` holds for all; a named one only for its own.
    """

    since: date
    amount: Amount
    country: str = ""
    kind: str = ""
    procedure: str = ""


@lru_cache(maxsize=8)
def in_force(thresholds: tuple[Threshold, ...], country: str) -> InForce:
    """Looks up the amount in force for contracts of a country: the most particular rule, then the latest."""
    own = [one for one in thresholds if one.country in ("", country)]
    particular = any(one.kind or one.procedure for one in own)
    known: dict[object, Decimal | None] = {}

    def found(contract: Contract) -> Decimal | None:
        day = contract.signed or contract.award_date
        asked = (day, contract.kind, contract.procedure_text) if particular else day
        if asked not in known:
            known[asked] = _held(own, contract)
        return known[asked]

    return found


def _held(thresholds: Sequence[Threshold], contract: Contract) -> Decimal | None:
    day = contract.day
    if day is None:
        return None
    held = [one for one in thresholds if one.since <= day and _concerns(one, contract)]
    return max(held, key=_weight).amount.decimal if held else None


def _concerns(one: Threshold, contract: Contract) -> bool:
    procedures = {plain(contract.procedure_text), contract.procedure.value}
    return (not one.kind or named_in(one.kind, contract.kind)) and (
        not one.procedure or plain(one.procedure) in procedures
    )


def _weight(one: Threshold) -> tuple[int, date]:
    return sum(bool(named) for named in (one.country, one.kind, one.procedure)), one.since


def named_in(words: str, text: str) -> bool:
    """Whether a text holds these words whole, whatever the case and accents: "arme" is not in "alarme"."""
    return f" {plain(words)} " in f" {plain(text)} "
