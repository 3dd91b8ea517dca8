"""BW19: advances that are large for their kind of contract, or that no guarantee covers.

Source: procurement codes cap advances and have them guaranteed in full; caps differ by country; checklist E12.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from budgetwatch.domain.contract import Contract
from budgetwatch.domain.figure import ratio
from budgetwatch.domain.finding import Finding, LabelledFigure, Subject
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.flags.figures import left_out, number, percent, subject, total
from budgetwatch.flags.flag import Flag, gives
from budgetwatch.flags.plain import plain
from budgetwatch.flags.settings import Settings

FLAG = Flag(
    "BW19",
    msg("Large or uncovered advance"),
    (
        msg("The guarantee exists and was not entered in the register."),
        msg("The contract allows a larger advance for goods made to order."),
        msg("The advance was taken back from the first payments."),
    ),
    msg("Which guarantee covers these advances, and how were they paid back?"),
)


def judge(contracts: Sequence[Contract], settings: Settings) -> Finding:
    """The contracts whose advance passes the cap of their kind, or has no guarantee where the register says so."""
    if not gives(contracts, "advance"):
        return FLAG.unavailable(msg("The register gives no advance."), len(contracts))
    advanced = [contract for contract in contracts if contract.advance]
    cases = [contract for contract in advanced if id(contract) in settings.worth]
    guarantees = gives(contracts, "guaranteed")
    if not cases and (advanced or not any(contract.awarded for contract in contracts)):
        return FLAG.unavailable(msg("No advance stands beside an amount."), len(contracts))
    found = [one for one in cases if _is_large(one, settings) or (guarantees and not one.guaranteed)]
    why = msgn(
        "One advance of {n} is large for its contract, or not covered.",
        "{count} advances of {n} are large for their contracts, or not covered.",
        len(found),
        n=len(cases),
    )
    figures = [
        LabelledFigure(msg("these advances"), total("advance", found)),
        LabelledFigure(msg("all advances"), total("advance", cases)),
    ]
    if guarantees:
        bare = [one for one in found if not one.guaranteed]
        figures.append(LabelledFigure(msg("without a guarantee"), number(bare, "guaranteed")))
    figures += left_out(advanced, cases)
    stake = total("advance", found) if found else None
    threshold = _threshold(settings, guarantees=guarantees)
    return FLAG.fired(why, len(cases), threshold, [_subject(one) for one in found], figures, stake)


def _threshold(settings: Settings, *, guarantees: bool) -> Message:
    """The caps in words; without a column of guarantees only the size is looked at, and the words say so."""
    low, high = percent(min(settings.advance_cap.values())), percent(settings.advance_cap["default"])
    if guarantees:
        return msg(
            "an advance above {low}% (works and studies) or {high}% (others), or without a guarantee",
            low=low,
            high=high,
        )
    return msg(
        "an advance above {low}% (works and studies) or {high}% (others); the register gives no guarantee",
        low=low,
        high=high,
    )


def _is_large(contract: Contract, settings: Settings) -> bool:
    return contract.advance is not None and contract.advance.decimal > settings.worth[id(contract)] * _cap(
        contract, settings
    )


def _cap(contract: Contract, settings: Settings) -> Decimal:
    """The cap of the contract's kind; of the default where its kind is not known."""
    return settings.advance_cap.get(plain(contract.kind), settings.advance_cap["default"])


def _subject(contract: Contract) -> Subject:
    """The contract with its advance as a share of its amount."""
    return subject(contract, ratio(total("advance", [contract]), total("awarded", [contract])))
