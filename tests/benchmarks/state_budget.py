"""A dossier with the whole budget of a State over ten years, written through the store's own door."""

from __future__ import annotations

import hashlib
from pathlib import Path

from budgetwatch.domain.code import Classification, Code
from budgetwatch.domain.fact import AmountColumn, Line, Reading, TotalCheck
from budgetwatch.domain.layout import Column, Evidence, Layout, PrintedUnit, Role, RowKind, TableKind
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Amount
from budgetwatch.domain.source import Area, Source
from budgetwatch.domain.year import Year
from budgetwatch.store.datasets import Filing
from budgetwatch.store.imports import add
from budgetwatch.usecases.dossiers import create_dossier

MEASURES = (Measure.VOTED, Measure.REVISED, Measure.COMMITTED, Measure.PAID)
PARTS = (100, 105, 90, 85)
FIRST, TABLES = 2015, 10
MINISTRIES, PROGRAMMES, ACTIONS, NATURES = 40, 400, 4_000, 7


def write(path: Path, facts: int) -> None:
    """Ten tables, one a year: four stages of every line, which stands under a ministry, an action and a nature."""
    places = _places()
    with create_dossier(path, "State") as dossier:
        for year in range(FIRST, FIRST + TABLES):
            reading = _reading(year, facts // TABLES // len(MEASURES), places)
            content = f"{year}".encode()
            source = Source(f"{year}.csv", hashlib.sha256(content).hexdigest(), len(content), "csv", "utf-8", ";")
            with dossier.change(msg("Import {file}", file=source.name)) as change:
                add(change, source, content, [(reading, Filing(status="voted"))])


def _places() -> list[tuple[Code, ...]]:
    """The codes of each place at which lines stand; lines of one place share them."""
    natures = [Code(Classification.NATURE, 1, str(number + 1), f"Nature {number + 1}") for number in range(NATURES)]
    ministries = [
        Code(Classification.ADMINISTRATION, 1, f"{number + 10}", f"Ministère {number}") for number in range(MINISTRIES)
    ]
    programmes = [Code(Classification.PROGRAMME, 1, f"{n + 1000}", f"Programme {n}") for n in range(PROGRAMMES)]
    actions = [
        Code(Classification.PROGRAMME, 2, f"{n + 10_000}", f"Action {n}", programmes[n % PROGRAMMES])
        for n in range(ACTIONS)
    ]
    return [
        (ministries[n % MINISTRIES], actions[n % ACTIONS].parent or actions[0], actions[n % ACTIONS], nature)
        for n in range(ACTIONS)
        for nature in natures
    ]


def _reading(year: int, count: int, places: list[tuple[Code, ...]]) -> Reading:
    lines = tuple(Line(row, f"Ligne {row}", places[row % len(places)], None, None) for row in range(2, count + 2))
    amounts = tuple(
        AmountColumn(at, measure, Basis.CP, Year(year), None, None, counts=True, values=_values(year, count, part))
        for at, (measure, part) in enumerate(zip(MEASURES, PARTS, strict=True), 6)
    )
    totals = tuple(
        TotalCheck(one.measure, one.basis, one.year, one.variant, one.counts, Amount(sum(one.values), 0))  # type: ignore[arg-type] # all are amounts
        for one in amounts
    )
    return Reading(_layout(count), 0, lines, amounts, totals, ())


def _values(year: int, count: int, part: int) -> tuple[int, ...]:
    return tuple((number * 7919 + year * 104_729) % 9_999_991 * part for number in range(count))


def _layout(count: int) -> Layout:
    head = ("Ministère", "Programme", "Action", "Nature", "Libellé", *MEASURES)
    roles = (Role.CODE,) * 4 + (Role.LABEL,) + (Role.AMOUNT,) * len(MEASURES)
    return Layout(
        sheet="Budget",
        area=Area(1, 1, count + 1, len(head)),
        kind=TableKind.BUDGET,
        primary=True,
        header_rows=(1,),
        columns=tuple(Column(at, title, role) for at, (title, role) in enumerate(zip(head, roles, strict=True), 1)),
        rows=(RowKind.HEADER, *([RowKind.LINE] * count)),
        unit=PrintedUnit("XOF", 1, Evidence.TITLE),
        row_reasons={1: msg("The first row names the columns.")},
    )
