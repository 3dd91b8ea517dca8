"""What is doubtful in a register beside budgets and contracts: days, kinds of acts, years, columns left out."""

from __future__ import annotations

from collections.abc import Iterator

from budgetwatch.domain.advance import Advance
from budgetwatch.domain.credit_act import ActKind, CreditAct
from budgetwatch.domain.fact import Reading
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.layout import Column, Role, TableKind
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.record import Record, currencies_in
from budgetwatch.domain.source import CellRef
from budgetwatch.mapping.numbers import printed
from budgetwatch.mapping.omissions import may_be_money
from budgetwatch.mapping.record_columns import is_computed
from budgetwatch.mapping.record_values import Values
from budgetwatch.mapping.sheets import Sheet

_LISTED = 50  # cells of one kind that are named one by one


def record_doubts(sha256: str, sheet: Sheet, reading: Reading, values: Values) -> Iterator[Issue]:
    """Every issue of such a register beyond those of its amounts."""
    told = _Teller(sha256, reading)
    yield from _unreadable_days(told, values)
    for record in reading.records:
        match record:
            case CreditAct():
                yield from _of_act(told, record)
            case Advance(date=day, regularised=after) if day and after and after < day:
                text = msg("It is regularised on {after}, before its own date {day}.", after=after, day=day)
                yield _issue("dates-disordered", text, told, record, "regularised")
            case _:
                pass
    yield from _counts(told)
    yield from _undated(told)
    yield from _currencies(told)
    yield from _left_out(told, sheet, values)


class _Teller:
    """Makes the issues of one register, each at the cell that it speaks of."""

    def __init__(self, sha256: str, reading: Reading) -> None:
        self.sha256, self.reading, self.layout = sha256, reading, reading.layout

    def cell(self, row: int, column: int) -> CellRef:
        """A place in the register."""
        return CellRef(self.sha256, self.layout.sheet, row, column)

    def header(self, column: Column) -> CellRef:
        """The place of a column's header."""
        rows = self.layout.header_rows
        return self.cell(rows[-1] if rows else self.layout.area.top, column.index)


def _issue(code: str, text: Message, told: _Teller, record: Record, field: str) -> Issue:
    """Something to verify in one field of a record."""
    return Issue(code, Severity.WARNING, text, told.cell(record.row, record.columns[field]))


def _unreadable_days(told: _Teller, values: Values) -> Iterator[Issue]:
    """Texts in columns of days that name no day of the calendar."""
    found = [
        (row, name)
        for name in values.dates
        for row in values.rows
        if values.text(row, name).strip("-–— ") and values.day(row, name) is None
    ]
    for row, name in found[:_LISTED]:
        text = msg("“{text}” is no day of the calendar.", text=values.text(row, name))
        yield Issue("date-unreadable", Severity.WARNING, text, told.cell(row, values.dates[name]))


def _of_act(told: _Teller, act: CreditAct) -> Iterator[Issue]:
    """An act whose kind nobody knows, or that moves nothing."""
    if "kind_text" in act.columns and act.kind is ActKind.UNKNOWN:
        text = msg("“{text}” is no known kind of act.", text=act.kind_text or "—")
        yield _issue("act-unknown", text, told, act, "kind_text")
    if act.ae is None and act.cp is None and act.amount is None:
        money = next(name for name in act.MONEY if name in act.columns)
        yield _issue("act-without-amount", msg("This act states no amount."), told, act, money)


def _counts(told: _Teller) -> Iterator[Issue]:
    """Counts of which nothing says whether they are authorised posts or persons present."""
    for column in told.layout.columns:
        if told.layout.kind is TableKind.HEADCOUNT and column.field == "stated":
            text = msg(
                "Nothing says whether “{header}” counts authorised posts or actual strength.", header=column.header
            )
            yield Issue("headcount-unsaid", Severity.WARNING, text, told.header(column))


def _undated(told: _Teller) -> Iterator[Issue]:
    """Records of no year, told once."""
    lost = [record for record in told.reading.records if record.year is None]
    if lost:
        cell = told.cell(lost[0].row, told.layout.area.left)
        text = msg("Nothing says of which year the lines of {table} are.", table=told.layout.id)
        yield Issue("year-missing", Severity.WARNING, text, cell)


def _currencies(told: _Teller) -> Iterator[Issue]:
    """Amounts of several currencies in one register: they are never added."""
    named = currencies_in(told.reading.records)
    if len(named) > 1:
        text = msg(
            "The lines are in several currencies: {currencies}. They are not added.", currencies=", ".join(named)
        )
        yield _issue("currency-mixed", text, told, told.reading.records[0], "currency")


def _left_out(told: _Teller, sheet: Sheet, values: Values) -> Iterator[Issue]:
    """Columns with values that are no field of the register: to verify where they hold numbers nothing explains."""
    for column in told.layout.columns:
        texts = [text for row in values.rows if (text := sheet.text(row, column.index))]
        if column.role is not Role.IGNORED or not texts:
            continue
        numbers = sum(printed(text) is not None for text in texts) * 2 > len(texts)
        plain = not numbers or is_computed(column.header)
        told_of = (
            msg("“{header}” is no field of this register and is left out.", header=column.header)
            if plain
            else may_be_money(column)
        )
        yield Issue("column-left-out", Severity.INFO if plain else Severity.WARNING, told_of, told.header(column))
