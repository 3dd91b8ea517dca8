"""All questions that movements of credits raise, in one call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from budgetwatch.analysis.findings import Rule, rank
from budgetwatch.analysis.limits import Limits
from budgetwatch.analysis.movements import acts as single
from budgetwatch.analysis.movements import caps, gaps
from budgetwatch.analysis.movements.sides import BETWEEN
from budgetwatch.domain.bridge import Bridges
from budgetwatch.domain.credit_act import ActKind, CreditAct
from budgetwatch.domain.finding import Finding
from budgetwatch.domain.message import msgn

EXPLANATIONS = {
    caps.MOVED_MUCH.code: caps.MOVED_MUCH_EXPLAINED,
    caps.TO_UNVOTED.code: caps.TO_UNVOTED_EXPLAINED,
    single.INTO_PERSONNEL.code: single.INTO_PERSONNEL_EXPLAINED,
    single.NOT_RATIFIED.code: single.NOT_RATIFIED_EXPLAINED,
    gaps.BRIDGE_GAP.code: gaps.BRIDGE_GAP_EXPLAINED,
}
"""The ordinary explanations of each rule, as the help lists them."""


def find_in_movements(bridges: Bridges, acts: Sequence[CreditAct], limits: Limits) -> tuple[Finding, ...]:
    """The findings of the movements, ranked; every rule says at least its state."""
    built = bridges.bridges
    advances = [act for act in acts if act.kind is ActKind.ADVANCE_DECREE]
    complete = [one for one in built if one.gap is not None]
    between = [act for act in acts if act.kind in BETWEEN]
    years = caps.voted_years(built)
    judged = sum(one.year in years for one in built)
    blind = gaps.BRIDGE_GAP.blind if built and not years else caps.TO_UNVOTED.blind
    much, to_unvoted = (replace(rule, blind=blind) for rule in (caps.MOVED_MUCH, caps.TO_UNVOTED))
    natured = single.name_natures(between)
    unvoted = [*caps.to_unvoted(built), *caps.to_unknown(bridges)]
    return rank(
        (
            *much.concluded(list(caps.moved_much(built, limits)), judged, caps.cap(limits)),
            *to_unvoted.concluded(unvoted, judged),
            *_personnel(len(between), len(natured)).concluded(list(single.into_personnel(between)), len(natured)),
            *single.NOT_RATIFIED.concluded(list(single.not_ratified(advances)), len(advances)),
            *gaps.BRIDGE_GAP.concluded(list(gaps.gaps(complete)), len(complete)),
        )
    )


def _personnel(acts: int, natured: int) -> Rule:
    """The rule on personnel with what it can say of acts between programmes of which only some name natures."""
    if acts == natured:
        return single.INTO_PERSONNEL
    clean = msgn(
        "No act that names its natures moves credits into personnel; {count} act names none and cannot be judged.",
        "No act that names its natures moves credits into personnel; {count} acts name none and cannot be judged.",
        acts - natured,
    )
    return replace(single.INTO_PERSONNEL, blind=single.WITHOUT_NATURES, clean=clean)
