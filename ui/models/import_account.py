"""The rows of a sheet accounted for: lines, headings, totals, notes and ignored rows add up to the rows read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from budgetwatch.domain.layout import RowKind
from budgetwatch.domain.message import Message, msgn
from budgetwatch.domain.terms import counted_rows
from ui.models.import_view import LETTERS, OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from budgetwatch.domain.layout import Layout

_ORDER = (
    RowKind.HEADER,
    RowKind.HEADING,
    RowKind.LINE,
    RowKind.SUBTOTAL,
    RowKind.OF_WHICH,
    RowKind.TOTAL,
    RowKind.UNREADABLE,
    RowKind.NOTE,
)
_SUMS = (RowKind.SUBTOTAL, RowKind.TOTAL)


@dataclass(frozen=True, slots=True)
class Entry:
    """So many rows of a kind, with the letter of their margin; no kind is what is outside the table."""

    kind: RowKind | None
    letter: Message
    count: int
    text: Message


@dataclass(frozen=True, slots=True)
class Account:
    """Every row of a sheet under one entry. `rows` is what the entries add up to."""

    entries: tuple[Entry, ...]

    @property
    def rows(self) -> int:
        """Rows read."""
        return sum(one.count for one in self.entries)

    def of(self, *kinds: RowKind | None) -> int:
        """Rows of some kinds."""
        return sum(one.count for one in self.entries if one.kind in kinds)

    @property
    def sums(self) -> int:
        """Totals and subtotals: witnesses, never counted."""
        return self.of(*_SUMS)

    @property
    def lines(self) -> int:
        """Rows whose amounts are kept: lines, and those that detail a line."""
        return self.of(RowKind.LINE)

    @property
    def aside(self) -> int:
        """Rows that are neither lines nor sums."""
        return self.rows - self.lines - self.sums


def account(layout: Layout, height: int) -> Account:
    """The account of a sheet of `height` rows; rows of other tables of the sheet are outside this one."""
    kinds = Counter(layout.rows)
    kinds[RowKind.HEADER] += kinds.pop(RowKind.REPEATED_HEADER, 0)
    outside = kinds.pop(RowKind.EMPTY, 0) + max(0, height - len(layout.rows))
    entries = [
        Entry(kind, LETTERS.get(kind, OUTSIDE), kinds[kind], counted_rows(kind, kinds[kind]))
        for kind in _ORDER
        if kinds[kind]
    ]
    if outside:
        entries.append(Entry(None, OUTSIDE, outside, msgn("{count} ignored", "{count} ignored", outside)))
    return Account(tuple(entries))


def together(accounts: Sequence[Account]) -> Account:
    """The accounts of several tables as one: what a file comes to."""
    counts: Counter[RowKind | None] = Counter()
    for one in accounts:
        for entry in one.entries:
            counts[entry.kind] += entry.count
    return Account(
        tuple(
            Entry(kind, OUTSIDE, count, msgn("{count} ignored", "{count} ignored", count))
            for kind, count in counts.items()
        )
    )
