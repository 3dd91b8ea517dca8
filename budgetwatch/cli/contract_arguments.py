"""The words of the commands about contracts: their lines and fields, thresholds, owners."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from budgetwatch.domain.message import msg

if TYPE_CHECKING:
    from budgetwatch.cli.arguments import Commands


def add_contracts(commands: Commands) -> None:
    """`contracts`, `thresholds` and `owners`: one thing is done at a time, then the list is told."""
    word = commands.word
    _add_register(commands)
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


def _add_register(commands: Commands) -> None:
    word = commands.word
    one = commands.add(
        "contracts", msg("the contracts of a dossier, with the budget lines they weigh on"), dossier=True
    )
    only = one.add_mutually_exclusive_group()
    only.add_argument(
        "--link", metavar="NUMBER", help=word(msg("tie this contract to a budget line: --line and --year"))
    )
    only.add_argument("--unlink", metavar="NUMBER", help=word(msg("let the code in the register decide again")))
    only.add_argument(
        "--correct", metavar="NUMBER", help=word(msg("read a field otherwise: --field, --value, --reason"))
    )
    only.add_argument("--as-received", metavar="NUMBER", help=word(msg("let a field read as received again: --field")))
    only.add_argument(
        "--lines", nargs="?", const="", metavar="WORDS", help=word(msg("list the budget lines that have these words"))
    )
    one.add_argument("--line", metavar="CODE", default="", help=word(msg("code or key of the budget line")))
    one.add_argument("--year", type=int, help=word(msg("budget year of the line")))
    one.add_argument("--field", default="", help=word(msg("field of the contract, such as signed or procedure")))
    one.add_argument("--value", default="", help=word(msg("what is read there; empty: nothing is known")))
    one.add_argument("--reason", default="", help=word(msg("why")))
