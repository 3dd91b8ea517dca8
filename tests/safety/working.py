"""A person at work on a dossier, in a process of its own: it says each step on its output once the step is kept.

python -m tests.safety.working DOSSIER KIND [PASSPHRASE]; of the kind `once`, two steps and then nothing until it is
killed or its input ends.
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from budgetwatch.domain.message import msg
from budgetwatch.store import backup, history, undo, work
from budgetwatch.store.dossier import Dossier, open_dossier
from tests.store.tables_as_text import DEFENCE, imported

LINES = 2_000


def main() -> None:
    """Work until killed."""
    path, kind = Path(sys.argv[1]), sys.argv[2]
    passphrase = sys.argv[3] if len(sys.argv) > 3 else None
    _say("begun")  # an older dossier is brought up to date while it is opened
    with open_dossier(path, passphrase=passphrase) as dossier:
        for number in (1, 2) if kind == "once" else count(1):
            _step(dossier, kind, number)
            _say(str(history.revision(dossier)))
        sys.stdin.read()


def _step(dossier: Dossier, kind: str, number: int) -> None:
    match kind:
        case "import":
            imported(dossier, _table(number), name=f"table {number}")
        case "undo" if number % 3 == 0:
            undo.undo(dossier)
        case "backup" if number % 3 == 0:
            backup.back_up(dossier)
        case _:
            with dossier.change(msg("Step"), "Clerk") as change:
                work.set_setting(change, f"setting {number % 7}", str(number))


def _table(number: int) -> str:
    """A drawn table of many lines, unlike any other."""
    head, *rows = DEFENCE.strip().splitlines()
    body = (row.replace("Army", f"Army {number}-{copy}") for copy in range(LINES // len(rows)) for row in rows)
    return "\n".join([head, *body])


def _say(what: str) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
