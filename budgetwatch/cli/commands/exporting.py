"""The command `export`."""

from __future__ import annotations

from argparse import Namespace

from budgetwatch.cli.opened import opened
from budgetwatch.cli.told import Told
from budgetwatch.cli.watching import watched
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.message import msg
from budgetwatch.domain.terms import AUDIENCES
from budgetwatch.i18n import Language
from budgetwatch.usecases import exporting


def export(asked: Namespace, language: Language) -> Told:
    """`export DOSSIER --out DIR [--format csv|xlsx|datapackage] [--audience public|committee|closed]`."""
    audience = Audience(asked.audience)
    with opened(asked) as dossier:
        files = exporting.export(dossier, asked.out, asked.format, watched(language), audience)
    told = "\n".join((*map(str, files), reminder(audience, language)))
    return Told({"files": [str(path) for path in files], "audience": audience.value}, told)


def reminder(audience: Audience, language: Language) -> str:
    """For whom a file that leaves the dossier is."""
    return language.word(
        msg("Audience: {audience}. Do not hand it to a wider one.", audience=AUDIENCES[audience])
        if audience is not Audience.PUBLIC
        else msg("Audience: {audience}.", audience=AUDIENCES[audience])
    )
