"""BW02: direct awards whose legal basis is blank.

Source: Open Contracting Partnership R010 (unjustified use of a non-competitive procedure); checklist E03.
"""

from __future__ import annotations

from collections.abc import Sequence

from budgetwatch.domain.contract import Contract, Procedure
from budgetwatch.domain.finding import Finding, LabelledFigure
from budgetwatch.domain.message import msg, msgn
from budgetwatch.flags.figures import number, subject, total
from budgetwatch.flags.flag import Flag, gives
from budgetwatch.flags.settings import Settings

FLAG = Flag(
    "BW02",
    msg("Direct award without a legal basis"),
    (
        msg("The authorisation exists and was not entered in the register."),
        msg("A special regime covers all purchases of this service."),
    ),
    msg("On which legal basis were these contracts awarded directly, and who authorised them?"),
)


def judge(contracts: Sequence[Contract], settings: Settings) -> Finding:  # noqa: ARG001 - every flag is asked the same way
    """The direct awards with a blank legal basis; unavailable where the register has no such column."""
    direct = [contract for contract in contracts if contract.procedure is Procedure.DIRECT]
    if not gives(contracts, "procedure"):
        return FLAG.unavailable(msg("The register gives no procedure."), len(contracts))
    if not gives(contracts, "legal_basis"):
        return FLAG.unavailable(msg("The register gives no legal basis."), len(contracts))
    without = [contract for contract in direct if not (contract.legal_basis or "").strip()]
    why = msgn(
        "One direct award of {direct} has no legal basis.",
        "{count} direct awards of {direct} have no legal basis.",
        len(without),
        direct=len(direct),
    )
    figures = (
        LabelledFigure(msg("direct awards without a legal basis"), number(without, "legal_basis")),
        LabelledFigure(msg("all direct awards"), number(direct, "procedure")),
    )
    stake = total("awarded", without) if without else None
    subjects = [subject(contract) for contract in without]
    return FLAG.fired(why, len(direct), msg("a direct award with a blank legal basis"), subjects, figures, stake)
