"""The words of the command that cuts a budget by several fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetwatch.domain.measure import CHAIN, Basis
from budgetwatch.domain.message import Message, msg

if TYPE_CHECKING:
    from budgetwatch.cli.arguments import Commands

_FIELDS = "FIELD[:LEVEL],…"


def add_pivot(commands: Commands, perimeter: Message) -> None:
    """`pivot`: fields down the side and across."""
    word = commands.word
    one = commands.add("pivot", msg("cut the budget by several fields at once"), dossier=True)
    fields = msg("programme, nature …, line, year or measure, from the outermost to the innermost")
    one.add_argument(
        "--by", required=True, metavar=_FIELDS, help=word(msg("fields of the rows: {fields}", fields=fields))
    )
    one.add_argument("--columns", default="", metavar=_FIELDS, help=word(msg("fields of the columns")))
    one.add_argument(
        "--measure",
        choices=[measure.value for measure in CHAIN],
        help=word(msg("the one stage to take, where no field is the stage")),
    )
    one.add_argument("--years", default="", help=word(msg("years, such as 2013 or 2013-2020")))
    one.add_argument("--basis", choices=[basis.value for basis in Basis])
    one.add_argument("--real", type=int, metavar="YEAR", help=word(msg("give amounts at the prices of this year")))
    one.add_argument("--perimeter", metavar="NAME", help=word(perimeter))
    one.add_argument(
        "--row", metavar="CODE[/CODE…]", help=word(msg("the row of one figure whose cells are listed: codes or labels"))
    )
    one.add_argument("--column", default="", metavar="CODE[/CODE…]", help=word(msg("the column of that figure")))
