"""Dated copies of a dossier, the oldest making room for the newest."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from budgetwatch.store.connections import driver
from budgetwatch.store.errors import failures
from budgetwatch.store.opened import Dossier


def back_up(dossier: Dossier, folder: Path | None = None, keep: int = 10) -> Path:
    """The new copy, whole and compact, in `folder` (beside the dossier by default); only the latest `keep` stay."""
    into = folder or _beside(dossier.path)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    copy = into / f"{dossier.path.stem}.{stamp}{dossier.path.suffix}"
    with failures():
        into.mkdir(parents=True, exist_ok=True)
    # Named as a copy only once it is whole, whatever stops the computer meanwhile.
    growing = into / f"{dossier.path.stem}.part"
    try:
        with failures():
            growing.unlink(missing_ok=True)
        # Outside a transaction, as VACUUM demands: the copy is of one state all the same.
        with dossier.idle() as connection:
            driver(connection).execute("VACUUM INTO ?", (str(growing),))
    except BaseException:
        growing.unlink(missing_ok=True)
        raise
    with failures():
        growing.replace(copy)
        for old in backups(dossier.path, folder)[keep:]:
            old.unlink(missing_ok=True)
    return copy


def backups(dossier: Path, folder: Path | None = None) -> tuple[Path, ...]:
    """The copies of the dossier at that place, newest first."""
    pattern = f"{dossier.stem}.????????T????????????{dossier.suffix}"
    return tuple(sorted((folder or _beside(dossier)).glob(pattern), reverse=True))


def _beside(dossier: Path) -> Path:
    return dossier.with_name(f"{dossier.stem}.backups")
