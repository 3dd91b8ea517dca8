"""The words of the command that keeps the register of expected pieces."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from budgetwatch.domain.message import msg
from budgetwatch.domain.piece import Outcome, Standing

if TYPE_CHECKING:
    from budgetwatch.cli.arguments import Commands

EXPECTED = "expected"
"""The outcome that takes a note back."""


def add_pieces(commands: Commands) -> None:
    """`documents`: what is expected each year, and what became of it."""
    word = commands.word
    one = commands.add(
        "documents", msg("the pieces expected each year: received, late, refused, classified"), dossier=True
    )
    one.add_argument("--note", metavar="PIECE", help=word(msg("the piece of which something is noted: plf, lfi, t1 …")))
    one.add_argument("--year", type=int, help=word(msg("the budget year that the piece is about")))
    one.add_argument("--outcome", choices=[*(str(outcome) for outcome in Outcome), EXPECTED])
    one.add_argument("--on", metavar="YYYY-MM-DD", help=word(msg("the day on which it came")))
    one.add_argument("--import", type=Path, metavar="FILE", dest="take", help=word(msg("note what a file (TOML) says")))
    one.add_argument("--standing", choices=[str(standing) for standing in Standing])
    one.add_argument("--reason", default="", help=word(msg("who refused or classified it, when, and on which ground")))
    one.add_argument(
        "--today", metavar="YYYY-MM-DD", help=word(msg("the day on which it is late or not; today if left out"))
    )
    one.add_argument(
        "--remind", type=Path, metavar="DIR", help=word(msg("write a letter to each who owes a late piece there"))
    )
