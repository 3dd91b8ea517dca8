"""The words of the command that keeps perimeters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetwatch.domain.message import msg

if TYPE_CHECKING:
    from budgetwatch.cli.arguments import Commands


def add_perimeters(commands: Commands) -> None:
    """`perimeters`: one thing is done at a time, then all are listed."""
    word = commands.word
    one = commands.add("perimeters", msg("what the committee counts as defence"), dossier=True)
    only = one.add_mutually_exclusive_group()
    only.add_argument("--keep", metavar="NAME", help=word(msg("keep a perimeter under this name")))
    only.add_argument("--use", metavar="NAME", help=word(msg("put a perimeter in force on every page and in packs")))
    only.add_argument("--use-all", action="store_true", help=word(msg("go back to everything in the documents")))
    only.add_argument("--drop", metavar="NAME", help=word(msg("remove a perimeter")))
    only.add_argument("--propose", action="store_true", help=word(msg("list perimeters to start from, to be checked")))
    only.add_argument(
        "--beside", nargs=2, metavar="NAME", help=word(msg('set two perimeters side by side ("" is all)'))
    )
    place = word(msg("a place: its code or label, after its classification where that is needed (administration:21)"))
    one.add_argument("--count", action="append", default=[], metavar="PLACE", help=place)
    one.add_argument("--leave-out", action="append", default=[], metavar="PLACE", help=place)
    one.add_argument("--footnote", default="", help=word(msg("what is printed with the figures of the perimeter")))
