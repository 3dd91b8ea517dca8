"""The words of the command that prepares hearings and keeps what was said in them."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import date
from typing import TYPE_CHECKING

from budgetwatch.domain.hearing import CommitmentState, ReplyStatus
from budgetwatch.domain.message import msg

if TYPE_CHECKING:
    from budgetwatch.cli.arguments import Commands

ACTIONS = ("list", "new", "propose", "add", "move", "remove", "witness", "answer", "commitment")
AUDIENCES = ("public", "committee", "closed")


def add_hearing(commands: Commands) -> None:
    """`hearing DOSSIER [ACTION]`: one thing is done, then the hearing is listed."""
    word = commands.word
    one = commands.add("hearing", msg("prepare a hearing, and keep what was replied and promised in it"), dossier=True)
    one.add_argument(
        "action", nargs="?", choices=ACTIONS, default="list", help=word(msg("what to do; list it if none"))
    )
    one.add_argument("--hearing", type=int, metavar="N", help=word(msg("number of the hearing; the next one if none")))
    one.add_argument("--title", default="", help=word(msg("new: title of the hearing")))
    one.add_argument("--date", type=day, metavar="YYYY-MM-DD", help=word(msg("new: its day; commitment: day settled")))
    one.add_argument("--place", default="", help=word(msg("new: where it is held")))
    one.add_argument("--text", default="", help=word(msg("add: the question; answer: the reply; commitment: what")))
    one.add_argument("--from", dest="origin", action="append", default=[], metavar="KEY", help=word(FROM))
    one.add_argument("--witness", default="", help=word(msg("function of the witness, or who is committed")))
    one.add_argument("--person", default="", help=word(msg("witness: name of the person, where it is known")))
    one.add_argument("--institution", default="", help=word(msg("witness: institution of the person")))
    one.add_argument("--minutes", type=minutes, help=word(msg("add: minutes for the question")))
    one.add_argument("--audience", choices=AUDIENCES)
    one.add_argument("--question", type=int, metavar="N", help=word(msg("number of the question")))
    one.add_argument("--to", type=place, metavar="PLACE", help=word(msg("move: new place of the question, from 1")))
    one.add_argument("--status", choices=[status.value for status in ReplyStatus], default=ReplyStatus.NOTED.value)
    one.add_argument("--commitment", type=int, metavar="N", help=word(msg("number of a commitment to follow up")))
    one.add_argument("--due", type=day, metavar="YYYY-MM-DD", help=word(msg("commitment: by when")))
    one.add_argument("--state", choices=[state.value for state in CommitmentState], help=word(STATE))
    one.add_argument("--ask", action="store_true", help=word(msg("commitment: make it a question of the hearing")))


FROM = msg("add: key of a finding, signal or topic, as propose gives it; may be repeated")
STATE = msg("commitment: what became of it")


def minutes(text: str) -> int:
    """A number of minutes, 0 or more."""
    return _at_least(text, 0)


def place(text: str) -> int:
    """A place in a list, counted from 1."""
    return _at_least(text, 1)


def _at_least(text: str, least: int) -> int:
    if not text.isdecimal() or int(text) < least:
        raise ArgumentTypeError(text)
    return int(text)


def day(text: str) -> date:
    """The day of an ISO 8601 text."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(text) from error
