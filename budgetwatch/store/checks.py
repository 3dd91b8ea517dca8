"""How each imported table was read, the printed totals checked, and what was doubtful in it.

The sums of lines are those of the amounts as persons read them: a corrected cell moves every total that adds it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select

from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.fact import SubtotalCheck, TotalCheck
from budgetwatch.domain.issue import Issue
from budgetwatch.domain.layout import Layout
from budgetwatch.store import corrections, serial
from budgetwatch.store.moved_totals import Move, moved_subtotal, moved_total, moves
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
        moved = moves(connection, corrections.values(connection))
        return tuple(_checks(row, moved) for row in connection.execute(visible))


def of(dossier: Dossier, dataset: int) -> Checks:
    """The checks of one dataset, visible or not; NotFound where there is none."""
    with dossier.reading() as connection:
        row = connection.execute(select(checks).where(checks.c.dataset == dataset)).one_or_none()
        if row is None:
            raise NotFound
        return _checks(row, moves(connection, corrections.values(connection)))


def _checks(row: Row[Any], moved: Sequence[Move]) -> Checks:
    mine = [move for move in moved if move.dataset == row.dataset]
    totals, subtotals = serial.loads(row.totals), serial.loads(row.subtotals)
    if mine:
        totals = tuple(moved_total(check, mine) for check in totals)
        subtotals = tuple(moved_subtotal(check, mine) for check in subtotals)
    return Checks(
        row.dataset,
        serial.loads(row.layout),
        totals,
        subtotals,
        serial.loads(row.issues),
    )
