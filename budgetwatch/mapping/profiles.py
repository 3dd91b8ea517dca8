"""What stands in the columns of a table: how many cells of which kind, and a sample of their values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from budgetwatch.mapping.numbers import Form, decide_form, parse_column
from budgetwatch.mapping.regions import Region
from budgetwatch.mapping.shapes import DATE, ERROR, MARK, NUMBER, PERCENT, TEXT, YEAR, count_letters
from budgetwatch.mapping.sheets import Sheet, picked

_SAMPLE = 400
_FEW = 4  # cells that may all look like years and be amounts
_CODE = re.compile(r"[A-Z]?\d+")


@dataclass(frozen=True, slots=True)
class Profile:
    """How many cells of a column are of which kind, and a sample of its values."""

    numbers: int
    years: int
    texts: int
    dates: int
    percents: int
    others: int
    sample: tuple[str, ...]

    @property
    def filled(self) -> int:
        """How many cells are not blank."""
        return self.numbers + self.years + self.texts + self.dates + self.percents + self.others

    @property
    def numeric(self) -> bool:
        """Whether most of what is written is numbers."""
        return 2 * (self.numbers + self.years) >= max(1, self.filled - self.others)

    @property
    def only_years(self) -> bool:
        """Whether every cell of several looks like a year."""
        return self.years == self.filled > _FEW

    @property
    def distinct(self) -> int:
        """How many different values the sample holds."""
        return len(set(self.sample))

    @property
    def money_sized(self) -> bool:
        """Whether all is numbers that look like money rather than codes."""
        return not self.texts and looks_like_money(self.sample)

    @property
    def may_be_codes(self) -> bool:
        """Whether the numbers are whole and small enough to be codes, one letter set before them or not: "R1041".

        A few texts without a digit are remarks that stand below them.
        """
        written = [text for text in self.sample if any(map(str.isdigit, text))]
        mostly = 2 * len(written) > len(self.sample)
        return mostly and not looks_like_money(written) and all(map(_CODE.fullmatch, written))


def profiles(sheet: Sheet, region: Region) -> list[Profile]:
    """One profile per column of a region, from the rows below the header."""
    left, right = region.header.left, region.header.right
    rows = [row for row in region.body if row not in region.repeated]
    counts = count_letters(picked(sheet.shapes, rows, 1), left, right)
    return [_profile(sheet, column, rows, counts[column - left]) for column in range(left, right + 1)]


def _profile(sheet: Sheet, column: int, rows: Sequence[int], counts: Mapping[str, int]) -> Profile:
    step = max(1, len(rows) // _SAMPLE)
    sample = tuple(text for row in rows[::step] if (text := sheet.text(row, column)))
    return Profile(
        counts[NUMBER], counts[YEAR], counts[TEXT], counts[DATE], counts[PERCENT], counts[MARK] + counts[ERROR], sample
    )


def looks_like_money(texts: Sequence[str]) -> bool:
    """Whether printed numbers look like money rather than codes: large ones of many lengths."""
    if len({len(text) for text in texts}) < min(3, len(set(texts))):
        return False
    return are_large(texts)


def are_large(texts: Sequence[str]) -> bool:
    """Whether most printed numbers are of four figures or more."""
    parsed = parse_column(texts, decide_form(texts, Form(".")))
    sizes = sorted(abs(value) for value in parsed.values if isinstance(value, int))
    return bool(sizes) and sizes[len(sizes) // 2] >= 1000
