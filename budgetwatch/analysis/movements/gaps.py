"""Programmes whose acts do not lead from the vote to the printed revised appropriation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from budgetwatch.analysis.findings import Rule
from budgetwatch.analysis.movements.told import Seen, Told, asked, voted, words
from budgetwatch.domain.bridge import CreditBridge
from budgetwatch.domain.finding import Finding, LabelledFigure
from budgetwatch.domain.message import msg

BRIDGE_GAP = Rule(
    "bridge-gap",
    msg("The acts do not lead from the vote to the revised appropriation"),
    msg("The acts lead from every vote to its revised appropriation."),
    msg("No programme has a vote, a revised appropriation and acts."),
)
BRIDGE_GAP_EXPLAINED = (
    msg("An act is missing from the register."),
    msg("The revised column stops at another date than the register."),
    msg("The amending law prints the new total, and the register lists it as a change."),
)


def gaps(complete: Sequence[CreditBridge]) -> Iterator[Finding]:
    """The programmes whose printed revised appropriation is not what vote and acts lead to."""
    for one in complete:
        if one.gap is not None and one.gap.value != 0 and one.expected and one.revised:
            yield asked(
                BRIDGE_GAP,
                BRIDGE_GAP_EXPLAINED,
                f"{one.key}:{one.year}",
                Told(
                    msg("{label}: the acts leave {gap} of {year} unexplained", **words(one), gap=one.gap),
                    msg(
                        "From the vote the acts lead to {expected}; the revised appropriation is {revised}: {gap}.",
                        expected=one.expected,
                        revised=one.revised,
                        gap=one.gap,
                    ),
                    msg(
                        "Which act explains {gap} in “{label}” between the vote and the revised appropriation of {year}?",
                        **words(one),
                        gap=one.gap,
                    ),
                ),
                Seen(
                    (
                        *voted(one),
                        LabelledFigure(msg("vote and acts"), one.expected),
                        LabelledFigure(msg("revised"), one.revised),
                        LabelledFigure(msg("gap"), one.gap),
                    ),
                    len(complete),
                    None,
                    one.gap,
                ),
            )
