"""Readings drawn as tables, for the tests of the store."""

from __future__ import annotations

import hashlib

from budgetwatch.domain.code import Classification, Code
from budgetwatch.domain.fact import AmountColumn, Line, Reading, TotalCheck
from budgetwatch.domain.layout import Column, Evidence, Layout, PrintedUnit, Role, RowKind, TableKind
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import ZERO, Absent, Amount
from budgetwatch.domain.source import Area, Source
from budgetwatch.domain.year import Year
from budgetwatch.store.datasets import Filing
from budgetwatch.store.dossier import Dossier
from budgetwatch.store.imports import add

DEFENCE = """
code  | label    | voted 2013 CP | paid 2013 CP
01.06 | Army     | 1000          | 900
01.07 | Navy     | 500           | nil
02.01 | Reserves | 7.25          | 7.25
"""

_ABSENT = {str(state): state for state in Absent}


def source_of(text: str, name: str = "defence.csv") -> Source:
    """The text as a received file."""
    content = text.encode()
    return Source(name, hashlib.sha256(content).hexdigest(), len(content), "csv", "utf-8", ";")


def reading_of(text: str = DEFENCE, currency: str = "XOF", sheet: str = "Sheet1") -> Reading:
    """A drawn table, read: the first two columns are code and label, then amounts as `measure year basis`."""
    header, *rows = [[cell.strip() for cell in row.split("|")] for row in text.strip().splitlines()]
    values = [[_ABSENT.get(cell) or Amount.parse(cell) for cell in row[2:]] for row in rows]
    exponent = min((value.exponent for row in values for value in row if isinstance(value, Amount)), default=0)
    amounts = tuple(
        _column(place, title, [row[place] for row in values], exponent) for place, title in enumerate(header[2:])
    )
    return Reading(
        layout=_layout(len(rows), header, currency, sheet),
        exponent=exponent,
        lines=tuple(Line(number, row[1], _codes(row[0])) for number, row in enumerate(rows, 2)),
        amounts=amounts,
        totals=tuple(_total(column, exponent) for column in amounts),
        subtotals=(),
    )


def _codes(code: str) -> tuple[Code, ...]:
    """`01.06` stands under `01`; no code at all is none."""
    if not code:
        return ()
    above = Code(Classification.PROGRAMME, 1, code.split(".", maxsplit=1)[0])
    return (above, Code(Classification.PROGRAMME, 2, code, "", above)) if "." in code else (above,)


def _column(place: int, title: str, values: list[Amount | Absent], exponent: int) -> AmountColumn:
    measure, year, basis = title.split()
    mantissas = tuple(value.rescaled(exponent) if isinstance(value, Amount) else value for value in values)
    return AmountColumn(
        place + 3, Measure(measure), Basis(basis), Year(int(year)), None, None, counts=True, values=mantissas
    )


def _total(column: AmountColumn, exponent: int) -> TotalCheck:
    lines_sum = Amount(sum(value for value in column.values if isinstance(value, int)), exponent)
    return TotalCheck(column.measure, column.basis, column.year, column.variant, column.counts, lines_sum)


def _layout(lines: int, header: list[str], currency: str, sheet: str) -> Layout:
    return Layout(
        sheet=sheet,
        area=Area(1, 1, lines + 1, len(header)),
        kind=TableKind.BUDGET,
        primary=True,
        header_rows=(1,),
        columns=tuple(Column(place, title, Role.AMOUNT) for place, title in enumerate(header, 1)),
        rows=(RowKind.HEADER, *(RowKind.LINE for _ in range(lines))),
        unit=PrintedUnit(currency, 1, Evidence.TITLE),
        row_reasons={1: msg("The first row names the columns.")},
    )


def imported(dossier: Dossier, text: str = DEFENCE, currency: str = "XOF", name: str = "defence.csv") -> int:
    """The number of the dataset made of a drawn table, imported as one step."""
    with dossier.change(msg("Import {file}", file=name), "A clerk") as change:
        tables = [(reading_of(text, currency), Filing(status="voted"))]
        return add(change, source_of(text, name), text.encode(), tables)[0]


def sum_of(dossier: Dossier, text: str, measure: Measure) -> Amount:
    """What the drawn table adds up to in that measure."""
    reading = reading_of(text)
    return sum((check.lines_sum for check in reading.totals if check.measure is measure), ZERO)
