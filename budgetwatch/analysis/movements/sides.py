"""What an act gives and takes: its two sides, each the words of a programme and a direction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from budgetwatch.domain.credit_act import ActKind, CreditAct
from budgetwatch.domain.measure import Basis
from budgetwatch.domain.money import Amount

BETWEEN = frozenset({ActKind.VIREMENT, ActKind.TRANSFER, ActKind.REALLOCATION})
ADDING = frozenset(
    {
        ActKind.AMENDING_LAW,
        ActKind.ADVANCE_DECREE,
        ActKind.CARRY_OVER,
        ActKind.INTEGRATION,
        ActKind.OPENING,
        ActKind.RESTORATION,
    }
)
TAKING = frozenset({ActKind.CANCELLATION, ActKind.REDUCTION})
WITHHOLDING = frozenset({ActKind.FREEZE, ActKind.UNFREEZE})
MOVING = BETWEEN | ADDING | TAKING
"""The kinds of act that change an appropriation (credit bridge of the UEMOA finance laws)."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an act: the programme it names, and whether it receives."""

    code: str
    label: str
    receives: bool


def sides(act: CreditAct) -> Iterator[Side]:
    """The programmes that the act names, with what happens to each; a programme named alone takes the act's direction."""
    source, target = (act.source_code, act.source), (act.target_code, act.target)
    if any(source):
        yield Side(*source, receives=False)
    if any(target):
        yield Side(*target, receives=True)
    if not any(source + target) and (act.programme_code or act.programme) and act.kind not in BETWEEN:
        yield Side(act.programme_code, act.programme, receives=act.kind not in TAKING)


def moved(act: CreditAct, basis: Basis | None) -> tuple[str, Amount] | None:
    """The field and the amount that the act moves in a basis; None where it gives none."""
    preferred = ("ae", act.ae) if basis is Basis.AE else ("cp", act.cp)
    for name, amount in (preferred, ("amount", act.amount)):
        if amount is not None:
            return name, amount
    return None
