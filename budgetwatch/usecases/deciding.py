"""What a person decides about a table before it is imported, and what is still to be decided."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from operator import attrgetter
from typing import Any

from budgetwatch.domain.contract import currencies_of
from budgetwatch.domain.errors import NeedsDecision
from budgetwatch.domain.fact import AmountColumn, Reading, TotalCheck
from budgetwatch.domain.layout import Evidence, PrintedUnit, TableKind
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Absent
from budgetwatch.domain.record import IN_MONEY, currencies_in, times_ten
from budgetwatch.domain.source import column_letters
from budgetwatch.domain.year import Year

_POWERS = {1: 0, 1_000: 3, 1_000_000: 6, 1_000_000_000: 9}


class Asked(StrEnum):
    """What a question is about."""

    SCALE = "scale"
    CURRENCY = "currency"
    YEAR = "year"
    MEASURE = "measure"


DOUBTS = {
    "unit-missing": Asked.SCALE,
    "currency-missing": Asked.CURRENCY,
    "year-missing": Asked.YEAR,
    "measure-missing": Asked.MEASURE,
}
"""The doubts of a reading that a decision settles."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person says where the sheet is silent. `columns` gives measures by the letter of their column.

    `home` is the currency of the country that a document comes from: it holds where the document names none. `dashes` says what a printed dash stands for: nothing spent (`Absent.NIL`, as it is read), or an amount not given.
    """

    year: int | None = None
    measure: Measure | None = None
    basis: Basis | None = None
    scale: int | None = None
    currency: str | None = None
    home: str | None = None
    columns: Mapping[str, Measure] = field(default_factory=dict)
    dashes: Absent | None = None

    @property
    def answered(self) -> frozenset[Asked]:
        """What the decisions speak of."""
        currency = self.currency or self.home
        given = {Asked.SCALE: self.scale, Asked.CURRENCY: currency, Asked.YEAR: self.year}
        stages = {Asked.MEASURE} if self.measure or self.columns else set()
        return frozenset({asked for asked, value in given.items() if value is not None} | stages)

    @property
    def told(self) -> dict[str, str]:
        """What was decided, as kept with the imported table: names and values as text."""
        plain = {"year": self.year, "measure": self.measure, "basis": self.basis, "scale": self.scale}
        decided = {**plain, "currency": self.currency, "home": self.home, "dashes": self.dashes, **self.columns}
        return {name: str(value) for name, value in decided.items() if value is not None}

    @classmethod
    def as_told(cls, told: Mapping[str, str]) -> Decisions:
        """The decisions that were kept with an imported table; ValueError for what `told` never says."""
        given = {name: read(told[name]) for name, read in _READ.items() if name in told}
        columns = {name: Measure(value) for name, value in told.items() if name not in _READ}
        return cls(columns=columns, **given)


_READ: Mapping[str, Callable[[str], Any]] = {
    "year": int,
    "measure": Measure,
    "basis": Basis,
    "scale": int,
    "currency": str,
    "home": str,
    "dashes": Absent,
}
"""How what was decided is read from its text; every other name is the letter of a column."""


@dataclass(frozen=True, slots=True)
class ImportQuestion:
    """One thing to decide about a table; `column` is the letter of the column meant, if one is."""

    asked: Asked
    table: str
    message: Message
    column: str | None = None


def apply(reading: Reading, decisions: Decisions) -> Reading:
    """The reading with a person's decisions in the places that the sheet leaves open; the unit may also be overruled."""
    united = _with_years(_with_unit(reading, decisions), decisions.year)
    return _settled(_with_columns(_with_dashes(united, decisions.dashes), decisions), decisions)


def _settled(reading: Reading, decisions: Decisions) -> Reading:
    """The reading without the doubts that the decisions have answered."""
    asked = {question.asked for question in _questions(reading, decisions)}
    given = decisions.answered - asked
    return replace(reading, issues=tuple(issue for issue in reading.issues if DOUBTS.get(issue.code) not in given))


def questions(reading: Reading, decisions: Decisions) -> tuple[ImportQuestion, ...]:
    """What must still be decided about this table, after the decisions."""
    return tuple(_questions(apply(reading, decisions), decisions))


def _with_unit(reading: Reading, decisions: Decisions) -> Reading:
    unit = reading.layout.unit
    mixed = _is_mixed(reading)  # no decision labels several currencies as one
    said = None if mixed else decisions.currency or unit.currency or decisions.home
    scale, currency = decisions.scale or unit.scale, said or unit.currency
    if (scale, currency) == (unit.scale, unit.currency):
        return reading
    shift = _POWERS[scale] - _POWERS[unit.scale]
    decided = PrintedUnit(currency, scale, unit.how, unit.cell, unit.text)
    moved = replace(reading, layout=replace(reading.layout, unit=decided))
    return _shifted(moved, shift) if shift else moved


def _is_mixed(reading: Reading) -> bool:
    """Whether the contracts or records of a register name several currencies."""
    return max(len(currencies_of(reading.contracts)), len(currencies_in(reading.records))) > 1


def _with_dashes(reading: Reading, meant: Absent | None) -> Reading:
    """The reading with every printed dash taken for what a person says it stands for."""
    if meant in (None, Absent.NIL):
        return reading
    amounts = tuple(
        replace(column, values=tuple(meant if value is Absent.NIL else value for value in column.values))
        for column in reading.amounts
    )
    return replace(reading, amounts=amounts)


