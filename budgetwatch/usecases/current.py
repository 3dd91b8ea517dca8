"""What a dossier holds as it stands, worked out once per revision however many pages ask."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, TypeVar, cast

from budgetwatch.store import frames, history
from budgetwatch.store.dossier import Dossier

if TYPE_CHECKING:
    from budgetwatch.store.frames import FactFrame

T = TypeVar("T")

_kept: dict[tuple[Path, str], tuple[int, object]] = {}
"""The last answer to each question about each dossier, with the revision it was given at."""
_asking = RLock()


def once(dossier: Dossier, question: str, answer: Callable[[], T]) -> T:
    """The answer to a question named by a short text, worked out again only after the dossier changed."""
    key, revision = (dossier.path, question), history.revision(dossier)
    with _asking:
        known = _kept.get(key)
        if known is None or known[0] != revision:
            _kept[key] = known = (revision, answer())
    return cast("T", known[1])


def forget(dossier: Dossier) -> None:
    """Let go of everything known about a dossier, when it is closed."""
    with _asking:
        for key in [key for key in _kept if key[0] == dossier.path]:
            del _kept[key]


def facts(dossier: Dossier) -> FactFrame:
    """Every visible amount of the dossier's main currency, as frames to hand on unopened."""
    return once(dossier, "facts", lambda: frames.facts(dossier))
