"""When memory is searched for what nobody uses any more.

A search through everything stops all threads for a tenth of a second and, with a large dossier open, for most of one.
What belongs to Qt must be let go on the window's thread. So threads search among young things only, and what outlives
that is left out: a dossier's values hold no cycles, and are let go with their last use.
"""

from __future__ import annotations

import gc

_YOUNG, _OLDER, _EVERYTHING = 2_000, 20, 1_000_000
"""New things before a search among them; such searches before one among older things, and before one through all."""


def search_little() -> None:
    """Search among young things from now on; what is there already stays."""
    gc.freeze()
    gc.set_threshold(_YOUNG, _OLDER, _EVERYTHING)
    gc.enable()


def leave_out() -> None:
    """Leave what is there now out of later searches: soon after a first dossier it is mostly libraries."""
    gc.freeze()


def search_recent() -> None:
    """Search among recent things, and leave out what is still in use. Call it on the window's thread."""
    gc.collect(1)
    gc.freeze()
