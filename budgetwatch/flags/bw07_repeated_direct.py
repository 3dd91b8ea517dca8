"""BW07: direct awards of one buyer to one owner in a year that together pass the threshold of competition.

Source: Open Contracting Partnership R055 (several direct awards above the competitive threshold); checklist E06.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from budgetwatch.domain.contract import Contract, Procedure
from budgetwatch.domain.finding import Finding, LabelledFigure, Subject
from budgetwatch.domain.message import msg, msgn
from budgetwatch.flags.figures import left_out, number, total
from budgetwatch.flags.flag import Flag, gives
from budgetwatch.flags.groups import Place, places_of, year_subject
from budgetwatch.flags.settings import Settings

FLAG = Flag(
    "BW07",
    msg("Repeated direct awards to one owner"),
    (
        msg("One supplier holds the patent or the maintenance of equipment in service."),
        msg("Successive emergencies, each with its own authorisation."),
        msg("The firms of the group compete openly elsewhere."),
    ),
    msg("Why were these needs not put out to competition together, and who owns the suppliers?"),
)


def judge(contracts: Sequence[Contract], settings: Settings) -> Finding:
    """The owners with two direct awards or more of one buyer in a year whose sum passes the threshold."""
    if not settings.competitive_threshold:
        return FLAG.unavailable(msg("No legal threshold is entered for this country."), len(contracts))
    if not gives(contracts, "procedure"):
        return FLAG.unavailable(msg("The register gives no procedure."), len(contracts))
    direct = [contract for contract in contracts if contract.procedure is Procedure.DIRECT]
    groups = places_of(direct, settings)
    cases = [contract for own in groups.values() for contract in own]
    if not cases:
        return FLAG.unavailable(msg("No direct award has a buyer, a supplier, a year and an amount."), len(contracts))
    repeated = _above(groups, settings)
    why = msgn(
        "One owner received repeated direct awards of one buyer in a year.",
        "{count} times an owner received repeated direct awards of one buyer in a year.",
        len(repeated),
    )
    concerned = [contract for own in repeated.values() for contract in own]
    figures = [
        LabelledFigure(msg("repeated direct awards"), number(concerned)),
        LabelledFigure(msg("all direct awards"), number(direct, "procedure")),
        *left_out(direct, cases),
    ]
    stake = total("awarded", concerned) if concerned else None
    threshold = msg("two direct awards or more of one buyer to one owner in a year, together above the threshold")
    return FLAG.fired(why, len(cases), threshold, _subjects(repeated), figures, stake)


def _above(groups: Mapping[Place, Sequence[Contract]], settings: Settings) -> dict[Place, Sequence[Contract]]:
    limit_of = settings.competition
    found: dict[Place, Sequence[Contract]] = defaultdict(list)
    for place, own in groups.items():
        limits = [limit_of[id(one)] for one in own if id(one) in limit_of] if len(own) > 1 else []
        if limits and settings.worth_of(own) > max(limits):
            found[place] = own
    return dict(found)


def _subjects(repeated: Mapping[Place, Sequence[Contract]]) -> list[Subject]:
    return [year_subject(place, own, number(own)) for place, own in repeated.items()]
