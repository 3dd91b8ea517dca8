"""How each imported table was read, the printed totals checked, and what was doubtful in it.

Sums of lines and printed totals are those that persons read: a corrected cell moves every total that adds it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select

from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.fact import SubtotalCheck, TotalCheck
from budgetwatch.domain.issue import Issue
from budgetwatch.domain.layout import Layout
from budgetwatch.domain.money import Value
from budgetwatch.store import corrections, serial
from budgetwatch.store.corrections import Place
from budgetwatch.store.moved_totals import Move, moved_subtotal, moved_total, moves, read_subtotals, read_total
from budgetwatch.store.opened import Dossier
from budgetwatch.store.schema import checks, datasets


@dataclass(frozen=True, slots=True)
class Checks:
    """What was kept of the reading of a table besides its lines."""

    dataset: int
    layout: Layout
    totals: tuple[TotalCheck, ...]
    subtotals: tuple[SubtotalCheck, ...]
    issues: tuple[Issue, ...]


def kept(dossier: Dossier) -> tuple[Checks, ...]:
    """The checks of every visible dataset, oldest import first."""
    visible = select(checks).join(datasets).where(datasets.c.visible == 1).order_by(checks.c.dataset)
    with dossier.reading() as connection:
        corrected = corrections.values(connection)
        moved = moves(connection, corrected)
        return tuple(_checks(row, moved, corrected) for row in connection.execute(visible))


def of(dossier: Dossier, dataset: int) -> Checks:
    """The checks of one dataset, visible or not; NotFound where there is none."""
    with dossier.reading() as connection:
        row = connection.execute(select(checks).where(checks.c.dataset == dataset)).one_or_none()
        if row is None:
            raise NotFound
        corrected = corrections.values(connection)
        return _checks(row, moves(connection, corrected), corrected)


def _checks(row: Row[Any], moved: Sequence[Move], corrected: Mapping[Place, Value]) -> Checks:
    mine = [move for move in moved if move.dataset == row.dataset]
    totals, subtotals = serial.loads(row.totals), serial.loads(row.subtotals)
    read = {(at, column): value for (of, at, column), value in corrected.items() if of == row.dataset}
    if read:
        totals = tuple(moved_total(read_total(check, read), mine) for check in totals)
        subtotals = tuple(moved_subtotal(check, mine) for check in read_subtotals(subtotals, read))
    return Checks(
        row.dataset,
        serial.loads(row.layout),
        totals,
        subtotals,
        serial.loads(row.issues),
    )
