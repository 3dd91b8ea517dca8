"""The words of the command that answers checklists."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from budgetwatch.domain.message import msg

if TYPE_CHECKING:
    from budgetwatch.cli.arguments import Commands


def add_answers(one: argparse.ArgumentParser, commands: Commands) -> None:
    """What `checklist` may be asked to keep: one answer, one review, or one taken back."""
    word = commands.word
    one.add_argument("--list", choices=("plf", "execution", "reglement", "gouvernance"))
    only = one.add_mutually_exclusive_group()
    only.add_argument(
        "--answer", metavar="ITEM=ANSWER", help=word(msg("answer a topic: D02=yes; D02= sets the proposal aside"))
    )
    only.add_argument("--confirm", metavar="ITEM", help=word(msg("take the answer that the data propose")))
    only.add_argument("--review", metavar="ITEM", help=word(msg("sign an answer as its second reader (--author)")))
    only.add_argument("--withdraw", metavar="ITEM", help=word(msg("take an answer back")))
    one.add_argument("--note", default="", help=word(msg("note or reason of the answer")))
    one.add_argument(
        "--evidence",
        action="append",
        metavar="LINK",
        help=word(msg("what the answer rests on: a finding's key, a contract, a document, words")),
    )
