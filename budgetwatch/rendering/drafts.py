"""Where libraries keep what they draft of a workbook: beside the file that is asked for, not in the system's folder."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def drafts_in(folder: Path) -> Iterator[None]:
    """Let temporary files of this process go to a folder meanwhile: after a power cut nothing is left elsewhere."""
    former = tempfile.tempdir
    tempfile.tempdir = str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = former
