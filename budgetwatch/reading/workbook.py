"""A received file, opened."""

from __future__ import annotations

import hashlib

from budgetwatch.domain.grid import Workbook
from budgetwatch.domain.issue import Issue
from budgetwatch.domain.message import msg
from budgetwatch.domain.source import Source
from budgetwatch.jobs import SILENT, Job
from budgetwatch.reading import limits
from budgetwatch.reading.assembly import Arrived, Assembly, nobody
from budgetwatch.reading.doubts import issue_of
from budgetwatch.reading.guarded import guarded_events
from budgetwatch.reading.kinds import Kind, kind_of
from budgetwatch.reading.opening import open_file
from budgetwatch.reading.refusals import refusal


def read_workbook(
    content: bytes, name: str, *, password: str | None = None, job: Job = SILENT, arrived: Arrived = nobody
) -> tuple[Workbook, tuple[Issue, ...]]:
    """The sheets of a received file, and what is doubtful about how they were read.

    Short texts are read in place; everything else in a child process of limited memory and time.

    Args:
        content: the bytes of the file, which decide its format.
        name: the name it came under; a text's sheet takes its stem.
        password: opens an encrypted workbook.
        job: told how far the reading is; cancelling it kills the child.
        arrived: told of the columns of a sheet each time more of them are there.

    Raises:
        NeedsPassword: `needs-password` or `wrong-password`.
        Unreadable: any other code of `refusals.CODES`.
        Cancelled: the job was cancelled.
    """
    if len(content) > limits.FILE_BYTES:
        raise refusal("too-large")
    job.step(msg("Opening {name}", name=name))
    short_text = kind_of(content) is Kind.TEXT and len(content) <= limits.IN_PROCESS_BYTES
    assembly = Assembly(job, arrived)
    assembly.take_all(open_file(content, name, None) if short_text else guarded_events(content, name, password, job))
    sha256 = hashlib.sha256(content).hexdigest()
    source = Source(name, sha256, len(content), assembly.format, assembly.encoding, assembly.delimiter)
    issues = tuple(issue_of(code, sha256, sheet) for code, sheet in assembly.doubts)
    return Workbook(source, tuple(assembly.grids)), issues
