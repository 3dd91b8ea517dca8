"""Exact amounts, and the four ways in which an amount can be missing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import total_ordering
from typing import TypeAlias


class Absent(StrEnum):
    """Why a cell holds no amount. Never the same thing as zero."""

    NIL = "nil"  # a dash or a blank that means "none"
    UNKNOWN = "unknown"  # "n.d.", "nfp", a blank nobody explains
    ERROR = "error"  # "#REF!", or text where an amount should be
    REDACTED = "redacted"  # removed before this file was made


def power_of_ten(exponent: int) -> int:
    """10^exponent for an exponent of zero or more."""
    return int(10**exponent)


@total_ordering
@dataclass(frozen=True, slots=True, eq=False)
class Amount:
    """`mantissa` x 10^`exponent` whole currency units, exact to the last printed digit."""

    mantissa: int
    exponent: int = 0

    @classmethod
    def parse(cls, text: str) -> Amount:
        """The amount of a plain decimal string such as `"384862863863.32"`; ValueError otherwise."""
        whole, _, part = text.partition(".")
        return cls(int(whole + part), -len(part))

    def rescaled(self, exponent: int) -> int:
        """The mantissa at another exponent; ValueError where digits would be lost."""
        shift = self.exponent - exponent
        if shift >= 0:
            return self.mantissa * power_of_ten(shift)
        quotient, rest = divmod(self.mantissa, power_of_ten(-shift))
        if rest:
            raise ValueError(f"{self} has no exact value at 10^{exponent}")
        return quotient

    def times_ten(self, power: int) -> Amount:
        """The amount times 10^power, exactly."""
        return Amount(self.mantissa, self.exponent + power)

    def __str__(self) -> str:
        """The exact decimal string in whole currency units, without superfluous zeros."""
        if self.exponent >= 0:
            return str(self.mantissa * power_of_ten(self.exponent))
        digits = str(abs(self.mantissa)).rjust(1 - self.exponent, "0")
        text = f"{digits[: self.exponent]}.{digits[self.exponent :]}".rstrip("0").rstrip(".")
        return f"-{text}" if self.mantissa < 0 and text != "0" else text

    @property
    def decimal(self) -> Decimal:
        """The value for ratios and plotting; sums stay in integers."""
        whole = Decimal(self.mantissa)
        return whole.scaleb(self.exponent) if self.exponent else whole

    def __add__(self, other: Amount) -> Amount:
        exponent = min(self.exponent, other.exponent)
        return Amount(self.rescaled(exponent) + other.rescaled(exponent), exponent)

    def __neg__(self) -> Amount:
        return Amount(-self.mantissa, self.exponent)

    def __sub__(self, other: Amount) -> Amount:
        return self + -other

    def __abs__(self) -> Amount:
        return Amount(abs(self.mantissa), self.exponent)

    def __bool__(self) -> bool:
        return self.mantissa != 0

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Amount):
            return False
        same = self.exponent == other.exponent  # as within a column, where no digits need moving
        return self.mantissa == other.mantissa if same else not (self - other).mantissa

    def __lt__(self, other: Amount) -> bool:
        if self.exponent == other.exponent:
            return self.mantissa < other.mantissa
        return (self - other).mantissa < 0

    def __hash__(self) -> int:
        return hash(str(self))


ZERO = Amount(0)
CURRENCY_OF_COUNTRY = dict.fromkeys(("BF", "BJ", "CI", "GW", "ML", "NE", "SN", "TG"), "XOF")
"""The currency of the member states of the West African monetary union, by country code."""
Value: TypeAlias = Amount | Absent
