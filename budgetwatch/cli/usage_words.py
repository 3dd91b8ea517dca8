"""What argparse itself says, in the person's language: it looks its sentences up in the current catalogue."""

from __future__ import annotations

import gettext
import os

from budgetwatch.domain.message import msg
from budgetwatch.i18n import Language
from budgetwatch.paths import resources

SENTENCES = (
    msg("usage: "),
    msg("positional arguments"),
    msg("options"),
    msg("show this help message and exit"),
    msg("%(prog)s: error: %(message)s\n"),
    msg("argument %(argument_name)s: %(message)s"),
    msg("invalid choice: %(value)r (choose from %(choices)s)"),
    msg("invalid %(type)s value: %(value)r"),
    msg("the following arguments are required: %s"),
    msg("unrecognized arguments: %s"),
    msg("expected one argument"),
    msg("expected at least one argument"),
    msg("ambiguous option: %(option)s could match %(matches)s"),
)
"""argparse's own sentences, listed so that they are collected and translated with ours."""


def speak(language: Language) -> None:
    """Have argparse word its sentences in this language."""
    os.environ["LANGUAGE"] = language.code
    gettext.bindtextdomain("budgetwatch", str(resources() / "locale"))
    gettext.textdomain("budgetwatch")
