"""The limits of a topic, as its file writes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from budgetwatch.domain.checklist import Item
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Amount


@dataclass(frozen=True, slots=True)
class TopicLimits:
    """Named limits in text; each is read as what its rule takes it for."""

    texts: Mapping[str, str]

    @classmethod
    def of(cls, item: Item) -> TopicLimits:
        """The limits of a topic."""
        return cls(dict(item.limits))

    def share(self, name: str) -> Decimal:
        """A share of one, such as 0.05."""
        return Decimal(self.texts[name])

    def percent(self, name: str) -> Decimal:
        """A share written of a hundred, for sentences: 0.05 gives 5."""
        return percent_of(self.share(name))

    def count(self, name: str) -> int:
        """A whole number, of contracts or of years."""
        return int(self.share(name))

    def words(self, name: str) -> tuple[str, ...]:
        """The words of a list separated by commas."""
        return tuple(word.strip() for word in self.texts[name].split(",") if word.strip())

    def material(self, currency: str | None, total: Amount | None) -> Amount:
        """The least amount worth a question: `material_XOF` for that currency, else `material_share` of the total."""
        named = self.texts.get(f"material_{currency}")
        if named is not None:
            return Amount.parse(named)
        return Amount(int(abs(total).decimal * self.share("material_share"))) if total else Amount(0)

    def floor(self, currency: str | None) -> Message:
        """The least amount worth a question, in words with its number."""
        named = self.texts.get(f"material_{currency}")
        if named is not None and currency is not None:
            return msg("{amount} {currency}", amount=Amount.parse(named), currency=currency)
        return msg("{percent}% of the appropriations of the year", percent=self.percent("material_share"))


def percent_of(share: Decimal) -> Decimal:
    """A share of one as a percentage without superfluous zeros: 0.40 gives 40."""
    whole = share * 100
    return whole.quantize(Decimal(1)) if whole == whole.to_integral_value() else whole.normalize()
