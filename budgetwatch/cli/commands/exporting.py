"""The command `export`."""

from __future__ import annotations

from argparse import Namespace

from budgetwatch.cli.opened import opened
from budgetwatch.cli.told import Told
from budgetwatch.cli.watching import watched
from budgetwatch.i18n import Language
from budgetwatch.usecases import exporting


def export(asked: Namespace, language: Language) -> Told:
    """`export DOSSIER --out DIR [--format csv|xlsx|datapackage]`."""
    with opened(asked) as dossier:
        files = exporting.export(dossier, asked.out, asked.format, watched(language))
    return Told({"files": [str(path) for path in files]}, "\n".join(str(path) for path in files))
