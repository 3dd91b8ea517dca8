"""The words of the command that links places of different years."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from budgetwatch.cli.audience_arguments import add_audience
from budgetwatch.domain.message import msg

if TYPE_CHECKING:
    from budgetwatch.cli.arguments import Commands


def add_crosswalk(commands: Commands) -> None:
    """`crosswalk`: one thing is done at a time, then the list is told."""
    word = commands.word
    one = commands.add("crosswalk", msg("what became of places from one year to the next"), dossier=True)
    only = one.add_mutually_exclusive_group()
    only.add_argument("--confirm", metavar="ID", help=word(msg("say that these places are the same")))
    only.add_argument("--apart", metavar="ID", help=word(msg("say that these places are not the same")))
    only.add_argument("--unlink", metavar="ID", help=word(msg("take back what was said of these places")))
    only.add_argument("--export", type=Path, metavar="FILE", help=word(msg("write what was decided to a file (TOML)")))
    only.add_argument("--import", type=Path, metavar="FILE", dest="take", help=word(msg("take over such a file")))
    one.add_argument("--reason", default="", help=word(msg("why: shown with the comparison")))
    one.add_argument("--all", action="store_true", help=word(msg("list certain correspondences too")))
    add_audience(one)
