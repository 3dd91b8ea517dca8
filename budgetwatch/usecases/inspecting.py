"""Read a file and propose what it is, storing nothing."""

from __future__ import annotations

import time
from collections import defaultdict
from pathlib import Path

from budgetwatch import mapping, reading
from budgetwatch.collecting import without_collector
from budgetwatch.domain.fact import Inspection, SheetSummary
from budgetwatch.domain.grid import Workbook
from budgetwatch.domain.message import msg
from budgetwatch.jobs import SILENT, Job


def inspect_file(path: Path, password: str | None = None, job: Job = SILENT) -> Inspection:
    """What the file at `path` is taken for: tables, units, totals checked, verdict and its reasons."""
    job.step(msg("Opening the file"))
    return inspect_content(reading.load(path), path.name, password, job)[1]


def inspect_content(
    content: bytes, name: str, password: str | None = None, job: Job = SILENT
) -> tuple[Workbook, Inspection]:
    """The sheets of a received file, and what they are taken for; a typed table is called after its origin."""
    name = reading.typed_sheet(content).name if reading.is_typed(content) else name
    begun: defaultdict[int, mapping.Shaping] = defaultdict(mapping.Shaping)  # while the rest of a sheet arrives
    began = time.monotonic()
    with without_collector():
        workbook, met = reading.read_workbook(
            content, name, password=password, job=job, arrived=lambda sheet, columns: begun[sheet].take(columns)
        )
        job.step(msg("Looking for tables"))
        readings, doubts = mapping.propose(workbook, job, begun, time.monotonic() - began)
        verdict, reasons = mapping.judge(readings)
    sheets = tuple(SheetSummary(grid.sheet, grid.height, grid.width, grid.hidden) for grid in workbook.grids)
    return workbook, Inspection(workbook.source, sheets, readings, verdict, reasons, (*met, *doubts))
