"""The editable limits that findings compare with, read from a dated file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

from budgetwatch.analysis.findings import percent
from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import ZERO, Amount
from budgetwatch.paths import resources


@dataclass(frozen=True, slots=True)
class Limits:
    """Below `under_execution` a line is little executed, beyond `change` its vote moved much from year to year.

    `material` is the least amount worth a question, by currency; where a currency has none, it is `material_share` of
    the year's total. `nearness` (0 to 100) is how alike two labels must be for one to be suggested for the other.
    Two amounts of one place are a slip of unit where one is about a thousand times the other, `slip` times more or less;
    an amount of `repeated_digits` digits does not stand at two places by chance. `moved` is the share of a vote that
    virements and transfers may add or take, with `moved_status` for whether someone checked the law. `composition` is
    by how much a nature's part of the vote may move in a year. `since` and `status` say from when the limits hold and whether someone has checked them.
    """

    under_execution: Decimal
    change: Decimal
    material: Mapping[str, Amount] = field(default_factory=dict)
    material_share: Decimal = Decimal(0)
    nearness: int = 80
    since: str = ""
    status: str = ""
    slip: Decimal = Decimal(2)
    repeated_digits: int = 7
    moved: Decimal = Decimal("0.10")
    moved_status: str = ""
    composition: Decimal = Decimal("0.05")

    def material_amount(self, currency: str | None, total: Amount | None) -> Amount:
        """The least amount of that currency that is worth a question, given the total of the year."""
        if currency in self.material:
            return self.material[currency or ""]
        return ZERO if total is None else Amount(int(abs(total).decimal * self.material_share))

    def floor(self, currency: str | None) -> Message:
        """The least amount that is worth a question, in words with its number."""
        if currency and currency in self.material:
            return msg("{amount} {currency}", amount=self.material[currency], currency=currency)
        return msg("{percent}% of the total of the year", percent=percent(self.material_share))


class LimitsUnreadable(BudgetWatchError):
    """This file of limits cannot be read."""

    code = "limits-unreadable"
    default = msg("This file of limits cannot be read.")
    default_advice = msg("Correct it after the example that comes with the program, or leave it out.")


@cache
def shipped_limits() -> Limits:
    """The limits that come with the program."""
    return load_limits(resources() / "thresholds" / "execution.toml")


def load_limits(path: Path) -> Limits:
    """The limits of a TOML file; LimitsUnreadable where it is missing, malformed or lacks one."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        material = content["material"]
        return Limits(
            under_execution=Decimal(str(content["under_execution"])),
            change=Decimal(str(content["change"])),
            material={name: Amount.parse(str(value)) for name, value in material["amounts"].items()},
            material_share=Decimal(str(material["share_of_total"])),
            nearness=int(content["nearness"]),
            slip=Decimal(str(content["slip"])),
            repeated_digits=int(content["repeated_digits"]),
            moved=Decimal(str(content["movements"]["cap"])),
            moved_status=str(content["movements"]["status"]),
            composition=Decimal(str(content["composition"])),
            since=str(content["since"]),
            status=str(content["status"]),
        )
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, LookupError, ValueError, InvalidOperation) as error:
        raise LimitsUnreadable from error
