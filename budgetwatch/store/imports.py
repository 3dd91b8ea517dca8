"""Adding the tables of a received file: its bytes, and every line, code, amount and contract with its place."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import insert, update

from budgetwatch.domain.errors import AlreadyImported
from budgetwatch.domain.fact import AmountColumn, Reading
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.money import Absent
from budgetwatch.domain.source import Source
from budgetwatch.jobs import SILENT, Job
from budgetwatch.store import bulk, records, serial, sources
from budgetwatch.store.connections import driver
from budgetwatch.store.datasets import Filing, standing
from budgetwatch.store.opened import Change
from budgetwatch.store.schema import amount_columns, checks, datasets


def add(
    change: Change, source: Source, content: bytes, tables: Sequence[tuple[Reading, Filing]], job: Job = SILENT
) -> tuple[int, ...]:
    """The numbers of the new datasets, one per table, in order.

    All happens in the change's transaction: an exception, `Cancelled` included, leaves the dossier as it was.

    Raises:
        AlreadyImported: a table of these very bytes is in the dossier already, and not undone.
        StorageFailed: `out-of-range` for an amount above 64 bits, or what the disk refuses.
    """
    for reading, _ in tables:
        if standing(change.connection, source.sha256, reading.layout.id) is not None:
            raise AlreadyImported
    sources.keep(change, source, content)
    return tuple(_add(change, source, reading, filing, job) for reading, filing in tables)


def _add(change: Change, source: Source, reading: Reading, filing: Filing, job: Job) -> int:
    raw = driver(change.connection)
    first = bulk.next_number(raw, "lines")
    dataset = _enter(change, source, reading, filing, first)
    _keep_checks(change, dataset, reading)
    bulk.add_lines(raw, dataset, first, reading.lines, job)
    first_code, codes = bulk.add_places(raw, dataset, first, reading.lines, job)
    for column in reading.amounts:
        if len(column.values) != len(reading.lines):
            raise ValueError("an amount column has one value per line")
        bulk.add_amounts(raw, dataset, _enter_column(change, dataset, column), first, column.values, job)
    bulk.add_contracts(raw, dataset, reading.contracts)
    records.add(raw, dataset, reading.layout.kind, reading.records)
    # Shown last and by an update: this is what undoing the import takes back.
    shown = update(datasets).where(datasets.c.id == dataset)
    change.connection.execute(shown.values(first_code=first_code, codes=codes, visible=1))
    return dataset


def _enter(change: Change, source: Source, reading: Reading, filing: Filing, first_line: int) -> int:
    """The number of the new dataset, with what is known of it."""
    layout = reading.layout
    entered = insert(datasets).values(
        source=source.sha256,
        name=layout.id,
        sheet=layout.sheet,
        kind=layout.kind.value,
        flow=layout.flow.value,
        currency=layout.unit.currency,
        exponent=reading.exponent,
        document_type=filing.document_type,
        institution=filing.institution,
        country=filing.country,
        status=filing.status,
        verdict=filing.verdict.value,
        decisions=serial.dumps(filing.decisions),
        replaces=filing.replaces,
        author=change.author,
        imported_at=change.at,
        first_line=first_line,
        first_code=0,
        codes=0,
        lines=len(reading.lines),
        facts=len(reading.lines) * len(reading.amounts),
        contracts=len(reading.contracts),
        years=serial.dumps(_years(reading)),
        measures=serial.dumps([measure for measure in Measure if any(c.measure is measure for c in reading.amounts)]),
        bases=serial.dumps([basis for basis in Basis if any(c.basis is basis for c in reading.amounts)]),
    )
    return int(change.connection.execute(entered.returning(datasets.c.id)).scalar_one())


def _years(reading: Reading) -> list[int]:
    """The years that its columns and lines name, oldest first."""
    named = [*(column.year for column in reading.amounts), *(line.year for line in reading.lines)]
    different = dict(zip(map(id, named), named, strict=True)).values()  # few objects, which many lines share
    years = {year.number for year in different if year is not None}
    kept = (*reading.contracts, *reading.records)
    return sorted(years | {one.year for one in kept if one.year is not None})


def _keep_checks(change: Change, dataset: int, reading: Reading) -> None:
    kept = insert(checks).values(
        dataset=dataset,
        layout=serial.dumps(reading.layout),
        totals=serial.dumps(reading.totals),
        subtotals=serial.dumps(reading.subtotals),
        issues=serial.dumps(reading.issues),
    )
    change.connection.execute(kept)


def _enter_column(change: Change, dataset: int, column: AmountColumn) -> int:
    """The number of the new amount column."""
    entered = insert(amount_columns).values(
        dataset=dataset,
        place=column.column,
        measure=column.measure,
        basis=column.basis,
        year=column.year.number if column.year else None,
        year_label=column.year.label if column.year else None,
        period=column.period.part if column.period else None,
        variant=column.variant,
        counts=int(column.counts),
        total=str(_sum(column.values)),
    )
    return int(change.connection.execute(entered.returning(amount_columns.c.id)).scalar_one())


def _sum(values: Sequence[int | Absent]) -> int:
    """The sum of the amounts among some values."""
    if Absent not in set(map(type, values)):
        return sum(values)  # type: ignore[arg-type] # all are amounts
    return sum(value for value in values if not isinstance(value, Absent))
