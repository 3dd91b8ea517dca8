"""BW03: contracts at or above the amount from which an authority must approve, without an approval.

Source: approval thresholds of procurement codes (dated, none is shipped); checklist E05.
"""

from __future__ import annotations

from collections.abc import Sequence

from budgetwatch.domain.contract import Contract
from budgetwatch.domain.finding import Finding, LabelledFigure
from budgetwatch.domain.message import msg, msgn
from budgetwatch.flags.figures import left_out, number, subject, total
from budgetwatch.flags.flag import Flag, gives
from budgetwatch.flags.settings import Settings

FLAG = Flag(
    "BW03",
    msg("Approval missing"),
    (
        msg("The approval was given and not entered in the register."),
        msg("The amount passed the threshold only through an amendment or the taxes."),
        msg("A special regime exempts this purchase from approval."),
    ),
    msg("Who approved these contracts, on which day, and where is the act?"),
)


def judge(contracts: Sequence[Contract], settings: Settings) -> Finding:
    """The contracts whose approval is blank although their amount reaches the threshold of their day."""
    if not settings.approval_threshold:
        return FLAG.unavailable(msg("No approval threshold is entered for this country."), len(contracts))
    if not gives(contracts, "approval") and not gives(contracts, "approved"):
        return FLAG.unavailable(msg("The register gives no approval."), len(contracts))
    limit_of, worth = settings.approval_from, settings.worth
    limits = {id(one): limit for one in contracts if id(one) in worth and (limit := limit_of(one))}
    if not limits:
        return FLAG.unavailable(
            msg("No contract has both an amount and a date under a known threshold."), len(contracts)
        )
    cases = contracts if len(limits) == len(contracts) else [one for one in contracts if id(one) in limits]
    concerned = [one for one in cases if worth[id(one)] >= limits[id(one)]]
    without = [one for one in concerned if not (one.approval or "").strip() and one.approved is None]
    why = msgn(
        "One contract of {concerned} that must be approved gives no approval.",
        "{count} contracts of {concerned} that must be approved give no approval.",
        len(without),
        concerned=len(concerned),
    )
    figures = [
        LabelledFigure(msg("without an approval"), number(without)),
        LabelledFigure(msg("contracts to be approved"), number(concerned)),
        *left_out(contracts, cases),
    ]
    threshold = msg("a blank approval at or above the threshold of the day")
    stake = total("awarded", without) if without else None
    return FLAG.fired(why, len(cases), threshold, [subject(one) for one in without], figures, stake)
