"""Progress on standard error, one line that rewrites itself; silent where nobody watches."""

from __future__ import annotations

import sys

from budgetwatch.i18n import Language
from budgetwatch.jobs import SILENT, Job, Progress


def watched(language: Language) -> Job:
    """A job that tells its steps on standard error when that is a terminal."""
    if not sys.stderr.isatty():
        return SILENT

    def report(progress: Progress) -> None:
        counted = f" {progress.done}/{progress.total}" if progress.total else ""
        sys.stderr.write(f"\r\x1b[K{language.word(progress.step)}{counted}")
        sys.stderr.flush()

    return Job(report)
