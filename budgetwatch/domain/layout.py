"""How a table is read: its area, its rows, its columns, its unit, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from budgetwatch.domain.code import Classification, Code
from budgetwatch.domain.measure import Basis, Flow, Measure
from budgetwatch.domain.message import Message
from budgetwatch.domain.source import Area, CellRef
from budgetwatch.domain.year import Period, Year


class TableKind(StrEnum):
    """What a table is about."""

    BUDGET = "budget"
    CONTRACTS = "contracts"
    ACTS = "acts"
    PROGRAMMING = "programming"
    HEADCOUNT = "headcount"
    ADVANCES = "advances"
    CALENDAR = "calendar"
    SERIES = "series"
    OTHER = "other"


class RowKind(StrEnum):
    """What a row is. Only lines are money; subtotals and totals are witnesses."""

    HEADER = "header"
    LINE = "line"
    HEADING = "heading"
    SUBTOTAL = "subtotal"
    OF_WHICH = "of_which"
    TOTAL = "total"
    NOTE = "note"
    REPEATED_HEADER = "repeated_header"
    EMPTY = "empty"
    UNREADABLE = "unreadable"


class Role(StrEnum):
    """What a column holds."""

    CODE = "code"
    LABEL = "label"
    YEAR = "year"
    PERIOD = "period"
    MEASURE = "measure"
    AMOUNT = "amount"
    RATE = "rate"
    QUANTITY = "quantity"
    DATE = "date"
    PARTY = "party"
    UNIT = "unit"
    TEXT = "text"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where it is (counted from 1), what its header says and what it is taken for.

    `field` names what a register's column holds. `counts` is false for a presentation of
    money that another column already counts. `why` gives the evidence. `decimal` is the decimal mark that a person, or
    the other tables of the file, settled where the cells of an amount column prove none.
    """

    index: int
    header: str
    role: Role
    classification: Classification | None = None
    level: int | None = None
    measure: Measure | None = None
    basis: Basis | None = None
    year: Year | None = None
    period: Period | None = None
    variant: str | None = None
    counts: bool = True
    field: str | None = None
    why: Message | None = None
    decimal: str | None = None


class Evidence(StrEnum):
    """Where a unit, a year or a measure was read."""

    TITLE = "title"
    HEADER = "header"
    SHEET = "sheet"
    DOCUMENT = "document"
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True)
class PrintedUnit:
    """The currency and the factor of a table (`scale`: 1, 1,000 …), with the text that says so.

    `scale` is never guessed silently: `how` is `ASSUMED` where nothing is printed.
    """

    currency: str | None
    scale: int
    how: Evidence
    cell: CellRef | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """One table of a sheet. `rows` gives the kind of every row of `area`, in order.

    `owner` is the institution that a caption gives to all its lines. `primary_reason` and `flow_reason` say why a table is imported or not, and why it is revenue or spending.
    """

    sheet: str
    area: Area
    kind: TableKind
    primary: bool
    header_rows: tuple[int, ...]
    columns: tuple[Column, ...]
    rows: tuple[RowKind, ...]
    unit: PrintedUnit
    flow: Flow = Flow.EXPENDITURE
    confidence: float = 1.0
    row_reasons: Mapping[int, Message] = field(default_factory=dict)
    primary_reason: Message | None = None
    flow_reason: Message | None = None
    owner: Code | None = None

    @property
    def id(self) -> str:
        """The name of the table in its file: `Sheet1!A5:H230`."""
        return f"{self.sheet}!{self.area.a1}"

    def count(self, kind: RowKind) -> int:
        """How many rows of the area are of this kind."""
        return sum(1 for row in self.rows if row is kind)
