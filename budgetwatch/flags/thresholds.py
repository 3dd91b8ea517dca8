"""Amounts that a law sets, each with the day since which it holds and what it holds for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from budgetwatch.domain.code import normalised
from budgetwatch.domain.contract import Contract
from budgetwatch.domain.money import Amount

InForce: TypeAlias = Callable[[Contract], Amount | None]
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


def in_force(thresholds: Sequence[Threshold], country: str) -> InForce:
    """Looks up the amount in force for contracts of a country: the most particular rule, then the latest."""
    own = [one for one in thresholds if one.country in ("", country)]
    known: dict[tuple[date | None, str, str], Amount | None] = {}

    def found(contract: Contract) -> Amount | None:
        asked = (contract.day, contract.kind, contract.procedure_text)
        if asked not in known:
            known[asked] = _held(own, contract)
        return known[asked]

    return found


def _held(thresholds: Sequence[Threshold], contract: Contract) -> Amount | None:
    day = contract.day
    if day is None:
        return None
    held = [one for one in thresholds if one.since <= day and _concerns(one, contract)]
    return max(held, key=_weight).amount if held else None


def _concerns(one: Threshold, contract: Contract) -> bool:
    procedures = {normalised(contract.procedure_text), contract.procedure.value}
    return (not one.kind or named_in(one.kind, contract.kind)) and (
        not one.procedure or normalised(one.procedure) in procedures
    )


def _weight(one: Threshold) -> tuple[int, date]:
    return sum(bool(named) for named in (one.country, one.kind, one.procedure)), one.since


def named_in(words: str, text: str) -> bool:
    """Whether a text holds these words whole, whatever the case and accents: "arme" is not in "alarme"."""
    return f" {normalised(words)} " in f" {normalised(text)} "
