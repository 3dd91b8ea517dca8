"""A dossier and its backups written anew under another passphrase, or under none."""

from __future__ import annotations

import os
from pathlib import Path

from budgetwatch.domain.errors import StorageFailed
from budgetwatch.store.backup import backups
from budgetwatch.store.connections import write_anew
from budgetwatch.store.dossier import key_for, open_dossier
from budgetwatch.store.errors import failures
from budgetwatch.store.hold import Hold
from budgetwatch.store.keys import new_key
from budgetwatch.store.ownership import make_own, share_as
from budgetwatch.store.upgrades import version_of

_NOT_OURS = frozenset({"wrong-passphrase", "passphrase-needed", "not-protected", "corrupt", "not-a-dossier"})
"""What is wrong with a backup that the passphrase of its dossier does not open."""


def recode(path: Path, passphrase: str | None, wanted: str | None) -> tuple[Path, ...]:
    """Put a dossier that nobody has open under the passphrase `wanted`, or under none; its backups follow.

    The key is new, so that neither the former passphrase nor its recovery sheet opens the dossier any more.

    Returns:
        The backups that stay as they were, because `passphrase` does not open them.

    Raises:
        StorageFailed: what `open_dossier` refuses, and what the disk refuses: the dossier is whole then, under the
            passphrase it had.
    """
    open_dossier(path, passphrase=passphrase).close()  # up to date, and folded into one file
    hold = Hold(path)
    try:
        left = tuple(copy for copy in backups(path) if not _follows(copy, passphrase, wanted))
        _write_anew(path, passphrase, wanted)
    finally:
        hold.release()
    return left


def _follows(copy: Path, passphrase: str | None, wanted: str | None) -> bool:
    try:
        _write_anew(copy, passphrase, wanted)
    except StorageFailed as problem:
        if problem.code not in _NOT_OURS:
            raise
        return False
    return True


def _write_anew(path: Path, passphrase: str | None, wanted: str | None) -> None:
    """Put the file in its own place again once the new one is whole on the disk and can be read."""
    growing = path.with_name(f"{path.name}.part")
    new = new_key(wanted) if wanted is not None else None
    with failures():
        growing.unlink(missing_ok=True)
        try:
            make_own(growing)
            share_as(growing, path)
            write_anew(path, growing, key_for(path, passphrase), new)
            version_of(growing, new)
            with growing.open("rb+") as file:
                os.fsync(file.fileno())
            growing.replace(path)
        except BaseException:
            growing.unlink(missing_ok=True)
            raise
