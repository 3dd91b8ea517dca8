"""Progress on standard error, one line that rewrites itself; Ctrl+C asks the work to stop at a safe place."""

from __future__ import annotations

import signal
import sys
import threading
from types import FrameType

from budgetwatch.i18n import Language
from budgetwatch.jobs import Job, Progress


def watched(language: Language) -> Job:
    """A job that tells its steps on standard error when that is a terminal, and stops at the first Ctrl+C."""

    def report(progress: Progress) -> None:
        counted = f" {progress.done}/{progress.total}" if progress.total else ""
        sys.stderr.write(f"\r\x1b[K{language.word(progress.step)}{counted}")
        sys.stderr.flush()

    job = Job(report if sys.stderr.isatty() else None)
    if threading.current_thread() is threading.main_thread():
        _stop_on_interrupt(job)
    return job


def _stop_on_interrupt(job: Job) -> None:
    """The first Ctrl+C lets the work undo what it began; the second does not wait."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        job.cancel()

    signal.signal(signal.SIGINT, stop)
