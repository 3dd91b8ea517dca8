"""Write files for people: whole or not at all, and a sentence where the disk refuses."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from budgetwatch.domain.errors import StorageFailed
from budgetwatch.domain.message import Message, msg

_REASONS: dict[int, tuple[str, Message, Message]] = {
    errno.ENOSPC: (
        "disk-full",
        msg("The disk is full: {path} was not written."),
        msg("Free some space on the disk, or choose another one."),
    ),
    errno.EROFS: (
        "read-only",
        msg("This disk can only be read: {path} was not written."),
        msg("Choose a folder on another disk."),
    ),
}
_REASONS |= dict.fromkeys((errno.EDQUOT, errno.EFBIG), _REASONS[errno.ENOSPC])
_REASONS[errno.EIO] = (
    "medium-failed",
    msg("The disk stopped answering: {path} was not written."),
    msg("Plug the disk in again, or choose another one."),
)
_NOT_ALLOWED = (
    "no-permission",
    msg("You may not write here: {path} was not written."),
    msg("Choose a folder of your own, or close the file if it is open in another program."),
)
_NO_FOLDER = (
    "missing-folder",
    msg("This folder cannot be made: {path} was not written."),
    msg("Choose another folder, or plug in the disk it is on."),
)
_REASONS |= dict.fromkeys((errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY), _NOT_ALLOWED)
_REASONS |= dict.fromkeys((errno.ENOENT, errno.ENOTDIR, errno.EEXIST), _NO_FOLDER)


def make_folder(path: Path) -> None:
    """Make the folder if it is not there; StorageFailed tells why it cannot be."""
    with told_by_disk(path):
        path.mkdir(parents=True, exist_ok=True)


def write_whole(path: Path, content: bytes, *, own: bool = False) -> None:
    """Write a file completely or not at all, in place of an older one; StorageFailed tells why it cannot be.

    What a person gives away is for whom the system lets read the files that person saves, or read the older one; what
    is the owner's `own` (a key, a journal, a copy of the dossier) for nobody else.
    """
    make_folder(path.parent)
    with told_by_disk(path):
        _replace(path, content, own=own)


def write_together(contents: Mapping[Path, bytes]) -> None:
    """Write some files completely, all of them or none, in place of older ones; StorageFailed tells why they cannot be."""
    drafts: dict[Path, Path] = {}
    try:
        for path, content in contents.items():
            make_folder(path.parent)
            with told_by_disk(path):
                drafts[path] = _draft(path, content)
        _take_their_places(drafts)
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)


@contextmanager
def told_by_disk(path: Path) -> Iterator[None]:
    """Whatever the disk refuses inside becomes StorageFailed, about `path`."""
    try:
        yield
    except OSError as problem:
        raise _refused(path, problem) from problem


def _replace(path: Path, content: bytes, *, own: bool) -> None:
    draft = _draft(path, content, own=own)
    try:
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _draft(path: Path, content: bytes, *, own: bool = False) -> Path:
    """A file beside `path` with the content that is to take its place, for the same eyes."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        if not own:
            with suppress(OSError):  # a disk without modes
                Path(name).chmod(_mode_of(path))
        with os.fdopen(handle, "wb") as draft:
            draft.write(content)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _mode_of(path: Path) -> int:
    """Who may read the file of that name, or any file that this person saves where there is none."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    return 0o666 & ~_MASK


def _mask() -> int:
    """What the system takes from the modes of new files; it tells only by being told another."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


_MASK = _mask()


def _take_their_places(drafts: Mapping[Path, Path]) -> None:
    """Put each draft in its place; where one cannot be, every place has again what it had."""
    former: dict[Path, Path] = {}
    placed: list[Path] = []
    try:
        for path, draft in drafts.items():
            with told_by_disk(path):
                if path.is_file():
                    former[path] = _set_aside(path)
                draft.replace(path)
                placed.append(path)
    except BaseException:
        for path in placed:
            path.unlink()
        for path, kept in former.items():
            kept.replace(path)
        raise
    for kept in former.values():
        kept.unlink(missing_ok=True)


def _set_aside(path: Path) -> Path:
    """The older file under another name."""
    return path.replace(path.with_name(f".{path.name}.former"))


def _refused(path: Path, problem: OSError) -> StorageFailed:
    code, sentence, advice = _REASONS.get(problem.errno or 0, _NOT_ALLOWED)
    return StorageFailed(code, Message(sentence.text, (("path", str(path)),)), advice)
