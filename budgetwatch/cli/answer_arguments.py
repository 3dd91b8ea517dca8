"""The words of the command that answers checklists."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from budgetwatch.domain.message import msg

if TYPE_CHECKING:
    from budgetwatch.cli.arguments import Commands


def add_answers(one: argparse.ArgumentParser, commands: Commands) -> None:
    """What `checklist` may be asked to keep: one answer, one review, one taken back, or the answers of a year."""
    word = commands.word
    one.add_argument("--list", choices=("plf", "execution", "reglement", "gouvernance"))
    only = one.add_mutually_exclusive_group()
    only.add_argument(
        "--answer", metavar="ITEM=ANSWER", help=word(msg("answer a topic: D02=yes; D02= sets the proposal aside"))
    )
    only.add_argument("--confirm", metavar="ITEM", help=word(msg("take the answer that the data propose")))
    only.add_argument("--review", metavar="ITEM", help=word(msg("sign an answer as its second reader (--author)")))
    only.add_argument("--withdraw", metavar="ITEM", help=word(msg("take an answer back")))
    only.add_argument(
        "--carry",
        type=Path,
        metavar="DOSSIER",
        help=word(msg("carry over what people answered in the dossier of an earlier year")),
    )
    only.add_argument(
        "--close-year",
        action="store_true",
        help=word(msg("keep the answers as those of their year, and leave every topic open for the next")),
    )
    only.add_argument(
        "--forget-year", type=int, metavar="YEAR", help=word(msg("take the answers of an earlier year out"))
    )
    one.add_argument(
        "--year", type=int, metavar="YEAR", help=word(msg("year of the answers, where the documents do not tell it"))
    )
    one.add_argument("--note", default="", help=word(msg("note or reason of the answer")))
    one.add_argument(
        "--evidence",
        action="append",
        metavar="LINK",
        help=word(msg("what the answer rests on: a finding's key, a contract, a document, words")),
    )