def _shifted(reading: Reading, shift: int) -> Reading:
    """Every amount of the reading times 10^shift."""
    return replace(
        reading,
        exponent=reading.exponent + shift,
        totals=tuple(check.times_ten(shift) for check in reading.totals),
        subtotals=tuple(check.times_ten(shift) for check in reading.subtotals),
        contracts=tuple(contract.times_ten(shift) for contract in reading.contracts),
        records=tuple(times_ten(record, shift) for record in reading.records),
    )


def _with_years(reading: Reading, year: int | None) -> Reading:
    """The reading with the year that a person says in the records that have none."""
    if year is None or all(record.year is not None for record in reading.records):
        return reading
    records = tuple(replace(one, year=year) if one.year is None else one for one in reading.records)
    lines = tuple(one._replace(year=one.year or Year(year, str(year))) for one in reading.lines)
    return replace(reading, records=records, lines=lines)


def _with_columns(reading: Reading, decisions: Decisions) -> Reading:
    dated = _are_dated(reading)
    amounts = tuple(_decided(column, reading, decisions, dated=dated) for column in reading.amounts)
    by_place = {column.column: column for column in amounts}
    columns = tuple(
        replace(column, measure=decided.measure, basis=decided.basis, year=decided.year)
        if (decided := by_place.get(column.index)) and column.measure is None and not _named_in_rows(decided, reading)
        else column
        for column in reading.layout.columns
    )
    totals = tuple(_renamed(check, reading.amounts, amounts) for check in reading.totals)
    return replace(reading, layout=replace(reading.layout, columns=columns), amounts=amounts, totals=totals)


def _renamed(check: TotalCheck, before: Sequence[AmountColumn], after: Sequence[AmountColumn]) -> TotalCheck:
    """The total under the names that were decided for its column."""
    for old, new in zip(before, after, strict=True):
        same = (old.measure, old.basis, old.variant) == (check.measure, check.basis, check.variant)
        if same and old.year in (None, check.year):
            return replace(check, measure=new.measure, basis=new.basis, year=check.year or new.year)
    return check


def _are_dated(reading: Reading) -> bool:
    """Whether each line has a year of its own."""
    return all(map(attrgetter("year"), reading.lines))


def _decided(column: AmountColumn, reading: Reading, decisions: Decisions, *, dated: bool) -> AmountColumn:
    letter = column_letters(column.column)
    only = sum(1 for other in reading.amounts if other.counts and other.measure is None) == 1
    said = decisions.columns.get(letter) or (decisions.measure if only else None)
    named = _named_in_rows(column, reading)
    said = None if said in named else said  # the rows of that stage stand there already: both would be added
    overruled = letter in decisions.columns and not named
    measure = said if overruled or column.measure is None else column.measure
    return replace(
        column,
        measure=measure,
        basis=column.basis or decisions.basis,
        year=column.year if dated or column.year else _year(decisions),
    )


def _named_in_rows(column: AmountColumn, reading: Reading) -> frozenset[Measure | None]:
    """The stages that rows of a column name, where these are several: what a person says is meant for those that name none."""
    named = frozenset(other.measure for other in reading.amounts if other.column == column.column)
    return named - {None} if len(named) > 1 else frozenset()


def _year(decisions: Decisions) -> Year | None:
    return None if decisions.year is None else Year(decisions.year)


def _questions(reading: Reading, decisions: Decisions) -> Iterator[ImportQuestion]:
    table, unit = reading.layout.id, reading.layout.unit
    if not reading.amounts and not (reading.records and reading.layout.kind in IN_MONEY):
        return  # counts, days, and contracts without a single amount have no unit
    if unit.how is Evidence.ASSUMED and decisions.scale is None:
        yield ImportQuestion(
            Asked.SCALE, table, msg("In which unit are the amounts: units, thousands, millions or billions?")
        )
    if unit.currency is None and not _is_mixed(reading):
        yield ImportQuestion(Asked.CURRENCY, table, msg("In which currency are the amounts?"))
    if reading.layout.kind not in (TableKind.BUDGET, TableKind.PROGRAMMING):
        return
    undated = not _are_dated(reading)
    for column in reading.amounts:
        letter = column_letters(column.column)
        if not column.counts or column.measure is Measure.MOVEMENT:
            continue
        if column.measure is None:
            yield ImportQuestion(
                Asked.MEASURE, table, msg("Which stage does column {column} show?", column=letter), letter
            )
        if column.year is None and undated:
            yield ImportQuestion(
                Asked.YEAR, table, msg("Of which year are the amounts of column {column}?", column=letter), letter
            )


class Undecided(NeedsDecision):
    """Something must be decided before this table can be imported."""

    def __init__(self, open_questions: tuple[ImportQuestion, ...], message: Message) -> None:
        super().__init__(
            message,
            msg(
                "Decide with the options --scale, --currency, --year and --measure (for several columns --measure B=voted --measure C=paid), or in the import page."
            ),
        )
        self.questions = open_questions


class NeedsReview(NeedsDecision):
    """The reading of this file is doubtful and was not accepted."""

    code = "needs-review"
