"""The least amount worth a question, set once for a committee and used by every rule and checklist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from budgetwatch.analysis import Limits, shipped_limits
from budgetwatch.domain.checklist import Checklist, Item
from budgetwatch.domain.money import Amount
from budgetwatch.store import work
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.current import once

PREFIX, SHARE = "materiality:", "share"


@dataclass(frozen=True, slots=True)
class Materiality:
    """The least amount by currency; where a currency has none, a share (0 to 1) of the total of the year.

    `own` names what the committee set itself: currencies, and "share".
    """

    amounts: Mapping[str, Amount]
    share: Decimal
    own: frozenset[str] = field(default_factory=frozenset)


def materiality(dossier: Dossier) -> Materiality:
    """What the committee set, over what comes with the program."""
    shipped = shipped_limits()
    set_here = _set_here(dossier)
    amounts = {name: Amount.parse(text) for name, text in set_here.items() if name != SHARE}
    share = Decimal(set_here.get(SHARE, shipped.material_share))
    return Materiality({**shipped.material, **amounts}, share, frozenset(set_here))


def limits(dossier: Dossier) -> Limits:
    """The limits that comparisons and findings of this dossier use."""
    told = once(dossier, "materiality", lambda: materiality(dossier))
    return replace(shipped_limits(), material=told.amounts, material_share=told.share)


def under_materiality(dossier: Dossier, checklist: Checklist) -> Checklist:
    """The list with what the committee set in place of the amounts and shares of its topics."""
    set_here = _set_here(dossier)
    return (
        replace(checklist, items=tuple(_under(item, set_here) for item in checklist.items)) if set_here else checklist
    )


def _under(item: Item, set_here: Mapping[str, str]) -> Item:
    names = {f"material_{name}": text for name, text in set_here.items()}
    asked = any(name.startswith("material_") for name, _ in item.limits)
    return replace(item, limits=tuple({**dict(item.limits), **names}.items())) if asked else item


def _set_here(dossier: Dossier) -> dict[str, str]:
    return dict(_kept(work.settings(dossier)))


def _kept(settings: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, text in settings.items():
        if name.startswith(PREFIX):
            yield name.removeprefix(PREFIX), text
