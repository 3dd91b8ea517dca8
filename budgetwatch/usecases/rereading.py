"""Imports that damage took, read again from the files that the dossier keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from budgetwatch import mapping, reading
from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.fact import Reading
from budgetwatch.domain.message import msg
from budgetwatch.jobs import SILENT, Job
from budgetwatch.store import imports, sources
from budgetwatch.store.dossier import Dossier
from budgetwatch.store.lost_readings import LostReading
from budgetwatch.usecases.deciding import Decisions, apply


def read_again(dossier: Dossier, lost: Sequence[LostReading], job: Job = SILENT) -> tuple[str, ...]:
    """Import anew every table whose kept file, read as it was, gives the same lines and sums; the names of these tables."""
    return tuple(one.table for one in lost if _is_read_again(dossier, one, job))


def _is_read_again(dossier: Dossier, lost: LostReading, job: Job) -> bool:
    """A file that asks for its password, or is read otherwise by now, is left to a person."""
    try:
        source, content = sources.one(dossier, lost.source), sources.content(dossier, lost.source)
        found = _read(content, source.name, lost, job)
        if found is None:
            return False
        label = msg("Read again after damage: {file}", file=source.name)
        with dossier.change(label) as change:
            imports.add(change, source, content, [(replace(found, issues=lost.issues), lost.filing)], job)
    except BudgetWatchError:
        return False
    return True


def _read(content: bytes, name: str, lost: LostReading, job: Job) -> Reading | None:
    """The table as it was read, with what a person decided about it; None where it comes to something else now."""
    workbook, _ = reading.read_workbook(content, name, job=job)
    if lost.layout.sheet not in {grid.sheet for grid in workbook.grids}:
        return None
    try:
        decisions = Decisions.as_told(lost.filing.decisions)
    except ValueError:
        return None  # damage made no sense of what was decided
    found = apply(mapping.reread(workbook, lost.layout, job), decisions)
    return found if lost.is_that_of(found) else None
