"""A dossier for the time of one command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from budgetwatch.usecases.dossiers import Dossier, open_dossier


@contextmanager
def opened(path: Path, *, write: bool = False) -> Iterator[Dossier]:
    """The dossier at `path`, closed afterwards."""
    dossier = open_dossier(path, write=write)
    try:
        yield dossier
    finally:
        dossier.close()
