"""The words of the commands that remember, mend and send back."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from budgetwatch.cli.audience_arguments import add_audience
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Absent

if TYPE_CHECKING:
    from budgetwatch.cli.arguments import Commands


def add_repairs(commands: Commands) -> None:
    """`recipes`, `correct` and `anomalies`."""
    word = commands.word
    one = commands.add("recipes", msg("how tables were read once, remembered for the next file"), dossier=True)
    one.add_argument("--forget", metavar="NAME", help=word(msg("take a recipe out of the dossier")))

    one = commands.add("correct", msg("correct a cell, with a reason; what was received stays as it is"), dossier=True)
    one.add_argument("--cell", metavar="SHEET!CELL", help=word(msg("cell to correct; without it, what is corrected")))
    one.add_argument("--file", metavar="NAME|SHA256", help=word(msg("file of the cell, where several may be meant")))
    one.add_argument("--amount", help=word(msg("what the cell should say, in whole currency units")))
    one.add_argument("--state", choices=_STATES, help=word(msg("why the cell holds no amount")))
    one.add_argument("--reason", default="", help=word(msg("why: printed beside the figure")))
    one.add_argument("--withdraw", action="store_true", help=word(msg("let the received value count again")))

    one = commands.add("anomalies", msg("make the workbook of doubtful cells for the ministry"), dossier=True)
    one.add_argument("--out", type=Path, required=True, help=word(msg("file to write (.xlsx)")))
    add_audience(one)


_STATES = [Absent.NIL.value, Absent.UNKNOWN.value]


def add_memory(command: argparse.ArgumentParser, commands: Commands) -> None:
    """The options of `import` about recipes and newer versions."""
    word = commands.word
    command.add_argument("--recipe", metavar="NAME", help=word(msg("read the tables as this recipe says")))
    command.add_argument("--keep-recipe", metavar="NAME", help=word(msg("remember how the tables are read")))
    versions = command.add_mutually_exclusive_group()
    versions.add_argument(
        "--replace",
        action="store_true",
        help=word(
            msg("let a newer version take the place of the table imported earlier; without either it is refused")
        ),
    )
    versions.add_argument(
        "--keep-both", action="store_true", help=word(msg("let both versions count, each with its own figures"))
    )
