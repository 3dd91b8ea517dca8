"""How much was moved, and where nothing was voted.

Source: UEMOA directive 06/2009 and the organic laws (the cap of 10 % is confirmed for Côte d'Ivoire; elsewhere it is
marked "à vérifier" in the file of limits).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from budgetwatch.analysis.findings import Rule, percent
from budgetwatch.analysis.limits import Limits
from budgetwatch.analysis.movements.bridge import added
from budgetwatch.analysis.movements.told import NO_ACTS, Seen, Told, asked, moved_figure, voted, words
from budgetwatch.domain.bridge import Bridges, CreditBridge
from budgetwatch.domain.finding import Finding, LabelledFigure
from budgetwatch.domain.issue import Severity
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import ACT_KINDS, status_of

MOVED_MUCH = Rule(
    "moved-much",
    msg("Virements and transfers beyond the cap"),
    msg("No programme received or gave more than the cap."),
    NO_ACTS,
)
MOVED_MUCH_EXPLAINED = (
    msg("An amending law moved the credits, and the register lists it as a virement."),
    msg("The organic law of this country sets another cap, or leaves this programme out."),
    msg("Two acts of the year cancel each other out."),
)
TO_UNVOTED = Rule(
    "moved-to-unvoted",
    msg("Credits moved to a programme without a vote"),
    msg("Every programme that received credits has a vote."),
    NO_ACTS,
)
TO_UNVOTED_EXPLAINED = (
    msg("An amending law created the programme during the year."),
    msg("The programme changed its code or its name since the vote."),
)


def cap(limits: Limits) -> Message:
    """Beyond which part of its vote the movements of a programme are looked at, and how sure that limit is."""
    return msg(
        "more than {percent}% of the vote, received or given by virement and transfer ({status})",
        percent=percent(limits.moved),
        status=status_of(limits.moved_status),
    )


def moved_much(built: Sequence[CreditBridge], limits: Limits) -> Iterator[Finding]:
    """The programmes that received or gave more than the cap, one finding per direction."""
    for one in built:
        for share, way in ((one.received_share, msg("received")), (one.given_share, msg("given"))):
            if share is not None and share.amount.decimal > limits.moved:
                yield asked(
                    MOVED_MUCH,
                    MOVED_MUCH_EXPLAINED,
                    f"{one.key}:{one.year}:{way.text}",
                    Told(
                        msg("{label}: {share} of the vote {way} in {year}", **words(one), share=share, way=way),
                        msg(
                            "Virements and transfers {way} in {year} make {share} of the vote of “{label}”.",
                            **words(one),
                            share=share,
                            way=way,
                        ),
                        msg(
                            "Which acts moved {share} of the vote of “{label}” in {year}, and was Parliament informed?",
                            **words(one),
                            share=share,
                        ),
                    ),
                    Seen(
                        (LabelledFigure(msg("share of the vote"), share), *voted(one)),
                        len(built),
                        cap(limits),
                        one.voted,
                    ),
                )


def voted_years(built: Sequence[CreditBridge]) -> frozenset[int]:
    """The years of which some vote is in the dossier: in the others nobody knows what Parliament gave."""
    return frozenset(one.year for one in built if one.voted is not None)


def to_unvoted(built: Sequence[CreditBridge]) -> Iterator[Finding]:
    """The programmes that received credits and have no vote, in the years whose vote is in the dossier."""
    years = voted_years(built)
    for one in built:
        received = added([move.received for move in one.movements])
        if one.year in years and received and (one.voted is None or one.voted.value == 0):
            yield asked(
                TO_UNVOTED,
                TO_UNVOTED_EXPLAINED,
                f"{one.key}:{one.year}",
                Told(
                    msg("{label}: credits moved in {year}, nothing voted", **words(one)),
                    msg(
                        "{amount} came to “{label}” in {year} by acts; the vote gave it nothing.",
                        **words(one),
                        amount=received,
                    ),
                    msg("Which finance law opened “{label}” before credits were moved to it in {year}?", **words(one)),
                ),
                Seen(
                    tuple(
                        LabelledFigure(ACT_KINDS[move.kind], move.received) for move in one.movements if move.received
                    ),
                    len(built),
                    None,
                    received,
                ),
            )


def to_unknown(bridges: Bridges) -> Iterator[Finding]:
    """The acts that name no programme of the comparison."""
    for act in bridges.unplaced.get("programme", ()):
        amount = moved_figure(act)
        named = " ".join(part for part in (act.target_code, act.target) if part) or act.programme_code or act.programme
        if named:
            yield asked(
                TO_UNVOTED,
                TO_UNVOTED_EXPLAINED,
                str(act.stored),
                Told(
                    msg("{act}: “{programme}” is not in the budget", act=act.name, programme=named),
                    msg("The act names a programme that the budget in the dossier does not have."),
                    msg(
                        "Which finance law opened “{programme}”, to which “{act}” moves credits?",
                        act=act.name,
                        programme=named,
                    ),
                ),
                Seen(
                    (LabelledFigure(msg("amount moved"), amount),) if amount else (), len(bridges.bridges), None, amount
                ),
                Severity.INFO,
            )
