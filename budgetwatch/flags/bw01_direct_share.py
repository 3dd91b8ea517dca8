"""BW01: buyers whose value awarded without competition passes a limit.

Source: PEFA PI-24.2 (competitive share of value, limit of C); Open Contracting Partnership R013. The share by number
is shown beside the share by value: many small direct awards weigh little.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from budgetwatch.domain.contract import Contract, Procedure
from budgetwatch.domain.figure import ratio
from budgetwatch.domain.finding import Finding, LabelledFigure, Subject
from budgetwatch.domain.message import msg, msgn
from budgetwatch.flags.figures import left_out, number, percent, total
from budgetwatch.flags.flag import Flag
from budgetwatch.flags.settings import Settings

FLAG = Flag(
    "BW01",
    msg("Share awarded without competition"),
    (
        msg("Urgency, secrecy or a single possible supplier, each with its authorisation."),
        msg("The register leaves out small purchases made with competition."),
        msg("A few very large contracts weigh on the share by value: compare with the share by number."),
    ),
    msg("How is the share of direct awards explained, and which of them could have been opened to competition?"),
)


def judge(contracts: Sequence[Contract], settings: Settings) -> Finding:
    """The buyers above the limit, each with its share by value and the value awarded directly."""
    known = [one for one in contracts if one.procedure is not Procedure.UNKNOWN and id(one) in settings.worth]
    if not known:
        return FLAG.unavailable(msg("The register gives no procedure with an amount."), len(contracts))
    threshold = msg(
        "direct awards above {percent}% of the value of a buyer, at least {minimum} contracts",
        percent=percent(settings.non_competitive_share),
        minimum=settings.minimum_contracts,
    )
    direct = _by_buyer([contract for contract in known if contract.procedure is Procedure.DIRECT])
    awarded = [contract for own in direct.values() for contract in own]
    large = {name: own for name, own in _by_buyer(known).items() if len(own) >= settings.minimum_contracts}
    figures = [*_figures(known, awarded), *left_out(contracts, known)]
    if not large:
        return FLAG.insufficient(len(known), settings.minimum_contracts, threshold, figures)
    subjects = [
        found for name, own in sorted(large.items()) if (found := _subject(name, own, direct.get(name, []), settings))
    ]
    why = msgn(
        "One buyer of {buyers} is above the limit.",
        "{count} buyers of {buyers} are above the limit.",
        len(subjects),
        buyers=len(large),
    )
    stake = total("awarded", awarded) if subjects else None
    return FLAG.fired(why, len(known), threshold, subjects, figures, stake)


def _by_buyer(contracts: Sequence[Contract]) -> dict[str, list[Contract]]:
    buyers: dict[str, list[Contract]] = defaultdict(list)
    for contract in contracts:
        buyers[contract.buyer].append(contract)
    return buyers


def _subject(buyer: str, contracts: list[Contract], direct: list[Contract], settings: Settings) -> Subject | None:
    part, whole = settings.worth_of(direct), settings.worth_of(contracts)
    if whole <= 0 or part <= whole * settings.non_competitive_share:
        return None
    awarded = total("awarded", direct)
    return Subject("buyer", buyer, buyer, ratio(awarded, total("awarded", contracts)), awarded)


def _figures(known: Sequence[Contract], direct: Sequence[Contract]) -> list[LabelledFigure]:
    value = total("awarded", direct)
    by_value = ratio(value, total("awarded", known))
    by_number = ratio(number(direct, "procedure"), number(known, "procedure"))
    labelled = (
        (msg("share by value"), by_value),
        (msg("value awarded directly"), value),
        (msg("share by number"), by_number),
    )
    return [LabelledFigure(words, figure) for words, figure in labelled if figure is not None]
