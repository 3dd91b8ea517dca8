"""Open the window: look whether it can be, dress it, show it, run it."""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path

from budgetwatch.i18n import preferred
from ui.display import obstacle


def run(dossier: Path | None, *, probe: bool = False, started: float | None = None, language: str | None = None) -> int:
    """The exit status once the window is closed; 1 with a sentence on standard error where none can be opened.

    `probe` closes at the first painted frame and prints the milliseconds since `started` (`time.time()`).
    """
    if (reason := obstacle()) is not None:
        sys.stderr.write(preferred(language).word(reason) + "\n")
        return 1
    gc.disable()  # nothing made before the first frame goes away again: looking for it costs a tenth of the start
    from ui.opening import open_window

    return open_window(dossier, probe_from=(started or time.time()) if probe else None, language=language)
