"""BW12: one owner that holds a large share of what a buyer awards in a year.

Source: Open Contracting Partnership R040 (high share of a buyer's contracts); checklist E07.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from budgetwatch.domain.contract import Contract
from budgetwatch.domain.finding import Finding, LabelledFigure
from budgetwatch.domain.message import msg, msgn
from budgetwatch.flags.figures import left_out, number, percent, share, total
from budgetwatch.flags.flag import Flag
from budgetwatch.flags.groups import Place, places_of, year_subject
from budgetwatch.flags.settings import Settings

FLAG = Flag(
    "BW12",
    msg("One owner holds much of a buyer's year"),
    (
        msg("One large contract of several years was signed this year."),
        msg("Few firms make such goods."),
        msg("The register leaves out small purchases from other suppliers."),
    ),
    msg("How were these suppliers chosen, and which others could have supplied the same?"),
)


def judge(contracts: Sequence[Contract], settings: Settings) -> Finding:
    """The owners above the limit among buyers and years with enough contracts."""
    places = places_of(contracts, settings)
    cases = [contract for own in places.values() for contract in own]
    if not cases:
        return FLAG.unavailable(msg("No contract has a buyer, a supplier, a year and an amount."), len(contracts))
    threshold = msg(
        "one owner above {percent}% of what a buyer awards in a year, at least {minimum} contracts that year",
        percent=percent(settings.concentration_share),
        minimum=settings.concentration_minimum_contracts,
    )
    years = _years(places, settings.concentration_minimum_contracts)
    if not years:
        return FLAG.insufficient(
            len(cases), settings.concentration_minimum_contracts, threshold, left_out(contracts, cases)
        )
    above = _above(places, years, settings)
    why = msgn(
        "One owner is above the limit in {years} years of buyers looked at.",
        "{count} times an owner is above the limit in {years} years of buyers looked at.",
        len(above),
        years=len(years),
    )
    concerned = [contract for own in above.values() for contract in own]
    figures = [
        LabelledFigure(msg("contracts of these owners"), number(concerned)),
        LabelledFigure(msg("their value"), total("awarded", concerned)),
        *left_out(contracts, cases),
    ]
    stake = total("awarded", concerned) if concerned else None
    subjects = [year_subject(place, own, share("awarded", own, years[place[1:]])) for place, own in above.items()]
    return FLAG.fired(why, len(cases), threshold, subjects, figures, stake)


def _above(
    places: Mapping[Place, list[Contract]], years: Mapping[tuple[str, int], object], settings: Settings
) -> dict[Place, list[Contract]]:
    """The places that hold more than the share of their buyer's year, which is the sum of its places."""
    worth = {place: settings.worth_of(own) for place, own in places.items() if place[1:] in years}
    whole: dict[tuple[str, int], Decimal] = defaultdict(Decimal)
    for (_, buyer, year), part in worth.items():
        whole[buyer, year] += part
    limits = {key: amount * settings.concentration_share for key, amount in whole.items()}
    return {place: places[place] for place, part in worth.items() if part > limits[place[1:]]}


def _years(places: Mapping[Place, Sequence[Contract]], minimum: int) -> dict[tuple[str, int], list[Contract]]:
    """The contracts of each buyer and year that has enough of them."""
    years: dict[tuple[str, int], list[Contract]] = defaultdict(list)
    for (_, buyer, year), own in places.items():
        years[buyer, year] += own
    return {key: own for key, own in years.items() if len(own) >= minimum}
