"""Pure work that can be stopped from outside at any of its steps: when its time is over, or its job cancelled."""

from __future__ import annotations

import ctypes
import time
from collections.abc import Callable
from threading import Event, Lock, Thread, get_ident
from typing import TypeVar

from budgetwatch.domain.errors import Cancelled
from budgetwatch.jobs import Job

T = TypeVar("T")

_LOOK_AROUND_SECONDS = 0.05
_STEPS = 100


class _Stopped(BaseException):
    """What the watch throws into the thread at work; no handler of `Exception` on the way may keep it."""


def stoppable(work: Callable[[], T], job: Job, seconds: float, late: Callable[[], Exception]) -> T:
    """What the work returns; it is left where it stands once its job is cancelled or its seconds are over.

    The work must have no effects but its result: it may be left between any two steps of the interpreter. A single
    call of C code is not cut short.

    Raises:
        Cancelled: the job was cancelled.
        Exception: what `late` makes, when the time is over.
    """
    watch = _Watch(job, seconds)
    try:
        watch.start()
        try:
            return work()
        finally:
            watch.end()
            for _ in range(_STEPS):
                pass  # what was thrown and has not come yet comes here, and not later
    except _Stopped:
        raise (Cancelled() if job.cancelled else late()) from None


class _Watch(Thread):
    """Looks at the clock and the job beside a thread at work, and throws once."""

    def __init__(self, job: Job, seconds: float) -> None:
        super().__init__(name="watch", daemon=True)
        self._job, self._ends = job, time.monotonic() + seconds
        self._at_work = get_ident()
        self._over, self._turn = Event(), Lock()

    def run(self) -> None:
        """Wait for the end of the work, of its time or of its job, whichever comes first."""
        while not self._over.wait(_LOOK_AROUND_SECONDS):
            if self._job.cancelled or time.monotonic() > self._ends:
                with self._turn:
                    if not self._over.is_set():
                        ctypes.pythonapi.PyThreadState_SetAsyncExc(
                            ctypes.c_ulong(self._at_work), ctypes.py_object(_Stopped)
                        )
                return

    def end(self) -> None:
        """Nothing is thrown any more."""
        with self._turn:
            self._over.set()
