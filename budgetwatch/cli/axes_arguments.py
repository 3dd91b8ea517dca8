"""The words of the command that follows the axes of a policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetwatch.cli.audience_arguments import add_audience
from budgetwatch.domain.message import msg

if TYPE_CHECKING:
    from budgetwatch.cli.arguments import Commands

ACTIONS = ("report", "list", "set", "example", "export", "places", "questions", "tag", "untag")


def add_axes(commands: Commands) -> None:
    """`axes`: one thing is done at a time."""
    word = commands.word
    one = commands.add("axes", msg("the axes of a security policy, and whether the money follows them"), dossier=True)
    one.add_argument(
        "action",
        nargs="?",
        choices=ACTIONS,
        default="report",
        help=word(
            msg(
                "report the money by axis; list axes and tags; set FILE or example enters axes; export FILE writes them; "
                "places and questions show what may be tagged; tag AXIS PLACE… and untag PLACE…"
            )
        ),
    )
    one.add_argument("values", nargs="*", help=word(msg("a file, the number of an axis, codes or labels of places")))
    add_audience(one)
    one.add_argument("--by", default="", metavar="CLASSIFICATION[:LEVEL]|line", help=word(msg("what the places are")))
