"""Reading in a child process: what goes wrong there ends there."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from budgetwatch.jobs import Job
from budgetwatch.reading import limits
from budgetwatch.reading.child import read_in_child
from budgetwatch.reading.events import OF_CELLS, Event
from budgetwatch.reading.refusals import refusal
from budgetwatch.reading.wire import loads

_LOOK_AROUND_SECONDS = 0.05
_PATIENCE_SECONDS = 2.0
_NEVER_BEGAN = 1  # how Python ends when an import fails


class ReaderFailed(Exception):
    """What the reading process tripped over: the cause behind a refusal, for reports; or why it never began."""


def guarded_events(content: bytes, name: str, password: str | None, job: Job) -> Iterator[Event]:
    """The events of a file, read by a process of limited memory and time that dies with the job.

    Raises:
        Unreadable: the reason the child gave, or `too-much-memory` or `too-slow` where it gave none.
        Cancelled: the job was cancelled; the child is killed.
    """
    with _reader() as (pipe, process):
        began, chunks = time.monotonic(), 0
        try:
            pipe.send((name, password))
            pipe.send_bytes(content)
            while (event := _next(pipe, began + limits.seconds_for(len(content), chunks), job))[0] != "done":
                if event[0] == "refused":
                    raise refusal(event[1]) from (ReaderFailed(event[2]) if event[2] else None)
                chunks += event[0] in OF_CELLS
                yield event
        except (EOFError, ConnectionError) as error:
            process.join(_PATIENCE_SECONDS)
            if process.exitcode == _NEVER_BEGAN:
                raise ReaderFailed("the reading process could not begin") from error
            # The allocator of the parser aborts the process when the limit is met.
            raise refusal("too-much-memory") from error


def _next(pipe: Connection, ends: float, job: Job) -> Event:
    ready = False
    while not ready:
        ready = pipe.poll(_LOOK_AROUND_SECONDS)
        job.check()
        if time.monotonic() > ends:
            raise refusal("too-slow")
    return loads(pipe.recv_bytes())


@contextmanager
def _reader() -> Iterator[tuple[Connection, SpawnProcess]]:
    """A fresh reading process, which never outlives the block, and the pipe to it."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=read_in_child, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    try:
        yield ours, process
    finally:
        ours.close()
        process.kill()
        process.join()
        process.close()
