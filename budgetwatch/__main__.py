"""The door: `budgetwatch COMMAND …` or `python -m budgetwatch …`; with no command, the window."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status: 0 done, 1 the data or the request cannot be accepted, 2 wrong usage."""
    started = time.time()
    if getattr(sys, "frozen", False):  # the reading process of a packaged application starts here too
        import multiprocessing

        multiprocessing.freeze_support()
    from budgetwatch.cli.run import run
    from budgetwatch.cli.told import OpenWindow

    outcome = run(sys.argv[1:] if arguments is None else arguments)
    if isinstance(outcome, OpenWindow):
        from ui.app import run as run_window

        status = run_window(outcome.dossier, probe=outcome.probe, started=started)
        return 0 if outcome.optional else status
    return outcome


if __name__ == "__main__":
    sys.exit(main())
