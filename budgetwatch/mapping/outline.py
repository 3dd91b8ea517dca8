"""Rows that carry the sum of the rows below without being written as totals: found by form, proven by addition."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Absent
from budgetwatch.mapping.labels import has_bullet, is_capitals, numeral_style

_AGREE = 0.6  # share of parents whose children must add up before a mark of form is believed
_SIZE = 1000  # below this, a sum found without any mark of form may be chance


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that carries amounts: its number, its label as written, the texts left of the amounts, and its form."""

    row: int
    label: str
    keys: tuple[str, ...]
    indent: int
    bold: bool
    values: tuple[int | Absent, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The rows that are parents, and what shows it."""

    parents: frozenset[int]
    why: Message


Signal = Callable[[Sequence[Entry]], list[int]]


def find_outline(entries: Sequence[Entry]) -> Outline | None:
    """The parents among rows with amounts: by the mark of form that additions confirm best, else by addition alone."""
    best: tuple[float, int] | None = None
    found: Outline | None = None
    for signal, why in _SIGNALS:
        depths = signal(entries)
        if len(set(depths)) < 2:
            continue
        parents, agree = _weigh(entries, depths)
        share = agree / len(parents) if parents else 0.0
        if share >= _AGREE and (best is None or (share, agree) > best):
            best, found = (share, agree), Outline(frozenset(parents), why)
    return found or _by_addition(entries)


def _weigh(entries: Sequence[Entry], depths: Sequence[int]) -> tuple[list[int], int]:
    """The rows that stand above deeper ones, and how many of them are the sum of those."""
    parents = [number for number in range(len(entries) - 1) if depths[number + 1] > depths[number]]
    ends = _ends(depths)
    agree = sum(_adds_up(entries, depths, number, ends[number]) for number in parents)
    return [entries[number].row for number in parents], agree


def _ends(depths: Sequence[int]) -> list[int]:
    """For each row the first later one that is not deeper."""
    ends = [len(depths)] * len(depths)
    open_rows: list[int] = []
    for number, depth in enumerate(depths):
        while open_rows and depths[open_rows[-1]] >= depth:
            ends[open_rows.pop()] = number
        open_rows.append(number)
    return ends


def _adds_up(entries: Sequence[Entry], depths: Sequence[int], number: int, end: int) -> bool:
    """Whether the rows right under a parent add up to it in most of its columns, rounding apart."""
    children = [n for n in range(number + 1, end) if depths[n] == depths[number + 1]]
    right = wrong = 0
    for column, stated in enumerate(entries[number].values):
        if isinstance(stated, Absent) or not stated:
            continue
        total = sum(value for n in children if not isinstance(value := entries[n].values[column], Absent))
        if abs(total - stated) <= len(children) // 2:
            right += 1
        else:
            wrong += 1
    return right > wrong


def _by_addition(entries: Sequence[Entry]) -> Outline | None:
    """Rows that are, in every column, exactly the sum of the two or more leaves below them. One pass from the end."""
    width = len(entries[0].values) if entries else 0
    running = (0,) * width
    seen = {running: 0}
    leaves, parents = 0, set()
    for entry in reversed(entries):
        values = tuple(0 if isinstance(value, Absent) else value for value in entry.values)
        below = seen.get(tuple(total - value for total, value in zip(running, values, strict=True)))
        if below is not None and leaves - below >= 2 and _is_telling(values):
            parents.add(entry.row)
            continue
        running = tuple(total + value for total, value in zip(running, values, strict=True))
        leaves += 1
        seen[running] = leaves
    return Outline(frozenset(parents), msg("Its amounts are the sum of the rows below.")) if parents else None


def _is_telling(values: Sequence[int]) -> bool:
    return max((abs(value) for value in values), default=0) >= _SIZE


def _ranks(marks: Sequence[int]) -> list[int]:
    """The marks as depths 0, 1, 2 and so on."""
    order = {mark: rank for rank, mark in enumerate(sorted(set(marks)))}
    return [order[mark] for mark in marks]


def _by_indent(entries: Sequence[Entry]) -> list[int]:
    return _ranks([entry.indent for entry in entries])


def _by_blanks(entries: Sequence[Entry]) -> list[int]:
    return _ranks([len(entry.label) - len(entry.label.lstrip()) for entry in entries])


def _by_numeral(entries: Sequence[Entry]) -> list[int]:
    """Styles of numerals in the order of their first appearance; a row without one stands under all."""
    styles = [numeral_style(entry.label) for entry in entries]
    order = {style: rank for rank, style in enumerate(dict.fromkeys(style for style in styles if style))}
    return [order.get(style, len(order)) for style in styles]


def _by_bullet(entries: Sequence[Entry]) -> list[int]:
    return [int(has_bullet(entry.label)) for entry in entries]


def _by_capitals(entries: Sequence[Entry]) -> list[int]:
    return [int(not is_capitals(entry.label)) for entry in entries]


def _by_bold(entries: Sequence[Entry]) -> list[int]:
    return [int(not entry.bold) for entry in entries]


def _by_first_key(entries: Sequence[Entry]) -> list[int]:
    """The first filled column left of the amounts: sparse outlines write each level in its own column."""
    return [next((n for n, key in enumerate(entry.keys) if key), len(entry.keys)) for entry in entries]


def _by_last_key(entries: Sequence[Entry]) -> list[int]:
    return [max((n for n, key in enumerate(entry.keys) if key), default=0) for entry in entries]


def _by_filled_keys(entries: Sequence[Entry]) -> list[int]:
    """How many columns left of the amounts are filled: a parent has no code of its own."""
    return _ranks([sum(1 for key in entry.keys if key) for entry in entries])


def _by_code_parts(entries: Sequence[Entry]) -> list[int]:
    """The parts of the code: "I.1.a" is under "I.1"."""
    return _ranks([(entry.keys[0] if entry.keys else "").count(".") for entry in entries])


def _by_code_length(entries: Sequence[Entry]) -> list[int]:
    return _ranks([len(entry.keys[0]) if entry.keys else 0 for entry in entries])


_SIGNALS: tuple[tuple[Signal, Message], ...] = (
    (_by_code_parts, msg("Its code stands above those of the rows below, and they add up to it.")),
    (_by_indent, msg("The rows below are indented under it and add up to it.")),
    (_by_blanks, msg("The rows below are indented under it and add up to it.")),
    (_by_numeral, msg("Its numeral stands above those of the rows below, and they add up to it.")),
    (_by_bullet, msg("The rows below are listed under it and add up to it.")),
    (_by_filled_keys, msg("It has no code of its own, and the rows below add up to it.")),
    (_by_first_key, msg("It stands in a column of its own, and the rows below add up to it.")),
    (_by_last_key, msg("It stands in a column of its own, and the rows below add up to it.")),
    (_by_code_length, msg("Its code stands above those of the rows below, and they add up to it.")),
    (_by_capitals, msg("It is written in capitals, and the rows below add up to it.")),
    (_by_bold, msg("It is written in bold, and the rows below add up to it.")),
)
