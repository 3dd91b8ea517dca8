"""A dossier and its backups written anew under another passphrase, or under none."""

from __future__ import annotations

import os
from pathlib import Path

from budgetwatch.domain.errors import StorageFailed
from budgetwatch.store.backup import backups
from budgetwatch.store.connections import write_anew
from budgetwatch.store.dossier import key_for, open_dossier
from budgetwatch.store.errors import failures, left_beside
from budgetwatch.store.hold import Hold
from budgetwatch.store.keys import Key, new_key
from budgetwatch.store.ownership import make_own, share_as
from budgetwatch.store.upgrades import version_of

_NOT_OURS = frozenset({"wrong-passphrase", "passphrase-needed", "not-protected", "corrupt", "not-a-dossier"})
"""What is wrong with a backup that the passphrase of its dossier does not open."""


def recode(path: Path, passphrase: str | None, wanted: str | None) -> tuple[Path, ...]:
    """Put a dossier that nobody has open under the passphrase `wanted`, or under none, and its backups with it.

    The key is new, so that neither the former passphrase nor its recovery sheet opens the dossier any more; it is the
    same for all, so that the new sheet opens the backups too. No file takes the place of a former one before each is
    written: where one cannot be, all are as they were.

    Returns:
        The backups that stay as they were, because `passphrase` does not open them.

    Raises:
        StorageFailed: what `open_dossier` refuses, `left-beside`, and what the disk refuses: dossier and backups are
            whole then, under the passphrase they had.
    """
    _fold(path, passphrase)
    hold = Hold(path)
    try:
        return _all_anew(path, passphrase, wanted)
    finally:
        hold.release()


def _fold(path: Path, passphrase: str | None) -> None:
    """Have a dossier up to date and in one file: a log beside it would be poured into the one that takes its place."""
    dossier = open_dossier(path, passphrase=passphrase)
    dossier.close()
    if dossier.left_beside is not None:
        raise left_beside(path, dossier.left_beside)


def _all_anew(path: Path, passphrase: str | None, wanted: str | None) -> tuple[Path, ...]:
    new = new_key(wanted) if wanted is not None else None
    files = (*backups(path), path)  # the dossier last: until then it opens as before
    growing = {file: file.with_name(f"{file.name}.part") for file in files}
    try:
        # One that was killed at work may have put some copies under `wanted` already.
        left = tuple(
            copy
            for copy in files[:-1]
            if not any(_follows(copy, growing[copy], known, new) for known in (passphrase, wanted))
        )
        _write_anew(path, growing[path], passphrase, new)
        with failures():
            for file in files:
                if file not in left:
                    growing[file].replace(file)
    finally:
        for part in growing.values():
            part.unlink(missing_ok=True)
    return left


def _follows(copy: Path, growing: Path, passphrase: str | None, new: Key | None) -> bool:
    try:
        _write_anew(copy, growing, passphrase, new)
    except StorageFailed as problem:
        if problem.code not in _NOT_OURS:
            raise
        return False
    return True


def _write_anew(path: Path, growing: Path, passphrase: str | None, new: Key | None) -> None:
    """Write the file under the new key beside the former one: whole on the disk, and read once."""
    with failures():
        growing.unlink(missing_ok=True)
        key = key_for(path, passphrase)
        make_own(growing)
        share_as(growing, path)
        write_anew(path, growing, key, new)
        version_of(growing, new)
        with growing.open("rb+") as file:
            os.fsync(file.fileno())
