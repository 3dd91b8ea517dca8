"""From the voted to the revised appropriation: what each act added to a programme and took from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from budgetwatch.domain.credit_act import ActKind, CreditAct
from budgetwatch.domain.figure import Figure


@dataclass(frozen=True, slots=True)
class Movement:
    """What the acts of one kind gave to a programme in a year, and what they took from it; both are positive."""

    kind: ActKind
    received: Figure | None
    given: Figure | None


@dataclass(frozen=True, slots=True)
class CreditBridge:
    """One programme and year: vote, movements, the appropriation they lead to, and the one that is printed.

    `expected` is the vote plus what was received minus what was given; None without a vote. `gap` is printed minus
    expected. `frozen` is withheld, not moved: what `withheld` took, freeze by freeze, less what it gave back. `received_share`
    and `given_share` divide the virements and transfers of the year by the vote.
    """

    key: str
    code: str
    label: str
    year: int
    voted: Figure | None
    movements: tuple[Movement, ...]
    expected: Figure | None
    revised: Figure | None
    gap: Figure | None
    frozen: Figure | None = None
    received_share: Figure | None = None
    given_share: Figure | None = None
    withheld: tuple[Movement, ...] = ()


@dataclass(frozen=True, slots=True)
class Bridges:
    """The bridges of a dossier, and the acts that could not be placed, by why: `kind`, `year`, `amount`, `programme`.

    `outside` are the bridges of places of which a perimeter counts nothing.
    """

    bridges: tuple[CreditBridge, ...]
    unplaced: Mapping[str, tuple[CreditAct, ...]]
    outside: tuple[CreditBridge, ...] = ()


def worked_out(bridge: CreditBridge) -> frozenset[Figure]:
    """What a bridge comes to, beside what documents and acts print: what no act explains, and the shares of its vote."""
    return frozenset(one for one in (bridge.gap, bridge.received_share, bridge.given_share) if one is not None)
