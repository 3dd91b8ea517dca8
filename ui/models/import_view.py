"""What the import page says of a table that is about to be imported: first amount, letters, roles, counts, totals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from budgetwatch.domain.fact import Reading, SubtotalCheck, TotalCheck
from budgetwatch.domain.grid import Grid
from budgetwatch.domain.layout import Column, Layout, Role, RowKind, TableKind
from budgetwatch.domain.measure import CHAIN, Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Amount
from budgetwatch.domain.source import column_letters
from budgetwatch.domain.terms import CLASSIFICATIONS, FIELDS, MEASURES, RECORD_FIELDS, ROLES
from budgetwatch.i18n import Language
from budgetwatch.usecases.repainting import row_kind

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
    row: int
    column: int


def first_amount(reading: Reading, grid: Grid) -> FirstAmount | None:
    """The first amount that counts, for a person to confirm the unit on; None where the first lines hold none."""
    columns = [column for column in reading.amounts if column.counts]
    for place, line in enumerate(islice(reading.lines, _LOOKED_AT)):
        for column in columns:
            value = reading.value(place, column)
            if isinstance(value, Amount) and value:
                received = grid.cell(line.row, column.column)
                printed = Amount(value.mantissa, value.exponent - _power(reading.layout.unit.scale))
                named = f"{column_letters(column.column)}{line.row}"
                return FirstAmount(named, str(received), printed, value, line.row, column.column)
    return None


def marked_cells(reading: Reading, grid: Grid) -> dict[tuple[int, int], str]:
    """The cells to look at first, by the colour of their ring: the first amount, and printed totals that disagree."""
    marks: dict[tuple[int, int], str] = {}
    for check in checks(reading):
        cell = check.cell if isinstance(check, SubtotalCheck) else check.stated_cell
        if not check.agrees and cell is not None:
            marks[cell.row, cell.column] = "ale"
    if (first := first_amount(reading, grid)) is not None:
        marks[first.row, first.column] = "focus"
    return marks


def _power(scale: int) -> int:
    return len(str(scale)) - 1


def row_letter(layout: Layout, row: int) -> Message:
    """The letter in the margin of a sheet row counted from 1."""
    kind, unit = row_kind(layout, row), layout.unit.cell
    if unit is not None and unit.row == row and kind in (None, RowKind.NOTE):
        return UNIT_LETTER
    return OUTSIDE if kind is None else LETTERS.get(kind, OUTSIDE)


def role_words(column: Column, language: Language) -> tuple[str, str]:
    """What a column is taken for, in two short lines: role or stage, then year and basis or classification."""
    word = language.word
    if column.field in _ALL_FIELDS:
        return _capital(word(_ALL_FIELDS[column.field])), word(ROLES[column.role])
    if column.role is Role.AMOUNT:
        stage = word(MEASURES[column.measure]) if column.measure is not None else word(msg("stage?"))
        dated = [str(part) for part in (column.year, column.period, column.basis) if part is not None]
        return _capital(stage), " ".join(dated) if column.counts else word(msg("not counted"))
    detail = word(CLASSIFICATIONS[column.classification]) if column.classification is not None else ""
    return _capital(word(ROLES[column.role])), detail


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


CHOICES: tuple[Measure | Role, ...] = (Role.LABEL, Role.CODE, *CHAIN, Measure.MOVEMENT, Role.RATE, Role.IGNORED)
"""What a person may take a column of a budget table for."""

_NEVER_PRINTED = "procedure"
_ALL_FIELDS = {name: text for fields in (*RECORD_FIELDS.values(), FIELDS) for name, text in fields.items()}


def fields_of(kind: TableKind) -> tuple[str | None, ...]:
    """What a person may take a column of a register for, None to ignore it; empty for a table that is no register."""
    named = FIELDS if kind is TableKind.CONTRACTS else RECORD_FIELDS.get(kind, {})
    return (*(name for name in named if name != _NEVER_PRINTED), None) if named else ()


def choice_words(choice: Measure | Role, language: Language) -> str:
    """The name of a choice in the menu of a column."""
    return _capital(language.word(MEASURES[choice] if isinstance(choice, Measure) else ROLES[choice]))


def field_words(kind: TableKind, field: str | None, language: Language) -> str:
    """The name of a field of a register in the menu of a column."""
    named = FIELDS if kind is TableKind.CONTRACTS else RECORD_FIELDS[kind]
    return _capital(language.word(ROLES[Role.IGNORED] if field is None else named[field]))


def with_decimal(layout: Layout, columns: Sequence[int], mark: str) -> Layout:
    """The layout with the decimal mark of some columns settled."""
    settled = tuple(replace(one, decimal=mark) if one.index in columns else one for one in layout.columns)
    return replace(layout, columns=settled)


def checks(reading: Reading) -> tuple[TotalCheck | SubtotalCheck, ...]:
    """Every printed total and subtotal with what its lines give, those that disagree first."""
    printed: list[TotalCheck | SubtotalCheck] = [one for one in reading.totals if one.stated is not None]
    return tuple(sorted([*printed, *reading.subtotals], key=lambda one: one.agrees))
