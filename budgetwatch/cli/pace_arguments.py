"""The words of the command that tells the pace of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetwatch.domain.message import msg

if TYPE_CHECKING:
    from budgetwatch.cli.arguments import Commands


def add_pace(commands: Commands) -> None:
    """`pace`."""
    word = commands.word
    one = commands.add("pace", msg("the pace of a year by months or quarters, and what its end took"), dossier=True)
    one.add_argument("--by", default="", metavar="CLASSIFICATION[:LEVEL]", help=word(msg("what the places are")))
    one.add_argument(
        "--say",
        metavar="TABLE=flows|cumulated",
        help=word(msg("say how the months of a table count, by its number; TABLE= leaves it to the documents again")),
    )
    one.add_argument(
        "--december",
        metavar="SHARE",
        help=word(msg("part of the year from which December is asked about, such as 0.20")),
    )
    one.add_argument(
        "--last-quarter",
        metavar="SHARE",
        help=word(
            msg("the same of the last quarter, where months are not known; an empty text goes back to the default")
        ),
    )
