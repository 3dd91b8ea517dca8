"""The words of the commands about blank workbooks and tables typed by hand."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from budgetwatch.domain.message import msg
from budgetwatch.domain.record import RECORDS

if TYPE_CHECKING:
    from budgetwatch.cli.arguments import Commands

RECORD_KINDS = [kind.value for kind in RECORDS]
BLANK_KINDS = ("budget", "execution", "contracts", "acts", "programming", "headcount", "advances", "calendar")


def add_registers(commands: Commands) -> None:
    """`template`, `records` and `confirm`."""
    word = commands.word
    one = commands.add("template", msg("make a blank workbook for the ministry to fill"))
    one.add_argument("kind", choices=BLANK_KINDS, help=word(msg("what the workbook asks for")))
    one.add_argument("--out", type=Path, required=True, help=word(msg("file to write (.xlsx)")))

    one = commands.add("records", msg("the records of a register: acts, headcounts, advances, calendar"), dossier=True)
    one.add_argument("kind", choices=RECORD_KINDS, help=word(msg("which register")))

    one = commands.add(
        "confirm", msg("say as a second reader that a typed table is what its document says"), dossier=True
    )
    one.add_argument(
        "--source", metavar="NAME|SHA256", help=word(msg("typed table; without it, those nobody else has read"))
    )


def add_typing(command: argparse.ArgumentParser, commands: Commands) -> None:
    """The options of `import` for a table typed from a document that came without a spreadsheet."""
    word = commands.word
    command.add_argument(
        "--typed", type=Path, metavar="FILE", help=word(msg("table typed by hand (.csv), read as such"))
    )
    command.add_argument("--document", default="", help=word(msg("title of the document it was typed from")))
    command.add_argument("--page", default="", help=word(msg("page of that document")))
    command.add_argument("--document-date", default="", help=word(msg("date of that document")))
