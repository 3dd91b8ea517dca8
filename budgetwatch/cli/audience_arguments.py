"""The words of the command that says who may see an item, and of the option that says who a file is for."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from budgetwatch.domain.audience import ItemKind
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.message import msg

if TYPE_CHECKING:
    from budgetwatch.cli.arguments import Commands

USUAL = "usual"
_AUDIENCES = [one.value for one in Audience]


def add_audience(command: argparse.ArgumentParser) -> None:
    """Who the files that a command writes are for."""
    command.add_argument("--audience", choices=_AUDIENCES, default=Audience.COMMITTEE.value)


def add_audiences(commands: Commands) -> None:
    """`audience`."""
    word = commands.word
    one = commands.add("audience", msg("who may see an item, where a person chose it"), dossier=True)
    one.add_argument("--kind", choices=[kind.value for kind in ItemKind], help=word(msg("what the item is")))
    one.add_argument("--item", metavar="KEY", help=word(KEY))
    one.add_argument("--show-to", choices=[*_AUDIENCES, USUAL], help=word(msg("audience of the item from now on")))


KEY = msg(
    "key of a finding or signal, number of a contract, question or commitment, id of a topic, "
    "`SHA256:SHEET!CELL` of a correction, hash of a document"
)
