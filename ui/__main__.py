"""`python -m ui [DOSSIER]`: the window, straight from the source tree; options are those of `budgetwatch`."""

import sys
from collections.abc import Sequence
from pathlib import Path

from budgetwatch.__main__ import main


def open_window(arguments: Sequence[str]) -> int:
    """The exit status. One name is a dossier; whatever else is asked is answered as by the command."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        return main(arguments)
    from ui.app import run

    return run(Path(arguments[0]))


if __name__ == "__main__":
    sys.exit(open_window(sys.argv[1:]))
