"""The command `recover`: what can be read of a damaged dossier, or its latest intact backup."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from budgetwatch.cli.opened import passphrase_in
from budgetwatch.cli.told import Json, Told
from budgetwatch.cli.watching import watched
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.i18n import Language
from budgetwatch.usecases import recovering, verifying
from budgetwatch.usecases.recovering import IntactBackup, Recovered


def recover(asked: Namespace, language: Language) -> Told:
    """`recover DOSSIER --out FILE [--from-backup]`."""
    passphrase = passphrase_in(asked.passphrase_file)
    if asked.from_backup:
        taken = recovering.take_backup(asked.dossier, asked.out, passphrase, watched(language))
        told: Json = {
            "file": str(asked.out),
            "kept": list(taken.imports),
            "lost": [],
            "damaged": [],
            "backup": _shape(taken),
        }
        return Told(told, language.word(_taken(taken, language)))
    found = recovering.recover(asked.dossier, asked.out, passphrase, watched(language))
    backups = verifying.list_backups(asked.dossier)
    shape: Json = {
        "file": str(asked.out),
        "kept": list(found.saved.kept),
        "read_again": list(found.read_again),
        "undone": list(found.saved.undone),
        "altered_files": list(found.saved.altered),
        "lost": [{"table": name, "file_kept": there} for name, there in found.saved.lost],
        "damaged": list(found.saved.holed),
        "backups": [str(path) for path in backups],
        "backup": _shape(found.backup) if found.backup is not None else None,
        "backup_holds_more": found.backup_holds_more,
    }
    return Told(shape, "\n".join(language.word(line) for line in _told(found, backups, language)))


def _shape(copy: IntactBackup) -> Json:
    return {
        "file": str(copy.path),
        "made": copy.taken.isoformat(),
        "imports": list(copy.imports),
        "last_step": copy.steps,
    }


def _taken(copy: IntactBackup, language: Language) -> Message:
    return msgn(
        "The backup of {moment} is intact: {count} import.",
        "The backup of {moment} is intact: {count} imports.",
        len(copy.imports),
        moment=language.moment(copy.taken.astimezone()),
    )


def _told(found: Recovered, backups: Sequence[Path], language: Language) -> Iterator[Message]:
    """What to take first, where a backup holds more, then what was saved."""
    if found.backup is not None and found.backup_holds_more:
        yield _taken(found.backup, language)
        yield msg("It holds what is lost here. To take it first: `recover` with `--from-backup`.")
    yield from _saved(found)
    if found.backup is None and backups:
        yield msg("None of its backups is intact.")
    elif not backups and not (found.saved.kept or found.read_again):
        yield msg("No backup stands beside it: look for a copy elsewhere, or import the received files again.")
    elif found.backup is not None and not found.backup_holds_more:
        yield msg("The latest backup may hold more: {file}", file=str(found.backup.path))


def _saved(found: Recovered) -> Iterator[Message]:
    saved = found.saved
    if not (saved.kept or saved.lost or found.read_again):
        yield msg("No import could be read: only what was noted beside them is saved, as far as it was whole.")
    else:
        yield msgn("{count} import is whole.", "{count} imports are whole.", len(saved.kept))
    for name in found.read_again:
        yield msg("Read again from its kept file, to the same sums: {table}.", table=name)
    for name, there in saved.lost:
        if there:
            yield msg("Lost: {table}. Its file is kept: import it again.", table=name)
        else:
            yield msg("Lost: {table}, with the file received.", table=name)
    for name in saved.undone:
        yield msg("An import that had been taken back is gone for good: {table}.", table=name)
    if saved.altered:
        files = ", ".join(saved.altered)
        yield msg(
            "Files kept with whole imports are damaged: {files}. Import them again: they are put back.", files=files
        )
    if saved.holed:
        yield msg("Rows are gone from: {tables}.", tables=", ".join(saved.holed))
    if saved.is_partial:
        yield msg("Steps from before the damage can no longer be taken back.")
