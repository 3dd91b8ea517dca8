"""A person at work on an encrypted dossier, whose process is killed with a change half written.

python -m tests.safety.leaking DOSSIER PASSPHRASE
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from budgetwatch.domain.message import msg
from budgetwatch.store import work
from budgetwatch.store.dossier import open_dossier
from tests.safety.test_leaks import TABLE
from tests.store.tables_as_text import imported


def main() -> None:
    """Import, begin a change that is too large for the cache, and wait in it."""
    with open_dossier(Path(sys.argv[1]), passphrase=sys.argv[2]) as dossier:
        imported(dossier, TABLE, name="MARKFILE.csv")
        with dossier.writing() as connection:
            connection.exec_driver_sql("PRAGMA cache_size = 5")  # what does not fit goes to the log before the end
        with dossier.change(msg("Step"), "Clerk") as change:
            for number in range(3000):
                work.set_setting(change, f"MARKSETTING {number}", "MARKREASON 717171717 " * 5)
            sys.stdout.write("amid a change\n")
            sys.stdout.flush()
            time.sleep(60)


if __name__ == "__main__":
    main()
