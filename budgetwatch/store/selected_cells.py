"""The cells that a `CellSelection` names one by one: printed totals, subtotals, or single amounts."""

from __future__ import annotations

from sqlalchemy import Connection, select

from budgetwatch.domain.fact import SubtotalCheck, TotalCheck
from budgetwatch.domain.figure import CellSelection
from budgetwatch.domain.money import Absent, Amount
from budgetwatch.domain.source import CellRef, Source
from budgetwatch.store import records, serial
from budgetwatch.store.found import Found
from budgetwatch.store.schema import amount_columns, checks, datasets, facts, lines


def cells(
    connection: Connection, files: dict[str, Source], selection: CellSelection, limit: int | None
) -> tuple[Found, ...]:
    """The cells in the order asked; those of files that are not kept are left out."""
    asked = [cell for cell in selection.cells if cell.file_sha256 in files][:limit]
    printed = _printed(connection, {cell.file_sha256 for cell in asked})
    found = []
    for cell in asked:
        source = files[cell.file_sha256]
        if cell in printed:
            dataset, value, label = printed[cell]
            found.append(Found(dataset, source, cell, value, label))
        else:
            found.append(_amount(connection, source, cell))
    return tuple(found)


def _printed(connection: Connection, files: set[str]) -> dict[CellRef, tuple[int, Amount | None, str]]:
    """The printed totals and subtotals of those files: dataset, amount and label by cell."""
    kept = select(checks.c.dataset, checks.c.totals, checks.c.subtotals).join(datasets)
    printed: dict[CellRef, tuple[int, Amount | None, str]] = {}
    for row in connection.execute(kept.where(datasets.c.source.in_(files)).order_by(checks.c.dataset)):
        for check in (*serial.loads(row.totals), *serial.loads(row.subtotals)):
            if isinstance(check, SubtotalCheck):
                printed[check.cell] = (row.dataset, check.stated, check.label)
            elif isinstance(check, TotalCheck) and check.stated_cell is not None:
                printed[check.stated_cell] = (row.dataset, check.stated, check.filter or "")
    return printed


def _amount(connection: Connection, source: Source, cell: CellRef) -> Found:
    """The line's amount in that cell, of the latest import that speaks of it."""
    asked = (
        select(facts.c.amount, facts.c.state, facts.c.line, lines.c.label, lines.c.dataset, datasets.c.exponent)
        .select_from(datasets)
        .join(amount_columns, amount_columns.c.dataset == datasets.c.id)
        .join(lines, lines.c.dataset == datasets.c.id)
        .join(facts, (facts.c.amount_column == amount_columns.c.id) & (facts.c.line == lines.c.id))
        .where(datasets.c.source == source.sha256, datasets.c.sheet == cell.sheet)
        .where(lines.c.row == cell.row, amount_columns.c.place == cell.column)
        .order_by(datasets.c.visible.desc(), datasets.c.id.desc())
    )
    row = connection.execute(asked).first()
    if row is None:
        return _recorded(connection, source, cell)
    value = serial.word(Absent, row.state) if row.amount is None else Amount(row.amount, row.exponent)
    return Found(row.dataset, source, cell, value, row.label, row.line)


def _recorded(connection: Connection, source: Source, cell: CellRef) -> Found:
    """What a record of another register states in that cell; a cell that no import speaks of has no value."""
    found = records.in_cell(connection, source.sha256, cell)
    if found is None:
        return Found(None, source, cell, None)
    dataset, record, field = found
    return Found(dataset, source, cell, getattr(record, field), record.name)
