"""The waterfall of one programme: from its vote, act by act, to the revised appropriation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from budgetwatch.briefs.stages import scale_for
from budgetwatch.domain.bridge import CreditBridge
from budgetwatch.domain.document import Chart, ChartKind, Pattern, Series, Step
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Absent
from budgetwatch.domain.terms import ACT_KINDS
from budgetwatch.domain.year import Year

VOTED, REVISED = msg("voted"), msg("revised")
_SERIES: tuple[tuple[Message, Pattern, Step], ...] = (
    (VOTED, Pattern.HOLLOW, Step.LEVEL),
    (msg("received"), Pattern.SOLID, Step.RISE),
    (msg("given"), Pattern.PALE, Step.FALL),
    (REVISED, Pattern.HATCH, Step.LEVEL),
)


@dataclass(frozen=True, slots=True)
class BridgeStep:
    """One bar: its name, which of the four series it belongs to, and its figure, never below zero but for a level."""

    name: Message
    series: int
    figure: Figure


def bridge_chart(bridge: CreditBridge) -> Chart | None:
    """The waterfall of a bridge; None without a vote to begin from."""
    steps = tuple(bridge_steps(bridge))
    if bridge.voted is None or len(steps) < 2:
        return None
    series = tuple(
        Series(name, pattern, tuple(step.figure if step.series == at else Absent.NIL for step in steps), kind)
        for at, (name, pattern, kind) in enumerate(_SERIES)
    )
    used = tuple(one for one in series if any(isinstance(value, Figure) for value in one.values))
    place = " ".join(part for part in (bridge.code, bridge.label) if part)
    return Chart(
        msg("{place}: from the vote to the revised appropriation, {year}", place=place, year=Year(bridge.year)),
        ChartKind.WATERFALL,
        tuple(step.name for step in steps),
        used,
        scale_for((step.figure for step in steps), 10**6),
        bridge.voted.unit.currency,
    )


def bridge_steps(bridge: CreditBridge) -> Iterator[BridgeStep]:
    """The vote, what each kind of act gave and took, what no act explains, and the revised appropriation."""
    if bridge.voted is not None:
        yield BridgeStep(VOTED, 0, bridge.voted)
    for move in bridge.movements:
        if move.received is not None:
            yield BridgeStep(ACT_KINDS[move.kind], 1, move.received)
        if move.given is not None:
            yield BridgeStep(ACT_KINDS[move.kind], 2, move.given)
    if bridge.gap is not None and bridge.gap.value:
        yield BridgeStep(msg("explained by no act"), 1 if bridge.gap.value > 0 else 2, bridge.gap)
    if bridge.revised is not None:
        yield BridgeStep(REVISED, 3, bridge.revised)
    elif bridge.expected is not None and bridge.movements:
        yield BridgeStep(msg("vote and acts"), 3, bridge.expected)
