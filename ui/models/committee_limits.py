"""From where on a committee asks: the limits it set itself, those that come with the program, and what a person types."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from budgetwatch.domain.money import Amount
from budgetwatch.i18n import Language
from budgetwatch.jobs import Job
from budgetwatch.usecases.done import Done
from ui.models.corrected import typed_amount

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier

AMOUNT, SHARE, DECEMBER, LAST_QUARTER = "amount", "share", "december", "last_quarter"
_SPACES = str.maketrans("", "", " \u00a0\u202f%")


@dataclass(frozen=True, slots=True)
class CommitteeLimits:
    """The limits in force by name, as amounts or shares (0 to 1); `own` are those that the committee set itself."""

    currency: str
    amount: Amount | None
    shares: dict[str, Decimal]
    own: frozenset[str]

    def text(self, name: str, language: Language) -> str:
        """A limit as a person types it; empty for an amount that nobody set."""
        if name == AMOUNT:
            return "" if self.amount is None else language.number(self.amount.decimal)
        return language.number((self.shares[name] * 100).normalize())

    def typed(self, name: str, text: str, language: Language) -> Amount | Decimal | None:
        """The limit that a text says; None for what is none."""
        if name == AMOUNT:
            amount = typed_amount(text, 1, language)
            return amount if amount is not None and amount.mantissa >= 0 else None
        return _share(text)


def look(dossier: Dossier, _job: Job) -> CommitteeLimits:
    """The limits of a dossier, for its main currency."""
    from budgetwatch.usecases.current import facts
    from budgetwatch.usecases.materiality import materiality
    from budgetwatch.usecases.pace import own_pace_limits, pace_limits

    told, pace = materiality(dossier), pace_limits(dossier)
    currency = facts(dossier).currency or ""
    own = {AMOUNT} if currency in told.own else set()
    own |= {SHARE} & told.own
    shares = {SHARE: told.share, DECEMBER: pace.december, LAST_QUARTER: pace.last_quarter}
    return CommitteeLimits(currency, told.amounts.get(currency), shares, frozenset(own | own_pace_limits(dossier)))


def keep(dossier: Dossier, changes: dict[str, Amount | Decimal | None], currency: str, author: str) -> Done[Any]:
    """Set the limits that changed, at least one; None among them goes back to what comes with the program."""
    from budgetwatch.usecases.committee_limits import set_limits

    material = {currency if name == AMOUNT else name: changes[name] for name in (AMOUNT, SHARE) if name in changes}
    of_pace = {name: _as_share(changes[name]) for name in (DECEMBER, LAST_QUARTER) if name in changes}
    return set_limits(dossier, material=material, of_pace=of_pace, author=author)


def _as_share(limit: Amount | Decimal | None) -> Decimal | None:
    """A limit of the pace: never an amount."""
    return None if isinstance(limit, Amount) else limit


def _share(text: str) -> Decimal | None:
    try:
        percent = Decimal(text.translate(_SPACES).replace(",", "."))
    except InvalidOperation:
        return None
    return percent / 100 if percent.is_finite() and 0 < percent < 100 else None
