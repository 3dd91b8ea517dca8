"""The right to change a dossier: one window at a time, whatever the process."""

from __future__ import annotations

import errno
import json
import os
import platform
import sys
from contextlib import suppress
from pathlib import Path

from budgetwatch.domain.message import msg
from budgetwatch.store.errors import failed

# Windows locks bytes against reading too: the locked byte lies far behind the text that says who holds the file.
_BYTE = 1 << 30

_TAKEN = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
_NO_LOCKS = (errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)
"""What some network folders answer, which know no locks."""

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, _BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Hold:
    """A lock on a small file beside the dossier. The system drops it when its process ends, however it ends."""

    def __init__(self, dossier: Path) -> None:
        # Beside the file itself, under whichever link to it people open it.
        place = dossier.resolve()
        self._path = place.with_name(place.name + ".lock")
        self._handle = self._take()
        os.ftruncate(self._handle, 0)
        os.lseek(self._handle, 0, os.SEEK_SET)
        holder = {"process": os.getpid(), "computer": platform.node()}
        os.write(self._handle, json.dumps(holder).encode())

    def _take(self) -> int:
        """The handle of the locked file, which is still the one that others find under its name."""
        while True:
            handle = self._open()
            try:
                _lock(handle)
            except OSError as error:
                os.close(handle)
                raise self._refusal(error) from None
            with suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(handle), self._path.stat()):
                    return handle
            os.close(handle)

    def _open(self) -> int:
        try:
            return os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except PermissionError:
            # Where no file may be made the dossier can still be read.
            raise failed("read-only") from None

    def _refusal(self, error: OSError) -> Exception:
        if error.errno in _NO_LOCKS:
            return failed(
                "read-only",
                msg(
                    "This folder cannot tell two windows that change the same dossier apart: it can only be read here."
                ),
            )
        if error.errno not in _TAKEN:
            return error
        try:
            holder = json.loads(self._path.read_text("utf-8"))
            computer, process = str(holder["computer"]), str(holder["process"])
        except (OSError, ValueError, KeyError, TypeError):
            return failed("open-elsewhere")
        return failed(
            "open-elsewhere",
            msg(
                "This dossier is already open for changes on {computer} (process {process}). It is unchanged.",
                computer=computer,
                process=process,
            ),
        )

    def release(self) -> None:
        """Let others change the dossier, and leave no file behind."""
        # Removed before it is unlocked, so that nobody can be holding a file that others no longer find.
        if sys.platform != "win32":
            self._path.unlink(missing_ok=True)
        os.close(self._handle)
        if sys.platform == "win32":
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
