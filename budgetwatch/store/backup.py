"""Dated copies of a dossier, the oldest making room for the newest."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from glob import escape
from pathlib import Path

from budgetwatch.store import history
from budgetwatch.store.connections import connect
from budgetwatch.store.errors import failures
from budgetwatch.store.opened import Dossier
from budgetwatch.store.ownership import make_own, share_as

_STAMP = "%Y%m%dT%H%M%S%f"


def back_up(dossier: Dossier, folder: Path | None = None, keep: int = 10) -> Path:
    """The new copy, whole and compact, in `folder` (beside the dossier by default); only the latest `keep` stay."""
    into = folder or _beside(dossier.path)
    with failures(dossier.path):
        copies = _redated(dossier, backups(dossier.path, folder), datetime.now(UTC))
    copy = into / _name(dossier.path, _moment_after(copies))
    growing = into / f"{dossier.path.stem}.part"
    with failures(dossier.path):
        dossier.path.stat()  # where the disk is gone no folder is made in its place
        into.mkdir(parents=folder is not None, exist_ok=True)
        _copy(dossier, growing)
        # Named as a copy only once it is whole, whatever stops the computer meanwhile.
        growing.replace(copy)
        for old in backups(dossier.path, folder)[keep:]:
            old.unlink(missing_ok=True)
    return copy


def _moment_after(copies: Sequence[Path]) -> datetime:
    """Now; or just after the latest copy, where the clock was set back: else the newest copy would be taken for the oldest."""
    now = datetime.now(UTC)
    return max(now, taken_at(copies[0]) + timedelta(microseconds=1)) if copies else now


def _redated(dossier: Dossier, copies: Sequence[Path], now: datetime) -> Sequence[Path]:
    """The copies, newest first, of which none is from a day to come: a clock that was far ahead dates no later one.

    Those it dated are named anew, in their order, just before the copy that is to be made. Where the dossier itself
    is from a day to come, it is the present clock that is wrong, and they stay.
    """
    begun = history.begun(dossier)
    if not copies or taken_at(copies[0]) - now < _DAY or begun is None or begun > now:
        return copies
    ahead = [one for one in copies if taken_at(one) > now]
    before = [now - timedelta(microseconds=n) for n in range(1, len(ahead) + 1)]
    named = [one.with_name(_name(dossier.path, moment)) for one, moment in zip(ahead, before, strict=True)]
    for one, anew in zip(ahead, named, strict=True):
        one.rename(anew)
    return (*named, *copies[len(ahead) :])


_DAY = timedelta(days=1)


def _name(dossier: Path, moment: datetime) -> str:
    return f"{dossier.stem}.{moment.strftime(_STAMP)}{dossier.suffix}"


def _copy(dossier: Dossier, copy: Path) -> None:
    """Write one state of the dossier, under the same key and for the same eyes, whatever is being changed in it, or leave nothing."""
    copy.unlink(missing_ok=True)
    make_own(copy)
    share_as(copy, dossier.path)
    try:
        with dossier.copying() as connection:
            connection.execute("VACUUM INTO ?", (str(copy),))
    except BaseException:
        copy.unlink(missing_ok=True)
        raise


def backups(dossier: Path, folder: Path | None = None) -> tuple[Path, ...]:
    """The copies of the dossier at that place, newest first."""
    pattern = f"{escape(dossier.stem)}.????????T????????????{escape(dossier.suffix)}"
    return tuple(sorted((folder or _beside(dossier)).glob(pattern), reverse=True))


def taken_at(copy: Path) -> datetime:
    """When a copy was made, as its name says (UTC)."""
    stamp = copy.stem.rpartition(".")[2]
    return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)


def steps_in(copy: Path, dossier: Dossier) -> int:
    """The number of the last step that a copy of the dossier holds."""
    with failures(), closing(connect(copy, write=False, key=dossier.key)) as connection:
        return int(connection.execute("SELECT coalesce(max(id), 0) FROM history").fetchone()[0])


def _beside(dossier: Path) -> Path:
    return dossier.with_name(f"{dossier.stem}.backups")
