"""A dossier for the time of one command."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from budgetwatch.cli.dropping import telling_what_drops
from budgetwatch.domain.errors import BudgetWatchError, StorageFailed
from budgetwatch.domain.message import msg
from budgetwatch.usecases.dossiers import Dossier, close_dossier, open_dossier


@contextmanager
def opened(asked: Namespace, *, write: bool = False, changes: bool = True) -> Iterator[Dossier]:
    """The dossier that a command names, closed afterwards; one that an older version made is brought up to date first.

    `changes`: what it writes is a change of its own, after which nothing that was taken back can be done again.
    """
    path, passphrase = asked.dossier, passphrase_in(asked.passphrase_file)
    try:
        dossier = open_dossier(path, write=write, passphrase=passphrase)
    except StorageFailed as problem:
        if problem.code != "older-version":
            raise
        asked.warnings.extend(close_dossier(open_dossier(path, passphrase=passphrase)))
        dossier = open_dossier(path, write=write, passphrase=passphrase)
    try:
        with telling_what_drops(dossier, asked.warnings) if changes else nullcontext():
            yield dossier
    finally:
        asked.warnings.extend(close_dossier(dossier))


def passphrase_in(file: Path | None) -> str | None:
    """The first line of a passphrase file; None where no file is given."""
    if file is None:
        return None
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise PassphraseUnreadable from error
    if not lines or not lines[0]:
        raise PassphraseUnreadable
    return lines[0]


class PassphraseUnreadable(BudgetWatchError):
    """The passphrase file holds no passphrase."""

    code = "passphrase-unreadable"
    default = msg("The passphrase file cannot be read, or is empty.")
    default_advice = msg("Give the path of a text file (UTF-8) whose first line is the passphrase.")
