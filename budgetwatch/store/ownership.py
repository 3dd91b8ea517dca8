"""Files of a dossier are for its owner: made so, and never opened wider than the dossier is.

A disk without modes (FAT, exFAT) and Windows, which gives a file the rights of its folder, keep their own ways.
"""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path

OWNER_ALONE = 0o600


def make_own(path: Path) -> None:
    """Make an empty file that its owner alone may read; FileExistsError where there is one of that name."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ALONE))


def share_as(path: Path, other: Path) -> None:
    """Let those read a file who may read another, as a person set it, and nobody else."""
    with suppress(OSError):
        path.chmod(stat.S_IMODE(other.stat().st_mode))


def copy_own(path: Path, copy: Path) -> None:
    """Copy a file to one that its owner alone may read, in place of what a killed process left there."""
    copy.unlink(missing_ok=True)
    make_own(copy)
    shutil.copyfile(path, copy)
