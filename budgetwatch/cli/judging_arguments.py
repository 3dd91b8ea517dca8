"""The words of what a committee makes of findings and signals: verdicts, and how explanations stand."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from budgetwatch.domain.finding import ExplanationState, Judgement
from budgetwatch.domain.message import msg

if TYPE_CHECKING:
    from budgetwatch.cli.arguments import Commands


def add_judging(one: argparse.ArgumentParser, commands: Commands) -> None:
    """What `findings` and `flags` may be asked to keep: one verdict, or how one explanation stands."""
    word = commands.word
    only = one.add_mutually_exclusive_group()
    only.add_argument("--judge", metavar="KEY", help=word(msg("keep a verdict on this one: --verdict, --reason")))
    only.add_argument(
        "--weigh", metavar="KEY", help=word(msg("say how an explanation of this one stands: --explanation, --stands"))
    )
    one.add_argument("--verdict", choices=[judgement.value for judgement in Judgement])
    one.add_argument("--reason", default="", help=word(msg("why; required to set aside")))
    one.add_argument("--explanation", type=int, metavar="N", help=word(msg("place of the explanation, from 1")))
    one.add_argument("--stands", choices=[standing.value for standing in ExplanationState])
