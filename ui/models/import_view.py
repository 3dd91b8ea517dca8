"""What the import page says of a table that is about to be imported: first amount, letters, roles, counts, totals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeAlias

from budgetwatch.domain.fact import Reading, SubtotalCheck, TotalCheck
from budgetwatch.domain.grid import Grid
from budgetwatch.domain.layout import Column, Layout, Role, RowKind
from budgetwatch.domain.measure import CHAIN, Basis, Measure
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.money import Amount
from budgetwatch.domain.source import column_letters
from budgetwatch.domain.terms import CLASSIFICATIONS, FIELDS, MEASURES, ROLES
from budgetwatch.domain.year import Year
from budgetwatch.i18n import Language

_LOOKED_AT = 1_000
"""Lines looked at for a first amount: a table without any in so many has none worth showing."""

LETTERS: dict[RowKind, Message] = {
    RowKind.HEADER: msg("H"),
    RowKind.REPEATED_HEADER: msg("H"),
    RowKind.HEADING: msg("G"),
    RowKind.LINE: msg("L"),
    RowKind.SUBTOTAL: msg("S"),
    RowKind.OF_WHICH: msg("O"),
    RowKind.TOTAL: msg("T"),
    RowKind.UNREADABLE: msg("?"),
}
UNIT_LETTER, OUTSIDE = msg("U"), msg("–")


@dataclass(frozen=True, slots=True)
class FirstAmount:
    """The first amount of a table: its place, the text received, and what it is read as."""

    place: str
    received: str
    printed: Amount
    amount: Amount


def first_amount(reading: Reading, grid: Grid) -> FirstAmount | None:
    """The first amount that counts, for a person to confirm the unit on; None where the first lines hold none."""
    columns = [column for column in reading.amounts if column.counts]
    for place, line in enumerate(islice(reading.lines, _LOOKED_AT)):
        for column in columns:
            value = reading.value(place, column)
            if isinstance(value, Amount) and value:
                received = grid.cell(line.row, column.column)
                printed = Amount(value.mantissa, value.exponent - _power(reading.layout.unit.scale))
                return FirstAmount(f"{column_letters(column.column)}{line.row}", str(received), printed, value)
    return None


def _power(scale: int) -> int:
    return len(str(scale)) - 1


def row_kind(layout: Layout, row: int) -> RowKind | None:
    """The kind of a sheet row counted from 1; None outside the table."""
    place = row - layout.area.top
    return layout.rows[place] if 0 <= place < len(layout.rows) else None


def row_letter(layout: Layout, row: int) -> Message:
    """The letter in the margin of a sheet row counted from 1."""
    if layout.unit.cell is not None and layout.unit.cell.row == row:
        return UNIT_LETTER
    kind = row_kind(layout, row)
    return OUTSIDE if kind is None else LETTERS.get(kind, OUTSIDE)


def role_words(column: Column, language: Language) -> tuple[str, str]:
    """What a column is taken for, in two short lines: role or stage, then year and basis or classification."""
    word = language.word
    if column.field in FIELDS:
        return _capital(word(FIELDS[column.field])), word(ROLES[column.role])
    if column.role is Role.AMOUNT:
        stage = word(MEASURES[column.measure]) if column.measure is not None else word(msg("stage?"))
        dated = [str(part) for part in (column.year, column.period, column.basis) if part is not None]
        return _capital(stage), " ".join(dated) if column.counts else word(msg("not counted"))
    detail = word(CLASSIFICATIONS[column.classification]) if column.classification is not None else ""
    return _capital(word(ROLES[column.role])), detail


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


Chosen: TypeAlias = Measure | Basis | Year | Role
"""What a person may say of a column: its role or its stage, and of an amount its basis or its year."""

CHOICES: tuple[Measure | Role, ...] = (Role.LABEL, Role.CODE, *CHAIN, Measure.MOVEMENT, Role.RATE, Role.IGNORED)
"""What a person may take a column of a budget table for."""

FIELD_CHOICES: tuple[str | None, ...] = (*(name for name in FIELDS if name != "procedure"), None)
"""What a person may take a column of a contract register for; None ignores it. The kind of procedure is never printed."""


def choice_words(choice: Measure | Role, language: Language) -> str:
    """The name of a choice in the menu of a column."""
    return _capital(language.word(MEASURES[choice] if isinstance(choice, Measure) else ROLES[choice]))


def field_words(field: str | None, language: Language) -> str:
    """The name of a contract field in the menu of a column."""
    return _capital(language.word(ROLES[Role.IGNORED] if field is None else FIELDS[field]))


def with_column(layout: Layout, index: int, choice: Chosen) -> Layout:
    """The layout with one column taken for something else, or an amount with another basis or year."""
    old = next((one for one in layout.columns if one.index == index), Column(index, "", Role.IGNORED))
    match choice:
        case Measure():
            new = replace(old, role=Role.AMOUNT, measure=choice, counts=True, classification=None, level=None)
        case Basis():
            new = replace(old, basis=choice)
        case Year():
            new = replace(old, year=choice)
        case Role():
            new = replace(old, role=choice, measure=None, basis=None, counts=choice is not Role.IGNORED)
    others = [one for one in layout.columns if one.index != index]
    return replace(layout, columns=tuple(sorted([*others, new], key=lambda one: one.index)))


def with_rows(layout: Layout, rows: set[int], kind: RowKind) -> Layout:
    """The layout with some rows of its area, counted from 1 in the sheet, painted as another kind."""
    painted = tuple(kind if number in rows else present for number, present in enumerate(layout.rows, layout.area.top))
    headers = tuple(
        number
        for number, one in enumerate(painted, layout.area.top)
        if one in (RowKind.HEADER, RowKind.REPEATED_HEADER)
    )
    return replace(layout, rows=painted, header_rows=headers or layout.header_rows)


def row_counts(layout: Layout) -> tuple[tuple[RowKind, Message], ...]:
    """How many rows of each kind the table has; kinds without rows are left out."""
    headers = layout.count(RowKind.HEADER) + layout.count(RowKind.REPEATED_HEADER)
    counted = (
        (RowKind.HEADER, headers, msgn("{count} header", "{count} headers", headers)),
        _count(layout, RowKind.HEADING, msgn("{count} heading", "{count} headings", layout.count(RowKind.HEADING))),
        _count(layout, RowKind.LINE, msgn("{count} line", "{count} lines", layout.count(RowKind.LINE))),
        _count(layout, RowKind.SUBTOTAL, msgn("{count} subtotal", "{count} subtotals", layout.count(RowKind.SUBTOTAL))),
        _count(layout, RowKind.OF_WHICH, msgn("{count} of which", "{count} of which", layout.count(RowKind.OF_WHICH))),
        _count(layout, RowKind.TOTAL, msgn("{count} total", "{count} totals", layout.count(RowKind.TOTAL))),
        _count(
            layout,
            RowKind.UNREADABLE,
            msgn("{count} unreadable", "{count} unreadable", layout.count(RowKind.UNREADABLE)),
        ),
    )
    return tuple((kind, text) for kind, number, text in counted if number)


def _count(layout: Layout, kind: RowKind, text: Message) -> tuple[RowKind, int, Message]:
    return kind, layout.count(kind), text


def checks(reading: Reading) -> tuple[TotalCheck | SubtotalCheck, ...]:
    """Every printed total and subtotal with what its lines give, those that disagree first."""
    printed: list[TotalCheck | SubtotalCheck] = [one for one in reading.totals if one.stated is not None]
    return tuple(sorted([*printed, *reading.subtotals], key=lambda one: one.agrees))
