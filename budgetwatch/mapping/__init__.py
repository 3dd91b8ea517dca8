"""Grids in; proposed layouts and what they read out: lines, amounts, printed sums as witnesses, issues, a verdict.

Must never guess silently: what no cell says is asked for, and a total that disagrees is reported, never mended.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from budgetwatch.collecting import without_collector
from budgetwatch.domain.fact import Reading
from budgetwatch.domain.grid import Grid, Workbook
from budgetwatch.domain.issue import Issue
from budgetwatch.domain.layout import Layout
from budgetwatch.jobs import SILENT, Job
from budgetwatch.mapping.disagreements import disagreements
from budgetwatch.mapping.extent import seconds_for, too_slow
from budgetwatch.mapping.fields import with_field
from budgetwatch.mapping.judge import judge
from budgetwatch.mapping.proposals import propose_tables
from budgetwatch.mapping.readings import read_table
from budgetwatch.mapping.shapes import Shaping
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.stoppable import stoppable

__all__ = ["Shaping", "disagreements", "judge", "propose", "reread", "with_field"]

NOTHING_BEGUN: Mapping[int, Shaping] = MappingProxyType({})


def propose(
    workbook: Workbook, job: Job = SILENT, begun: Mapping[int, Shaping] = NOTHING_BEGUN, read_in: float = 0.0
) -> tuple[tuple[Reading, ...], tuple[Issue, ...]]:
    """Every table found in a workbook as it would be read, and the issues of the workbook as a whole.

    `begun` holds the shapes of sheets, by their places, that were looked at while they arrived.
    `read_in` is how many seconds reading it took, by which a machine shows how fast it is.

    Raises:
        Unreadable: `too-slow` where a file is so tangled that it takes longer than anyone waits.
        Cancelled: the job was cancelled, at whichever step the work was.
    """
    work = partial(propose_tables, workbook, job, begun)
    with without_collector():
        return tuple(stoppable(work, job, seconds_for(workbook.grids, read_in), too_slow)), ()


def reread(workbook: Workbook, layout: Layout, job: Job = SILENT) -> Reading:
    """The table of a layout that a person changed, parsed anew from the raw cells.

    Raises:
        Unreadable: `too-slow` where it takes longer than anyone waits.
        Cancelled: the job was cancelled.
    """
    grid = next(grid for grid in workbook.grids if grid.sheet == layout.sheet)
    work = partial(_reread, workbook.source.sha256, grid, layout)
    with without_collector():
        return stoppable(work, job, seconds_for([grid]), too_slow)


def _reread(sha256: str, grid: Grid, layout: Layout) -> Reading:
    return read_table(sha256, Sheet.of(grid), layout)
