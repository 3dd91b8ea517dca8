"""Rows that carry the sum of the rows below without being written as totals: found by form, proven by addition."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import add
from typing import TypeVar

from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Absent
from budgetwatch.mapping.labels import has_bullet, is_capitals, level_word, numeral_style
from budgetwatch.mapping.numbers import counted

T = TypeVar("T")
_AGREE = 0.6  # share of parents whose children must add up before a mark of form is believed
_NOTHINGS = 8  # leaves of nothing before a sum that are tried as its first one
_TRIED = 40  # parents after which a mark of form that hardly ever adds up is given up
_LOOKED_AT = 60  # first labels among which the words of two levels stand where a table has them
_DIGITS = (
    6  # telling digits, beyond those of the number of rows, below which a sum without a mark of form may be chance
)


@dataclass(frozen=True, slots=True)
class Entries:
    """The rows that carry amounts, column by column.

    `labels` are as written, with their blanks, and `marked` the places of those that do not start with a word; `filled` tells for each column left of the amounts which rows have a
    text in it; `amounts` holds the amount columns.
    """

    rows: Sequence[int]
    labels: Sequence[str]
    marked: Sequence[int]
    codes: Sequence[str]
    filled: Sequence[Sequence[bool]]
    indents: Sequence[int]
    bold: Sequence[bool]
    amounts: Sequence[Sequence[int | Absent]]

    def upside_down(self) -> Entries:
        """The rows from the last to the first, with what their codes and amounts need: sums may stand below."""
        turned = [column[::-1] for column in self.amounts]
        longest = max(self.codes, key=len, default="")  # a row without a code of its own stands above none
        codes = [code or longest for code in reversed(self.codes)]
        return Entries(self.rows[::-1], (), (), codes, (), (), (), turned)

    def by_label(self, mark: Callable[[str], T], none: T) -> list[T]:
        """The mark that each label bears: `none` where it starts with a word. Nothing where all do."""
        if not self.marked:
            return []
        marks = [none] * len(self.labels)
        for place in self.marked:
            marks[place] = mark(self.labels[place])
        return marks


_INSERTED = re.compile(r"[ .-]*(?:bis|ter|quater|quinquies)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outline:
    """The rows that are parents, and what shows it."""

    parents: frozenset[int]
    why: Message


Signal = Callable[[Entries], Sequence[int]]


def find_outline(entries: Entries) -> Outline | None:
    """The parents among rows with amounts: by the mark of form that additions confirm best, else by addition alone."""
    return _by_form(entries, _SIGNALS) or _with_sums_below(entries) or _by_addition(entries)


def _with_sums_below(entries: Entries) -> Outline | None:
    """The parents that stand below the rows whose codes go on from theirs."""
    if len(set(map(len, set(entries.codes)))) < 2:  # codes of one length stand above none
        return None
    return _by_form(entries.upside_down(), _SIGNALS_BELOW)


def _by_form(entries: Entries, signals: Sequence[tuple[Signal, Message]]) -> Outline | None:
    """The parents that stand above deeper rows by the mark that additions confirm best, where they do."""
    best: tuple[float, int] | None = None
    found: Outline | None = None
    for signal, why in signals:
        depths = signal(entries)
        if len(set(depths)) < 2:
            continue
        parents, agree = _weigh(entries, depths)
        share = agree / len(parents) if parents else 0.0
        if share >= _AGREE and (best is None or (share, agree) > best):
            best, found = (share, agree), Outline(frozenset(parents), why)
    return found


def _weigh(entries: Entries, depths: Sequence[int]) -> tuple[list[int], int]:
    """The rows that stand above deeper ones, and how many of them are the sum of those."""
    parents = [number for number in range(len(depths) - 1) if depths[number + 1] > depths[number]]
    ends = _ends(depths)
    agree = 0
    for tried, number in enumerate(parents, 1):
        agree += _adds_up(entries, depths, number, ends[number])
        if tried >= _TRIED and agree * 5 < tried:
            return [], 0
    return [entries.rows[number] for number in parents], agree


def _ends(depths: Sequence[int]) -> list[int]:
    """For each row the first later one that is not deeper."""
    ends = [len(depths)] * len(depths)
    open_rows: list[int] = []
    for number, depth in enumerate(depths):
        while open_rows and depths[open_rows[-1]] >= depth:
            ends[open_rows.pop()] = number
        open_rows.append(number)
    return ends


def _adds_up(entries: Entries, depths: Sequence[int], number: int, end: int) -> bool:
    """Whether the rows right under a parent add up to it in most of its columns, rounding apart."""
    children = [n for n in range(number + 1, end) if depths[n] == depths[number + 1]]
    right = wrong = 0
    for column in entries.amounts:
        stated = column[number]
        if isinstance(stated, Absent) or not stated:
            continue
        total = sum([value for n in children if not isinstance(value := column[n], Absent)])
        if abs(total - stated) <= len(children) // 2:
            right += 1
        else:
            wrong += 1
    return right > wrong


def _by_addition(entries: Entries) -> Outline | None:
    """Rows that are, in every column, exactly the sum of the two or more leaves below them, or else above them."""
    if not entries.amounts or not entries.rows:
        return None
    after, before = sums_of_neighbours(entries.amounts, telling=True)
    if after:
        return Outline(frozenset(entries.rows[n] for n in after), msg("Its amounts are the sum of the rows below."))
    if before:
        return Outline(frozenset(entries.rows[n] for n in before), msg("Its amounts are the sum of the rows above."))
    return None


def sums_of_neighbours(columns: Sequence[Sequence[int | Absent]], *, telling: bool) -> tuple[list[int], list[int]]:
    """The places of rows that add up two or more leaves right after them, and of those that add up leaves before.

    With `telling`, only those whose amounts have so many digits that it is no chance.
    """
    amounts = [counted(column) for column in columns]
    lead = max(range(len(amounts)), key=lambda number: -amounts[number].count(0))
    before, after = _any_may_add_up(amounts[lead])
    backwards = _sums(lead, [column[::-1] for column in amounts], telling=telling) if after else []
    return [len(amounts[lead]) - 1 - place for place in backwards], _sums(
        lead, amounts, telling=telling
    ) if before else []


def _sums(number: int, columns: Sequence[Sequence[int]], *, telling: bool) -> list[int]:
    """The places of rows that add up two or more leaves right before them, in one pass over running sums.

    Column `number` leads: the others are looked at where it adds up. A leaf of nothing there may be the first one added.
    """
    lead = columns[number]
    seen, running = {0: 0}, 0
    nothing: dict[int, Sequence[int]] = {}
    leaves: list[int] = []
    parents: list[int] = []
    for place, value in enumerate(lead):
        start = seen.get(running - value) if value else None
        starts = () if start is None else (start, *nothing.get(running - value, ()))
        if any(len(leaves) - one >= 2 and _all_add_up(columns, leaves[one:], place, telling=telling) for one in starts):
            parents.append(place)
            continue
        if not value:
            nothing[running] = [*nothing.get(running, ())[-_NOTHINGS:], seen[running]]
        running += value
        leaves.append(place)
        seen[running] = len(leaves)
    return parents


def _any_may_add_up(values: Sequence[int]) -> tuple[bool, bool]:
    """Whether the values right before any one of them, or right after it, can add up to it: a look before the search."""
    running = list(accumulate(values, initial=0))
    least = min(values, default=0)
    # Where nothing is negative, a sum is not less than the two values beside it: most rows need no second look.
    pairs = list(map(add, values, values[1:])) if least >= 0 else [least] * len(values)
    before = {
        total - value
        for total, value, pair in zip(running[2:], values[2:], pairs, strict=False)
        if value and value >= pair
    }
    after = {
        total + value
        for total, value, pair in zip(running[1:], values, pairs[1:], strict=False)
        if value and value >= pair
    }
    return not before.isdisjoint(running), not after.isdisjoint(running)


def _all_add_up(columns: Sequence[Sequence[int]], leaves: Sequence[int], place: int, *, telling: bool) -> bool:
    """Whether some leaves add up in every column to a row."""
    row = [column[place] for column in columns]
    if telling and not tells(row, len(columns[0])):
        return False
    return row == [sum([column[leaf] for leaf in leaves]) for column in columns]


def tells(values: Sequence[int | Absent], rows: int, *, spared: int = 0) -> bool:
    """Whether amounts have so many digits that it is no chance if some of so many rows add up to them.

    `spared` are the digits that something else makes up for.
    """
    stated = [value for value in values if not isinstance(value, Absent)]
    return _digits(stated) >= _DIGITS - spared + len(str(rows))


def _digits(values: Sequence[int]) -> int:
    """How many digits of different amounts are not trailing zeros: round amounts add up by chance."""
    return sum(len(str(abs(value)).rstrip("0")) for value in set(values) if value)


def _ranks(marks: Sequence[int]) -> list[int]:
    """The marks as depths 0, 1, 2 and so on; nothing where all are the same."""
    order = {mark: rank for rank, mark in enumerate(sorted(set(marks)))}
    return [order[mark] for mark in marks] if len(order) > 1 else []


def _ranks_of(codes: Sequence[str], mark: Callable[[str], int]) -> list[int]:
    """The marks of codes as depths, each different code marked once; nothing where all are the same."""
    marks = {code: mark(code) for code in set(codes)}
    return _ranks([marks[code] for code in codes]) if len(set(marks.values())) > 1 else []


def _by_indent(entries: Entries) -> list[int]:
    return _ranks(entries.indents)


def _by_blanks(entries: Entries) -> list[int]:
    return _ranks(entries.by_label(lambda label: len(label) - len(label.lstrip()), 0))


def _by_numeral(entries: Entries) -> list[int]:
    """Styles of numerals in the order of their first appearance; a row without one stands under all, or closes them."""
    styles = entries.by_label(numeral_style, "")
    order = {style: rank for rank, style in enumerate(dict.fromkeys(style for style in styles if style))}
    depths = [order.get(style, len(order)) for style in styles]
    return [*depths[:-1], 0] if styles and not styles[-1] and all(styles[:-1]) else depths


def _by_level_word(entries: Entries) -> list[int]:
    """The words of levels, "Titre 1 : …", "Article 1 : …", in the order of their first appearance; the rest is below."""
    if len({level_word(label) for label in entries.labels[:_LOOKED_AT]} - {""}) < 2:
        return []
    named = [level_word(label) for label in entries.labels]
    order = {word: rank for rank, word in enumerate(dict.fromkeys(filter(None, named)))}
    return [order.get(word, len(order)) for word in named]


def _by_bullet(entries: Entries) -> list[int]:
    return entries.by_label(has_bullet, none=False)


def _by_capitals(entries: Entries) -> list[int]:
    if not any(map(str.isupper, entries.labels)):
        return []
    return [not is_capitals(label) for label in entries.labels]


def _by_bold(entries: Entries) -> list[int]:
    return [int(not bold) for bold in entries.bold]


def _by_first_key(entries: Entries) -> list[int]:
    """The first filled column left of the amounts: sparse outlines write each level in its own column."""
    return [next((n for n, here in enumerate(row) if here), len(row)) for row in _by_row(entries)]


def _by_last_key(entries: Entries) -> list[int]:
    return [max((n for n, here in enumerate(row) if here), default=0) for row in _by_row(entries)]


def _by_filled_keys(entries: Entries) -> list[int]:
    """How many columns left of the amounts are filled: a parent has no code of its own."""
    return _ranks([sum(row) for row in _by_row(entries)])


def _by_row(entries: Entries) -> list[tuple[bool, ...]]:
    """Which key columns are filled, row by row; nothing where all rows fill the same ones."""
    if all(all(column) or not any(column) for column in entries.filled):
        return []
    return list(zip(*entries.filled, strict=True))


def _by_code_parts(entries: Entries) -> list[int]:
    """The parts of the code: "I.1.a" is under "I.1"."""
    return _ranks_of(entries.codes, lambda code: code.count("."))


def _by_code_length(entries: Entries) -> list[int]:
    """The length of the code; "0101 bis" was put in after "0101" and stands beside it."""
    return _ranks_of(entries.codes, lambda code: len(_INSERTED.sub("", code)))


_SIGNALS_BELOW: tuple[tuple[Signal, Message], ...] = (
    (_by_code_parts, msg("Its code stands above those of the rows before it, and they add up to it.")),
    (_by_code_length, msg("Its code stands above those of the rows before it, and they add up to it.")),
)
_SIGNALS: tuple[tuple[Signal, Message], ...] = (
    (_by_code_parts, msg("Its code stands above those of the rows below, and they add up to it.")),
    (_by_indent, msg("The rows below are indented under it and add up to it.")),
    (_by_blanks, msg("The rows below are indented under it and add up to it.")),
    (_by_numeral, msg("Its numeral stands above those of the rows below, and they add up to it.")),
    (_by_level_word, msg("Its level is named above those of the rows below, and they add up to it.")),
    (_by_bullet, msg("The rows below are listed under it and add up to it.")),
    (_by_filled_keys, msg("It has no code of its own, and the rows below add up to it.")),
    (_by_first_key, msg("It stands in a column of its own, and the rows below add up to it.")),
    (_by_last_key, msg("It stands in a column of its own, and the rows below add up to it.")),
    (_by_code_length, msg("Its code stands above those of the rows below, and they add up to it.")),
    (_by_capitals, msg("It is written in capitals, and the rows below add up to it.")),
    (_by_bold, msg("It is written in bold, and the rows below add up to it.")),
)
