"""What the movements of credits ask: too much moved, moved where nothing was voted, into personnel, not ratified.

Source: UEMOA directive 06/2009 and the organic laws (the cap of 10 % is confirmed for Côte d'Ivoire; elsewhere it is
marked "à vérifier" in the file of limits).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from budgetwatch.analysis.findings import FINANCE_DIRECTOR, MINISTER, Rule, percent, rank
from budgetwatch.analysis.limits import Limits
from budgetwatch.analysis.movements.bridge import added
from budgetwatch.analysis.movements.sides import BETWEEN, moved
from budgetwatch.domain.bridge import Bridges, CreditBridge
from budgetwatch.domain.code import normalised
from budgetwatch.domain.credit_act import ActKind, CreditAct
from budgetwatch.domain.figure import Figure, Operation, RecordSelection, Trace, money
from budgetwatch.domain.finding import Finding, LabelledFigure, State
from budgetwatch.domain.issue import Severity
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import ACT_KINDS
from budgetwatch.domain.year import Year

_NO_ACTS = msg("No register of acts that move credits is in the dossier.")
MOVED_MUCH = Rule(
    "moved-much",
    msg("Virements and transfers beyond the cap"),
    msg("No programme received or gave more than the cap."),
    _NO_ACTS,
)
TO_UNVOTED = Rule(
    "moved-to-unvoted",
    msg("Credits moved to a programme without a vote"),
    msg("Every programme that received credits has a vote."),
    _NO_ACTS,
)
INTO_PERSONNEL = Rule(
    "moved-into-personnel",
    msg("Credits moved into personnel"),
    msg("No act moves credits of another nature into personnel."),
    _NO_ACTS,
)
NOT_RATIFIED = Rule(
    "advance-not-ratified",
    msg("Advance decree without ratification"),
    msg("Every advance decree is said to be ratified."),
    msg("No advance decree is in the dossier."),
)
BRIDGE_GAP = Rule(
    "bridge-gap",
    msg("The acts do not lead from the vote to the revised appropriation"),
    msg("The acts lead from every vote to its revised appropriation."),
    msg("No programme has a vote, a revised appropriation and acts."),
)
EXPLANATIONS = {
    MOVED_MUCH.code: (
        msg("An amending law moved the credits, and the register lists it as a virement."),
        msg("The organic law of this country sets another cap, or leaves this programme out."),
        msg("Two acts of the year cancel each other out."),
    ),
    TO_UNVOTED.code: (
        msg("An amending law created the programme during the year."),
        msg("The programme changed its code or its name since the vote."),
    ),
    INTO_PERSONNEL.code: (
        msg("The credits only corrected an error of imputation."),
        msg("Both lines are of personnel, under different names."),
    ),
    NOT_RATIFIED.code: (
        msg("The next finance law is not voted yet."),
        msg("The settlement law ratified it, and the register was not brought up to date."),
    ),
    BRIDGE_GAP.code: (
        msg("An act is missing from the register."),
        msg("The revised column stops at another date than the register."),
        msg("The amending law prints the new total, and the register lists it as a change."),
    ),
}
_PERSONNEL = re.compile(r"\b(personnels?|soldes?|salaires?|traitements?|remunerations?|wages?|titre 2|title 2)\b")


def find_in_movements(bridges: Bridges, acts: Sequence[CreditAct], limits: Limits) -> tuple[Finding, ...]:
    """The findings of the movements, ranked; every rule says at least its state."""
    built = bridges.bridges
    advances = [act for act in acts if act.kind is ActKind.ADVANCE_DECREE]
    complete = [one for one in built if one.gap is not None]
    between = [act for act in acts if act.kind in BETWEEN]
    return rank(
        (
            *MOVED_MUCH.concluded(list(_moved_much(built, limits)), len(built), _cap(limits)),
            *TO_UNVOTED.concluded([*_to_unvoted(built), *_to_unknown(bridges)], len(built)),
            *INTO_PERSONNEL.concluded(list(_into_personnel(between)), len(between)),
            *NOT_RATIFIED.concluded(list(_not_ratified(advances)), len(advances)),
            *BRIDGE_GAP.concluded(list(_gaps(complete)), len(complete)),
        )
    )


class _Told(NamedTuple):
    """What a finding says: its title, what was seen, and the question."""

    title: Message
    why: Message
    question: Message


def _cap(limits: Limits) -> Message:
    return msg(
        "more than {percent}% of the vote, received or given by virement and transfer ({status})",
        percent=percent(limits.moved),
        status=limits.moved_status,
    )


def _moved_much(built: Sequence[CreditBridge], limits: Limits) -> Iterator[Finding]:
    for one in built:
        for share, way in ((one.received_share, msg("received")), (one.given_share, msg("given"))):
            if share is not None and share.amount.decimal > limits.moved:
                yield _finding(
                    MOVED_MUCH,
                    f"{one.key}:{one.year}:{way.text}",
                    _Told(
                        msg("{label}: {share} of the vote {way} in {year}", **_words(one), share=share, way=way),
                        msg(
                            "Virements and transfers {way} in {year} make {share} of the vote of “{label}”.",
                            **_words(one),
                            share=share,
                            way=way,
                        ),
                        msg(
                            "Which acts moved {share} of the vote of “{label}” in {year}, and was Parliament informed?",
                            **_words(one),
                            share=share,
                        ),
                    ),
                    (LabelledFigure(msg("share of the vote"), share), *_voted(one)),
                    len(built),
                    _cap(limits),
                    one.voted,
                )


def _to_unvoted(built: Sequence[CreditBridge]) -> Iterator[Finding]:
    for one in built:
        received = added([move.received for move in one.movements])
        if received and (one.voted is None or one.voted.value == 0):
            yield _finding(
                TO_UNVOTED,
                f"{one.key}:{one.year}",
                _Told(
                    msg("{label}: credits moved in {year}, nothing voted", **_words(one)),
                    msg(
                        "{amount} came to “{label}” in {year} by acts; the vote gave it nothing.",
                        **_words(one),
                        amount=received,
                    ),
                    msg("Which finance law opened “{label}” before credits were moved to it in {year}?", **_words(one)),
                ),
                tuple(LabelledFigure(ACT_KINDS[move.kind], move.received) for move in one.movements if move.received),
                len(built),
                None,
                received,
            )


def _to_unknown(bridges: Bridges) -> Iterator[Finding]:
    """The acts that name no programme of the comparison."""
    for act in bridges.unplaced.get("programme", ()):
        amount = _figure(act)
        named = " ".join(part for part in (act.target_code, act.target) if part) or act.programme_code or act.programme
        if named:
            yield _finding(
                TO_UNVOTED,
                str(act.stored),
                _Told(
                    msg("{act}: “{programme}” is not in the budget", act=act.name, programme=named),
                    msg("The act names a programme that the budget in the dossier does not have."),
                    msg(
                        "Which finance law opened “{programme}”, to which “{act}” moves credits?",
                        act=act.name,
                        programme=named,
                    ),
                ),
                (LabelledFigure(msg("amount moved"), amount),) if amount else (),
                len(bridges.bridges),
                None,
                amount,
                Severity.INFO,
            )


def _into_personnel(acts: Sequence[CreditAct]) -> Iterator[Finding]:
    for act in acts:
        to, out_of = normalised(f"{act.target_code} {act.target}"), normalised(f"{act.source_code} {act.source}")
        if _PERSONNEL.search(to) and not _PERSONNEL.search(out_of):
            amount = _figure(act)
            yield _finding(
                INTO_PERSONNEL,
                str(act.stored),
                _Told(
                    msg("{act}: from “{source}” into “{target}”", act=act.name, source=act.source, target=act.target),
                    msg("The act {act} moves credits of another nature into personnel.", act=act.name),
                    msg("Which rule allows “{act}” to move credits into personnel?", act=act.name),
                ),
                (LabelledFigure(msg("amount moved"), amount),) if amount else (),
                len(acts),
                None,
                amount,
            )


def _not_ratified(advances: Sequence[CreditAct]) -> Iterator[Finding]:
    for act in advances:
        if act.ratified is not True:
            amount = _figure(act)
            known = act.ratified is False
            yield _finding(
                NOT_RATIFIED,
                str(act.stored),
                _Told(
                    msg("{act}: not ratified", act=act.name)
                    if known
                    else msg("{act}: ratification not stated", act=act.name),
                    msg("The register says that this advance decree is not ratified.")
                    if known
                    else msg("The register does not say whether this advance decree is ratified."),
                    msg("Which finance law ratifies the advance decree “{act}”?", act=act.name),
                ),
                (LabelledFigure(msg("amount opened"), amount),) if amount else (),
                len(advances),
                None,
                amount,
                Severity.WARNING if known else Severity.INFO,
            )


def _gaps(complete: Sequence[CreditBridge]) -> Iterator[Finding]:
    for one in complete:
        if one.gap is not None and one.gap.value != 0 and one.expected and one.revised:
            yield _finding(
                BRIDGE_GAP,
                f"{one.key}:{one.year}",
                _Told(
                    msg("{label}: the acts leave {gap} of {year} unexplained", **_words(one), gap=one.gap),
                    msg(
                        "From the vote the acts lead to {expected}; the revised appropriation is {revised}: {gap}.",
                        expected=one.expected,
                        revised=one.revised,
                        gap=one.gap,
                    ),
                    msg(
                        "Which act explains {gap} in “{label}” between the vote and the revised appropriation of {year}?",
                        **_words(one),
                        gap=one.gap,
                    ),
                ),
                (
                    *_voted(one),
                    LabelledFigure(msg("vote and acts"), one.expected),
                    LabelledFigure(msg("revised"), one.revised),
                    LabelledFigure(msg("gap"), one.gap),
                ),
                len(complete),
                None,
                one.gap,
            )


def _words(one: CreditBridge) -> dict[str, str | Year]:
    return {"label": " ".join(part for part in (one.code, one.label) if part), "year": Year(one.year)}


def _voted(one: CreditBridge) -> tuple[LabelledFigure, ...]:
    return (LabelledFigure(msg("voted"), one.voted),) if one.voted else ()


def _figure(act: CreditAct) -> Figure | None:
    amount = moved(act, None)
    if amount is None or act.stored is None:
        return None
    return money(amount[1], act.currency, Trace(Operation.SUM, (RecordSelection(amount[0], (act.stored,)),)))


def _finding(
    rule: Rule,
    key: str,
    told: _Told,
    figures: Iterable[LabelledFigure],
    n: int,
    threshold: Message | None,
    stake: Figure | None,
    severity: Severity = Severity.WARNING,
) -> Finding:
    return Finding(
        code=rule.code,
        key=f"{rule.code}:{key}",
        title=told.title,
        severity=severity,
        state=State.FIRED,
        why=told.why,
        n=n,
        threshold=threshold,
        figures=tuple(figures),
        explanations=EXPLANATIONS[rule.code],
        question=told.question,
        witness=MINISTER if rule is NOT_RATIFIED else FINANCE_DIRECTOR,
        stake=stake,
    )
