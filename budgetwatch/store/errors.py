"""What the driver and the disk report, as failures a person can act on."""

from __future__ import annotations

import errno
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from budgetwatch.domain.errors import StorageFailed
from budgetwatch.domain.message import Message, msg

_WORDED: dict[str, tuple[Message, Message]] = {
    "missing-file": (msg("There is no dossier at this place."), msg("Choose the dossier again, or plug in the disk it is on.")),
    "replaced": (msg("Another file has taken the place of this dossier. Nothing was written."), msg("Close the dossier, and open the file that is there now.")),
    "exists": (msg("There is already a file of that name. It is unchanged."), msg("Choose another name, or open that dossier.")),
    "missing-folder": (msg("There is no such folder."), msg("Choose another folder, or make this one first.")),
    "not-a-dossier": (msg("This file is not a BudgetWatch dossier."), msg("Choose a file that ends in .budget. Spreadsheets are imported into an open dossier.")),
    "newer-version": (msg("This dossier was made by a newer version of BudgetWatch. It is unchanged."), msg("Install the newer version to open it.")),
    "open-elsewhere": (msg("This dossier is already open for changes in another window. It is unchanged."), msg("Close the other window, or open the dossier for reading only.")),
    "read-only": (msg("This dossier can be read but not changed."), msg("Copy it to a folder where you may write, and open the copy.")),
    "no-permission": (msg("You may not read or write at this place."), msg("Choose a folder of your own, or ask for the right to write here.")),
    "disk-full": (msg("The disk is full. The dossier is unchanged."), msg("Free some space on the disk, then do it again.")),
    "left-beside": (msg("The latest steps are not yet in the dossier's file."), msg("Keep both files together, and copy both. Once the disk has room and no other window reads the dossier, open it for changes and close it: it is one file again.")),
    "medium-failed": (msg("The disk stopped answering. The last completed step is kept."), msg("Plug the disk in again and reopen the dossier.")),
    "busy": (msg("The dossier is busy with another change. It is unchanged."), msg("Wait for the other change to end, then do it again.")),
    "corrupt": (msg("This dossier is damaged."), msg("Keep the damaged file. Open it in the window, or use the command recover: the latest intact backup is proposed, and what can be read is saved into a new dossier.")),
    "out-of-range": (msg("An amount of this table is too large to be kept exactly. Nothing was imported."), msg("Check the unit of the table: an amount may have at most 18 digits.")),
    "older-version": (msg("This dossier was made by an older version of BudgetWatch."), msg("Open it once for changes: it is then brought up to date, after a backup.")),
    "passphrase-needed": (msg("This dossier is protected by a passphrase."), msg("Type its passphrase, or the code of its recovery sheet.")),
    "wrong-passphrase": (msg("This is not the passphrase of this dossier, or its first page is damaged. It is unchanged."), msg("Type it again: capitals and spaces count. The code of the recovery sheet opens it too.")),
    "not-protected": (msg("This dossier is not protected by a passphrase."), msg("Open it without a passphrase, or protect it first.")),
    "upgrade-failed": (msg("This dossier comes from an older version and could not be brought up to date. It is unchanged."), msg("Keep the file, and ask for help with a copy of it.")),
}  # fmt: skip

_DRIVER = {3: "no-permission", 5: "busy", 6: "busy", 8: "read-only", 10: "medium-failed", 11: "corrupt", 13: "disk-full", 14: "no-permission", 23: "no-permission", 26: "not-a-dossier"}  # fmt: skip

_FULL = frozenset({sqlite3.SQLITE_IOERR_SHMSIZE})
"""What SQLite answers, instead of "full", where the disk has no room left for the index of its write-ahead log."""

_NO_KEY = "foreign key mismatch"
"""What SQLite says, under the number of any faulty question, where damage took the key out of a table's own text."""

_TOLD = {
    "database or disk is full": "disk-full",
    "database disk image is malformed": "corrupt",
    "disk I/O error": "medium-failed",
}
"""What SQLite says where a function of SQLCipher fails on the disk, under the number of any faulty question."""

_SYSTEM = {errno.EEXIST: "exists", errno.ENOENT: "missing-file", errno.EACCES: "no-permission", errno.EPERM: "no-permission", errno.ENOSPC: "disk-full", errno.EDQUOT: "disk-full", errno.EFBIG: "disk-full", errno.EROFS: "read-only", errno.EIO: "medium-failed"}  # fmt: skip


_ALSO_GONE = frozenset({"no-permission", "medium-failed"})


class Garbled(ValueError):
    """A kept text that is not what the store wrote."""


class WrongKey(ValueError):
    """The file cannot be read with this key."""


def failed(code: str, message: Message | None = None) -> StorageFailed:
    """The failure of that code, with its sentence and what to do next."""
    default, advice = _WORDED[code]
    return StorageFailed(code, message or default, advice)


def left_beside(dossier: Path, log: Path) -> StorageFailed:
    """What a person must know of a closed dossier whose latest steps are in the log beside it."""
    told = msg("The latest steps are not yet in {dossier}, but in {log} beside it.", dossier=dossier.name, log=log.name)
    return failed("left-beside", told)


def code_of(error: BaseException) -> str | None:
    """The stable code of a driver's or system's error; None for what is a bug and not the environment."""
    # SQLCipher's errors are no sqlite3.Error, but carry the same numbers under the same names.
    number = getattr(error, "sqlite_errorcode", None)
    match error:
        case _ if _NO_KEY in str(error):
            return "corrupt"
        case _ if number == sqlite3.SQLITE_ERROR and str(error) in _TOLD:
            return _TOLD[str(error)]
        case _ if number is not None:
            return "disk-full" if number in _FULL else _DRIVER.get(number & 0xFF)
        case WrongKey():
            return "wrong-passphrase"
        case Garbled() | UnicodeDecodeError():
            return "corrupt"
        case OverflowError():
            return "out-of-range"
        case OSError():
            return _SYSTEM.get(error.errno or 0, "medium-failed")
        case _ if type(error).__name__ == "OperationalError":
            return "corrupt"  # the driver's own, without a number: a kept text that is no text
    return None


@contextmanager
def failures(path: Path | None = None) -> Iterator[None]:
    """Turn what the driver and the disk report inside the block into `StorageFailed`; bugs pass through.

    SQLite has one answer for a file that may not be opened and one that is gone: whether `path` is there tells.
    """
    try:
        yield
    except Exception as error:
        cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
        code = code_of(cause)
        if code is None:
            raise
        gone = code in _ALSO_GONE and path is not None and not path.exists()
        if not gone and _is_limited(cause, code):
            raise StorageFailed("disk-full", *_LIMITED) from error
        raise failed("missing-file" if gone else code) from error


_LIMITED = (
    msg("No file may grow so large here: the disk is full, or the system limits the size of files. The dossier is unchanged."),
    msg("Free some space, or have the limit raised (ulimit -f; a disk formatted as FAT takes 4 GB a file), then do it again."),
)  # fmt: skip


def _is_limited(cause: BaseException, code: str) -> bool:
    """Whether a file could not be written where the system limits the size of files; SQLite tells that as a full or failing disk."""
    if isinstance(cause, OSError):
        return cause.errno == errno.EFBIG
    stopped = code == "disk-full" or getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_IOERR_WRITE
    if not stopped or _WINDOWS:
        return False
    import resource

    return resource.getrlimit(resource.RLIMIT_FSIZE)[0] != resource.RLIM_INFINITY


_WINDOWS = sys.platform == "win32"
