"""The commands `protect`, `unprotect` and `recovery-sheet`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from budgetwatch.cli.opened import opened, passphrase_in
from budgetwatch.cli.told import Told
from budgetwatch.domain.message import msg, msgn
from budgetwatch.i18n import Language
from budgetwatch.usecases import protecting


def protect(asked: Namespace, language: Language) -> Told:
    """`protect DOSSIER --new-passphrase-file FILE`: encrypt it, or change its passphrase."""
    wanted = passphrase_in(asked.new_passphrase_file)
    left = protecting.change_passphrase(asked.dossier, passphrase_in(asked.passphrase_file), wanted)
    said = language.word(msg("The dossier is protected. Print its recovery sheet: the former one opens nothing."))
    return _told(left, said, language, protected=True)


def unprotect(asked: Namespace, language: Language) -> Told:
    """`unprotect DOSSIER --passphrase-file FILE`."""
    left = protecting.change_passphrase(asked.dossier, passphrase_in(asked.passphrase_file), None)
    said = language.word(msg("The dossier is no longer protected: whoever has the file can read it."))
    return _told(left, said, language, protected=False)


def write_recovery_sheet(asked: Namespace, language: Language) -> Told:
    """`recovery-sheet DOSSIER --out FILE`."""
    with opened(asked) as dossier:
        file = protecting.write_recovery_sheet(dossier, asked.out, language)
    return Told({"file": str(file)}, str(file))


def _told(left: Sequence[Path], said: str, language: Language, *, protected: bool) -> Told:
    shape = {"protected": protected, "backups_left": [str(path) for path in left]}
    lines = [said]
    if left:
        stay = msgn(
            "{count} backup has another passphrase and stays as it was:",
            "{count} backups have another passphrase and stay as they were:",
            len(left),
        )
        lines += [language.word(stay), *map(str, left)]
    return Told(shape, "\n".join(lines))
