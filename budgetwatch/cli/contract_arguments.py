"""The words of the commands about the thresholds and the owners of contracts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from budgetwatch.domain.message import msg

if TYPE_CHECKING:
    from budgetwatch.cli.arguments import Commands


def add_contracts(commands: Commands) -> None:
    """`thresholds` and `owners`: one thing is done at a time, then the list is told."""
    word = commands.word
    one = commands.add("thresholds", msg("the thresholds that contracts of a dossier are judged with"), dossier=True)
    only = one.add_mutually_exclusive_group()
    only.add_argument(
        "--from", type=Path, metavar="FILE", dest="take", help=word(msg("keep those of a file (TOML or workbook)"))
    )
    only.add_argument("--forget", action="store_true", help=word(msg("take the shipped ones again")))

    one = commands.add("owners", msg("who stands behind the contracts of a dossier"), dossier=True)
    only = one.add_mutually_exclusive_group()
    only.add_argument("--same", nargs="+", metavar="NAME", help=word(msg("say that these owners or suppliers are one")))
    only.add_argument("--apart", metavar="NAME", help=word(msg("say that this supplier is one of its own")))
