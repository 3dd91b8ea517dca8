"""Making and opening dossiers: what the file is, who may change it, and whether it must be brought up to date."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from budgetwatch.domain.errors import StorageFailed
from budgetwatch.domain.message import msg
from budgetwatch.store import headless, schema, upgrades
from budgetwatch.store.backup import backups
from budgetwatch.store.errors import failed, failures
from budgetwatch.store.hold import Hold
from budgetwatch.store.journal import settle
from budgetwatch.store.keys import Key, key_of, new_key
from budgetwatch.store.leaves import PAGE
from budgetwatch.store.opened import Change, Dossier
from budgetwatch.store.ownership import make_own

__all__ = ["Change", "Dossier", "create", "create_under", "is_protected", "key_for", "open_dossier", "open_under"]

_MAGIC = b"SQLite format 3\0"


def create(path: Path, settings: Mapping[str, str] | None = None, passphrase: str | None = None) -> Dossier:
    """A new, empty dossier with these settings (title, institution …), open for changes; encrypted under a passphrase.

    Raises:
        StorageFailed: `exists`, or what the disk refuses; nothing is left behind then.
    """
    return create_under(path, new_key(passphrase) if passphrase else None, settings)


def create_under(path: Path, key: Key | None, settings: Mapping[str, str] | None = None) -> Dossier:
    """A new, empty dossier under a key that is known already, or under none; see `create`."""
    with failures():
        if not path.parent.is_dir():
            raise failed("missing-folder")
        make_own(path)
        try:
            return _laid_out(path, settings or {}, key)
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def _laid_out(path: Path, settings: Mapping[str, str], key: Key | None) -> Dossier:
    dossier = _held(path, key)
    try:
        with dossier.writing() as connection:
            schema.lay_out(connection)
            for name, value in settings.items():
                connection.execute(schema.settings.insert().values(name=name, value=value))
    except BaseException:
        dossier.close()
        raise
    return dossier


def _held(path: Path, key: Key | None) -> Dossier:
    """The dossier with the right to change it; its file writes ahead where its disk allows that."""
    hold = Hold(path)
    try:
        with failures():
            settle(path, key)
        return Dossier(path, hold, key)
    except BaseException:
        hold.release()
        raise


def open_dossier(path: Path, *, write: bool = True, passphrase: str | None = None) -> Dossier:
    """The dossier at that place, brought up to date if an older version made it.

    `passphrase` opens an encrypted one; the code of its recovery sheet does too.

    Raises:
        StorageFailed: `missing-file`, `not-a-dossier`, `newer-version`, `corrupt`; `passphrase-needed`,
            `wrong-passphrase`, `not-protected`; for writing also `read-only` and `open-elsewhere`. The file is
            unchanged then.
    """
    try:
        with failures():
            return open_under(path, key_for(path, passphrase), write=write)
    except StorageFailed as problem:
        if problem.code in UNKNOWN and is_damaged(path, passphrase):
            raise failed("corrupt") from problem
        raise


UNKNOWN = frozenset({"not-a-dossier", "wrong-passphrase"})
"""What is told of a file whose first page is damaged."""


def is_damaged(path: Path, passphrase: str | None) -> bool:
    """Whether a file that does not open was a dossier all the same, and under this passphrase."""
    if not path.is_file():
        return False
    if passphrase is None:
        return headless.was_plain(path) or bool(backups(path))
    return headless.key_behind(path, passphrase) is not None or (
        not _begins_varied(path) and _backup_opens(path, passphrase)
    )


def _backup_opens(path: Path, passphrase: str) -> bool:
    """Whether the latest backup is under a passphrase."""
    try:
        return any(
            is_protected(copy) and upgrades.version_of(copy, key_of(copy, passphrase)) for copy in backups(path)[:1]
        )
    except StorageFailed:
        return False


def open_under(path: Path, key: Key | None, *, write: bool = True) -> Dossier:
    """The dossier at that place, of which the key is known; see `open_dossier`."""
    with failures():
        if write:
            _refuse_unchangeable(path.stat())
        version = upgrades.version_of(path, key)
        if not write:
            return _for_reading(path, version, key)
        dossier = _held(path, key)
        try:
            upgrades.bring_up_to_date(dossier, version)
        except BaseException:
            dossier.close()
            raise
        return dossier


def _refuse_unchangeable(file: os.stat_result) -> None:
    """Stop where a file may not be written, or has two names, whose journals would know nothing of each other."""
    if not file.st_mode & stat.S_IWUSR:
        raise failed("read-only")
    if file.st_nlink > 1:
        raise failed("read-only", msg("This dossier has several names on its disk (hard links): it can only be read."))


def _for_reading(path: Path, version: int, key: Key | None) -> Dossier:
    if version < schema.VERSION:
        raise failed("older-version")
    return Dossier(path, None, key)


def key_for(path: Path, passphrase: str | None) -> Key | None:
    """The key of an encrypted dossier, None for a plain one; what is neither is refused."""
    protected = is_protected(path)
    if protected and passphrase is None:
        raise failed("passphrase-needed")
    if not protected and passphrase is not None:
        raise failed("not-protected")
    return None if passphrase is None else key_of(path, passphrase)


def is_protected(path: Path) -> bool:
    """Whether the file at that place is an encrypted dossier, as far as can be seen without its passphrase.

    Files that are neither that nor a plain dossier are refused before a driver touches them: it would take an empty
    file for an empty database. Where the first page is damaged, the others tell what it was, or else its latest backup.
    """
    if not path.is_file():
        raise failed("not-a-dossier" if path.exists() else "missing-file")
    with path.open("rb") as file:
        if file.read(len(_MAGIC)) == _MAGIC:
            return False
    if headless.was_plain(path):
        raise failed("corrupt")
    if _begins_varied(path) or headless.was_protected(path) or any(map(is_protected, backups(path)[:1])):
        return True
    raise failed("corrupt" if backups(path) else "not-a-dossier")


def _begins_varied(path: Path) -> bool:
    """Whether a file of whole pages begins as an encrypted one."""
    with path.open("rb") as file:
        return headless.is_varied(file.read(PAGE)) and not path.stat().st_size % PAGE
