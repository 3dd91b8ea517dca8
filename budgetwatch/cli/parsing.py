"""The parser of one command: an option that it does not know is named before anything is missed."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from gettext import gettext
from typing import Any


class CommandParser(argparse.ArgumentParser):
    """argparse tells what is missing first, which of a mistyped option says nothing."""

    def parse_known_args(  # type: ignore[override] # of its overloads, the one that a parser of commands calls
        self, args: Sequence[str], namespace: Any = None
    ) -> tuple[Any, list[str]]:
        """The arguments understood and the others; ends the program at an option that is not known."""
        options = [option for action in self._actions for option in action.option_strings]
        written = [one.partition("=")[0] for one in args[: _end(args)] if one.startswith("--")]
        unknown = [one for one in written if not any(option.startswith(one) for option in options)]
        if unknown:
            self.error(gettext("unrecognized arguments: %s") % " ".join(unknown))
        return super().parse_known_args(args, namespace)


def _end(args: Sequence[str]) -> int:
    """Where options end: at two dashes alone."""
    return args.index("--") if "--" in args else len(args)
