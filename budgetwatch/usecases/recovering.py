"""Recover a damaged dossier: save what can be read of it, or take its latest intact backup."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from budgetwatch.domain.errors import NotFound, StorageFailed
from budgetwatch.domain.message import Message, msg
from budgetwatch.jobs import SILENT, Job
from budgetwatch.store import backup, datasets, history, salvage, verify
from budgetwatch.store.aside import folder_beside
from budgetwatch.store.dossier import open_dossier
from budgetwatch.store.salvage import Salvaged
from budgetwatch.usecases.rereading import read_again
from budgetwatch.usecases.writing import write_whole

__all__ = ["IntactBackup", "Recovered", "Salvaged", "find_intact_backup", "recover", "take_backup"]


@dataclass(frozen=True, slots=True)
class IntactBackup:
    """The latest dated copy of which everything checks: when it was made, the imports it holds, and its last step."""

    path: Path
    taken: datetime
    imports: tuple[str, ...]
    steps: int


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was saved of a damaged dossier, the last step among that, and the latest intact backup, if there is one.

    `read_again` names the imports that were lost and read anew from their kept files; `saved` tells them no more as lost.
    """

    saved: Salvaged
    steps: int
    backup: IntactBackup | None
    read_again: tuple[str, ...] = ()

    @property
    def backup_holds_more(self) -> bool:
        """Whether the backup has an import that was lost here, or everything up to the same step or a later one."""
        if self.backup is None or not (self.saved.lost or self.saved.holed):
            return False
        more = Counter(self.backup.imports) - Counter((*self.saved.kept, *self.read_again))
        return any(name in more for name, _ in self.saved.lost) or self.backup.steps >= self.steps


def recover(path: Path, out: Path, passphrase: str | None = None, job: Job = SILENT) -> Recovered:
    """Write what can still be read of a damaged dossier to a new one; the damaged file stays as it is.

    An import of which anything is missing is left out whole. Its received file, where it is intact, is read again in the
    same way; where that does not give the same sums, it waits in the new dossier to be imported. Where nothing can be read, or no import and no received file, the refusal names the
    latest intact backup; what was noted beside the imports is then left at `out`.
    """
    try:
        saved = salvage.salvage(path, out, passphrase, job)
    except StorageFailed as problem:
        if problem.code != "corrupt":
            raise
        told = msg("Nothing can be read of this dossier.")
        raise StorageFailed("corrupt", told, _instead(path, passphrase, job)) from problem
    if _without_money(saved):
        told = msg("No amount can be read of this dossier. Notes that could be read are in {file}.", file=str(out))
        raise StorageFailed("corrupt", told, _instead(path, passphrase, job))
    with open_dossier(out, passphrase=passphrase) as dossier:
        steps = history.revision(dossier)
        again = read_again(dossier, saved.readings, job)
    still = replace(saved, lost=_without(saved.lost, again))
    return Recovered(still, steps, find_intact_backup(path, passphrase, job), again)


def _without(lost: tuple[tuple[str, bool], ...], again: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    """What is lost but for the tables that were read again: two files may have tables of one name."""
    left = Counter(again)
    still = []
    for table, there in lost:
        if there and left[table]:
            left[table] -= 1
        else:
            still.append((table, there))
    return tuple(still)


def find_intact_backup(path: Path, passphrase: str | None = None, job: Job = SILENT) -> IntactBackup | None:
    """The latest copy beside a dossier that opens under the passphrase and of which every check holds."""
    job.step(msg("Checking the backups"))
    found = (_checked(copy, passphrase, job) for copy in backup.backups(path))
    return next((one for one in found if one is not None), None)


def _checked(copy: Path, passphrase: str | None, job: Job) -> IntactBackup | None:
    """What a copy holds; None where anything is wrong with it. One of an older version is read as the present one would be."""
    try:
        return _looked_at(copy, copy, passphrase, job)
    except StorageFailed as problem:
        if problem.code != "older-version":
            return None
    try:
        with folder_beside(copy) as folder:
            upgraded = folder / copy.name
            saved = salvage.salvage(copy, upgraded, passphrase, job)
            return None if saved.is_partial else _looked_at(copy, upgraded, passphrase, job)
    except (StorageFailed, OSError):
        return None


def _looked_at(copy: Path, opened: Path, passphrase: str | None, job: Job) -> IntactBackup | None:
    """What a copy holds, read in the file that is opened in its place; None where a check fails."""
    with open_dossier(opened, write=False, passphrase=passphrase) as dossier:
        if not all(check.ok for check in verify.verify(dossier, job)):
            return None
        imports = tuple(one.table for one in datasets.listed(dossier))
        return IntactBackup(copy, backup.taken_at(copy), imports, history.revision(dossier))


def take_backup(path: Path, out: Path, passphrase: str | None = None, job: Job = SILENT) -> IntactBackup:
    """Write the latest intact backup of a dossier to a new one, under the same passphrase; backup and dossier stay as they are.

    Raises:
        NotFound: no intact backup stands beside it.
        StorageFailed: `exists`, and what the disk refuses.
    """
    found = find_intact_backup(path, passphrase, job)
    if found is None:
        raise NotFound(msg("No intact backup stands beside this dossier."), msg("Save what can be read of it instead."))
    if out.exists():
        raise StorageFailed("exists", msg("There is already a file of that name. It is unchanged."))
    write_whole(out, found.path.read_bytes(), own=True)
    return found


def _without_money(saved: Salvaged) -> bool:
    """Whether damage left neither a whole import nor a received file that could be imported again."""
    return bool(saved.holed or saved.lost) and not saved.kept and not any(there for _, there in saved.lost)


def _instead(path: Path, passphrase: str | None, job: Job) -> Message:
    """What is left to do where nothing can be recovered."""
    found = find_intact_backup(path, passphrase, job)
    if found is not None:
        return msg("Open its latest backup, {file}, and keep the damaged file.", file=str(found.path))
    return msg("No backup stands beside it: look for a copy elsewhere, or import the received files again.")
