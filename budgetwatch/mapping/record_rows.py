"""What each row of a register beside budgets and contracts is: a line, a total, a heading or a note."""

from __future__ import annotations

from collections.abc import Sequence

from budgetwatch.domain.layout import Column, Role, RowKind
from budgetwatch.domain.message import Message, msg
from budgetwatch.mapping.labels import is_note, is_subtotal, is_total
from budgetwatch.mapping.regions import Region
from budgetwatch.mapping.shapes import BLANK
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.sorter import Rows

_NUMBERS = (Role.AMOUNT, Role.QUANTITY)


def sort_record_rows(sheet: Sheet, region: Region, columns: Sequence[Column]) -> Rows:
    """The kind of every row of a register: a row with two fields, or with a number, is a line."""
    kinds: list[RowKind] = []
    reasons: dict[int, Message] = {}
    for row in range(region.top, region.bottom + 1):
        kind, why = _kind(sheet, region, columns, row)
        kinds.append(kind)
        if why is not None:
            reasons[row] = why
    last = max((place for place, kind in enumerate(kinds) if kind is RowKind.LINE), default=-1)
    for place, kind in enumerate(kinds[:last]):
        if kind is RowKind.NOTE and not is_note(_name(sheet, region, region.top + place)):
            kinds[place] = RowKind.HEADING
            reasons[region.top + place] = msg("A heading: a text over the lines below it.")
    return Rows(tuple(kinds), reasons)


def _kind(sheet: Sheet, region: Region, columns: Sequence[Column], row: int) -> tuple[RowKind, Message | None]:
    header = region.header
    if row in header.rows:
        return RowKind.HEADER, None
    if row in region.repeated:
        return RowKind.REPEATED_HEADER, msg("The header is printed again.")
    if not sheet.shape(row, header.left, header.right).strip(BLANK):
        return RowKind.EMPTY, None
    filled = [column for column in columns if column.field and sheet.text(row, column.index)]
    numbers = sum(1 for column in filled if column.role in _NUMBERS)
    name = _name(sheet, region, row)
    if is_total(name) and numbers and len(filled) - numbers <= 1:
        if is_subtotal(name):
            return RowKind.SUBTOTAL, msg("The total of a part.")
        return RowKind.TOTAL, msg("The total of the table.")
    if len(filled) > 1 or numbers:
        return RowKind.LINE, None
    return RowKind.NOTE, msg("A text without amounts.")


def _name(sheet: Sheet, region: Region, row: int) -> str:
    """The first text of a row."""
    return next((text for text in sheet.texts(row, region.header.left, region.header.right) if text), "")
