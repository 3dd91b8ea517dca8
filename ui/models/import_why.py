"""Why a row, a column or a unit is read as it is: the evidence, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from budgetwatch.domain.layout import Evidence, Role, RowKind
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.source import column_letters
from budgetwatch.domain.terms import ROW_KINDS
from budgetwatch.usecases.repainting import row_kind
from ui.models.import_view import role_words

if TYPE_CHECKING:
    from budgetwatch.domain.layout import Column, Layout
    from budgetwatch.i18n import Language

_PLAIN: dict[RowKind, Message] = {
    RowKind.LINE: msg("It has a label or a code and an amount of its own: its amounts are kept."),
    RowKind.HEADER: msg("It names the columns, and the amounts begin below it."),
    RowKind.REPEATED_HEADER: msg("It repeats the header."),
    RowKind.HEADING: msg("It has a label and no amount: it names the lines below it."),
    RowKind.SUBTOTAL: msg("Its amounts are sums of lines: it is compared with them and not counted."),
    RowKind.TOTAL: msg("Its amounts are sums of lines: it is compared with them and not counted."),
    RowKind.OF_WHICH: msg("It details a line above it, which already counts its amounts."),
    RowKind.NOTE: msg("It has no amount in the columns of the table."),
    RowKind.EMPTY: msg("It is empty."),
    RowKind.UNREADABLE: msg("An amount in it cannot be read."),
}
_EVIDENCE: dict[Evidence, Message] = {
    Evidence.TITLE: msg("in the title"),
    Evidence.HEADER: msg("in the header"),
    Evidence.SHEET: msg("on the sheet"),
    Evidence.DOCUMENT: msg("elsewhere in the file"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """A question a person may put about what is on the sheet, and its answer."""

    question: Message
    answer: Message


def why_row(layout: Layout, row: int, *, painted: bool) -> Reason:
    """Why a row, counted from 1, is what it is; `painted` where a person said so."""
    kind = row_kind(layout, row)
    if layout.unit.cell is not None and layout.unit.cell.row == row and kind in (None, RowKind.NOTE):
        return why_unit(layout)
    if kind is None:
        return Reason(
            msg("Why is row {row} outside the table?", row=str(row)), msg("It is beside the area of the table.")
        )
    question = msg("Why is row {row} of kind “{kind}”?", row=str(row), kind=ROW_KINDS[kind])
    if painted:
        return Reason(question, msg("You said so."))
    return Reason(question, layout.row_reasons.get(row) or _PLAIN[kind])


def why_column(layout: Layout, column: int, language: Language, *, painted: bool) -> Reason | None:
    """Why a column, counted from 1, is taken for what it is; None outside the table."""
    found = next((one for one in layout.columns if one.index == column), None)
    if found is None:
        return None
    named = " ".join(part for part in role_words(found, language) if part)
    question = msg("Why is column {column} “{role}”?", column=column_letters(column), role=named)
    return Reason(question, msg("You said so.") if painted else found.why or _plain(found))


def _plain(column: Column) -> Message:
    if column.role is Role.IGNORED:
        return msg("Nothing in its header or its cells says what it holds: it is left out.")
    if column.header:
        return msg("Its header says “{header}”.", header=column.header.replace("\n", " "))
    return msg("Its cells say so: it has no header.")


def why_unit(layout: Layout) -> Reason:
    """Where the unit of a table was read."""
    unit = layout.unit
    question = msg("Why this unit?")
    if unit.how is Evidence.ASSUMED:
        return Reason(question, msg("Nothing on the sheet says it: it must be decided."))
    where = _EVIDENCE[unit.how]
    if unit.cell is None or not unit.text:
        return Reason(question, msg("It is printed {where}.", where=where))
    return Reason(question, msg("{cell}, {where}, says “{text}”.", cell=unit.cell, where=where, text=unit.text))
