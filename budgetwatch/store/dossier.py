"""Making and opening dossiers: what the file is, who may change it, and whether it must be brought up to date."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from budgetwatch.store import schema, upgrades
from budgetwatch.store.connections import connect
from budgetwatch.store.errors import failed, failures
from budgetwatch.store.hold import Hold
from budgetwatch.store.opened import Change, Dossier

__all__ = ["Change", "Dossier", "create", "open_dossier"]

_MAGIC = b"SQLite format 3\0"


def create(path: Path, settings: Mapping[str, str] | None = None) -> Dossier:
    """A new, empty dossier with these settings (title, institution …), open for changes.

    Raises:
        StorageFailed: `exists`, or what the disk refuses; nothing is left behind then.
    """
    with failures():
        if not path.parent.is_dir():
            raise failed("missing-folder")
        path.open("xb").close()
        try:
            return _laid_out(path, settings or {})
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def _laid_out(path: Path, settings: Mapping[str, str]) -> Dossier:
    dossier = _held(path)
    try:
        with dossier.writing() as connection:
            schema.lay_out(connection)
            for name, value in settings.items():
                connection.execute(schema.settings.insert().values(name=name, value=value))
    except BaseException:
        dossier.close()
        raise
    return dossier


def _held(path: Path) -> Dossier:
    """The dossier with the right to change it; its file then writes ahead, so that readers never wait."""
    hold = Hold(path)
    try:
        with failures(), closing(connect(path, write=True)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
        return Dossier(path, hold)
    except BaseException:
        hold.release()
        raise


def open_dossier(path: Path, *, write: bool = True) -> Dossier:
    """The dossier at that place, brought up to date if an older version made it.

    Raises:
        StorageFailed: `missing-file`, `not-a-dossier`, `newer-version`, `corrupt`; for writing also `read-only` and
            `open-elsewhere`. The file is unchanged then.
    """
    with failures():
        _check_file(path, write=write)
        version = upgrades.version_of(path)
        if not write:
            return _for_reading(path, version)
        dossier = _held(path)
        try:
            upgrades.bring_up_to_date(dossier, version)
        except BaseException:
            dossier.close()
            raise
        return dossier


def _for_reading(path: Path, version: int) -> Dossier:
    if version < schema.VERSION:
        raise failed("older-version")
    return Dossier(path, None)


def _check_file(path: Path, *, write: bool) -> None:
    """Refuse what is no dossier before the driver touches it: it would take an empty file for an empty database."""
    if not path.is_file():
        raise failed("not-a-dossier" if path.exists() else "missing-file")
    with path.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            raise failed("not-a-dossier")
    if write and not path.stat().st_mode & stat.S_IWUSR:
        raise failed("read-only")
