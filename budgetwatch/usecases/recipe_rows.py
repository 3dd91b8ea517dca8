"""The rows that a person painted, as rules that find the like of them in a sheet that grew."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from enum import StrEnum

from budgetwatch.domain.code import normalised
from budgetwatch.domain.grid import Grid
from budgetwatch.domain.layout import Layout, Role, RowKind
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.terms import ROW_KINDS
from budgetwatch.usecases.headers import without_numbers
from budgetwatch.usecases.repainting import with_rows

_DIGIT, _LETTER = re.compile(r"\d"), re.compile(r"[^\W\d_]")
_SEVERAL, _TOLD = 2, 6


class Sign(StrEnum):
    """What tells a row, the most general first: how its code is written, its words, its label, its place."""

    CODE = "code"
    WORDS = "words"
    LABEL = "label"
    UNDER = "under"
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class RowRule:
    """Rows read as `was` that a person painted as `kind`, told by `text` in a sign; `named` is the first as printed."""

    kind: RowKind
    was: RowKind
    sign: str
    text: str
    named: str

    @property
    def plain(self) -> tuple[RowKind | str, ...]:
        """The rule as it is kept: its fields in order."""
        return astuple(self)


@dataclass(frozen=True, slots=True)
class Repainted:
    """A layout with its rows painted by rules: which rows, what was done, and what could not be."""

    layout: Layout
    rows: frozenset[int] = frozenset()
    done: tuple[Message, ...] = ()
    missed: tuple[Message, ...] = ()


Signs = Mapping[int, Mapping[Sign, str]]
"""What tells each row of a table, by its number in the sheet."""


def row_rules(grid: Grid, proposed: Layout, painted: Layout) -> tuple[RowRule, ...]:
    """The rules that lead from the rows of a layout to those that a person painted over the same area.

    A rule holds for all rows of its sign: where some of them were painted otherwise, a narrower sign is taken.
    """
    kinds = dict(enumerate(painted.rows, painted.area.top))
    before = dict(enumerate(proposed.rows, proposed.area.top))
    changed = [row for row, kind in kinds.items() if kind is not before.get(row, kind)]
    if not changed:
        return ()
    signs, names = _signs(grid, painted), _names(grid, painted)
    trusted = list(_unmixed(signs, kinds, changed))
    found: dict[tuple[RowKind, RowKind, str, str], str] = {}
    for row in changed:
        sign = next((one for one in trusted if signs[row].get(one[0]) == one[1]), _place(signs[row]))
        found.setdefault((kinds[row], before[row], sign[0].value, sign[1]), names[row])
    return tuple(RowRule(*rule, named) for rule, named in found.items())


def _place(told: Mapping[Sign, str]) -> tuple[Sign, str]:
    """The place of a row, from the end of the table that is nearer."""
    return min(((sign, told[sign]) for sign in (Sign.START, Sign.END)), key=lambda one: int(one[1]))


def _unmixed(signs: Signs, kinds: Mapping[int, RowKind], changed: Sequence[int]) -> Iterator[tuple[Sign, str]]:
    """The signs under which every row is of one kind, the most general first."""
    under: dict[tuple[Sign, str], set[RowKind]] = defaultdict(set)
    painted = Counter(pair for row in changed for pair in signs[row].items())
    for row, told in signs.items():
        for pair in told.items():
            under[pair].add(kinds[row])
    for sign in (Sign.CODE, Sign.WORDS, Sign.LABEL, Sign.UNDER):
        least = _SEVERAL if sign is Sign.CODE else 1  # one row proves no custom of its codes
        for pair, times in painted.items():
            if pair[0] is sign and times >= least and len(under[pair]) == 1:
                yield pair


def repainted(grid: Grid, layout: Layout, rules: Sequence[RowRule]) -> Repainted:
    """The layout with the rows of each rule painted, the narrowest rule last."""
    signs = _signs(grid, layout) if rules else {}
    missed, painted = [], dict[int, RowKind]()
    for rule in sorted(rules, key=lambda one: list(Sign).index(Sign(one.sign))):
        alike = [row for row, told in signs.items() if told.get(Sign(rule.sign)) == rule.text]
        there = [row for row in alike if layout.rows[row - layout.area.top] in (rule.was, rule.kind)]
        painted |= dict.fromkeys(there, rule.kind)
        if not there:
            missed.append(_missing(rule, alike))
    changed = {row: kind for row, kind in painted.items() if layout.rows[row - layout.area.top] is not kind}
    by_kind = {kind: sorted(row for row in changed if changed[row] is kind) for kind in dict.fromkeys(changed.values())}
    for kind, rows in by_kind.items():
        layout = with_rows(layout, rows, kind)
    done = tuple(_told(kind, rows) for kind, rows in by_kind.items())
    return Repainted(layout, frozenset(changed), done, tuple(missed))


def _told(kind: RowKind, rows: Sequence[int]) -> Message:
    numbers = ", ".join(map(str, rows[:_TOLD])) + (" …" if len(rows) > _TOLD else "")
    return msgn(
        "Row {rows} is read as “{kind}”, as in the recipe.",
        "{count} rows are read as “{kind}”, as in the recipe: {rows}.",
        len(rows),
        kind=ROW_KINDS[kind],
        rows=numbers,
    )


def _missing(rule: RowRule, alike: Sequence[int]) -> Message:
    kind = ROW_KINDS[rule.kind]
    if alike:
        return msg(
            "Row {row} is not like the one that the recipe reads as “{kind}”: it stays as read.",
            row=str(alike[0]),
            kind=kind,
        )
    return msg("No row like “{label}”, which the recipe reads as “{kind}”, is here.", label=rule.named, kind=kind)


def _signs(grid: Grid, layout: Layout) -> Signs:
    """What tells each row; one without a text has its place only, and the row above."""
    names = _names(grid, layout)
    codes = next((column.index for column in layout.columns if column.role is Role.CODE), None)
    signs: dict[int, Mapping[Sign, str]] = {}
    above = ""
    for place, (row, printed) in enumerate(names.items()):
        name = normalised(printed)
        told = {
            Sign.CODE: _written(grid.cell(row, codes)) if codes else "",
            Sign.WORDS: words if _LETTER.search(words := without_numbers(printed)) else "",
            Sign.LABEL: name,
            Sign.UNDER: f"{name} < {above}" if above else "",
            Sign.START: str(place),
            Sign.END: str(len(layout.rows) - 1 - place),
        }
        signs[row] = {sign: text for sign, text in told.items() if text}
        above = name or above
    return signs


def _names(grid: Grid, layout: Layout) -> dict[int, str]:
    """The label of each row of a table, or the first of its other texts."""
    label = next((column.index for column in layout.columns if column.role is Role.LABEL), layout.area.left)
    order = [label, *(column for column in range(layout.area.left, layout.area.right + 1) if column != label)]
    return {row: _first_text(grid, row, order) for row in range(layout.area.top, layout.area.bottom + 1)}


def _first_text(grid: Grid, row: int, columns: Sequence[int]) -> str:
    cells = (grid.cell(row, column) for column in columns)
    return next((cell.strip() for cell in cells if isinstance(cell, str) and _LETTER.search(cell)), "")


def _written(code: object) -> str:
    """How a code is written: "2101" as "9999", "A-1" as "A-9"."""
    return _LETTER.sub("A", _DIGIT.sub("9", "" if code is None else str(code).strip()))
