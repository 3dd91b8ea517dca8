"""A dossier for the time of one command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from budgetwatch.domain.errors import StorageFailed
from budgetwatch.usecases.dossiers import Dossier, open_dossier


@contextmanager
def opened(path: Path, *, write: bool = False) -> Iterator[Dossier]:
    """The dossier at `path`, closed afterwards; one that an older version made is brought up to date first."""
    try:
        dossier = open_dossier(path, write=write)
    except StorageFailed as problem:
        if problem.code != "older-version":
            raise
        open_dossier(path).close()
        dossier = open_dossier(path, write=write)
    try:
        yield dossier
    finally:
        dossier.close()
