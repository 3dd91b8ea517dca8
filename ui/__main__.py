"""`python -m ui [DOSSIER]`: the window, straight from the source tree."""

import sys
from pathlib import Path

from ui.app import run

if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
