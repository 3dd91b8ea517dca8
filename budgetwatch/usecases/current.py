"""What a dossier holds as it stands, worked out once per revision however many pages ask."""

from __future__ import annotations

from collections.abc import Callable
from threading import RLock
from typing import TYPE_CHECKING, TypeVar, cast
from weakref import WeakKeyDictionary

from budgetwatch.collecting import without_collector
from budgetwatch.store import checks, datasets, frames, history
from budgetwatch.store.checks import Checks
from budgetwatch.store.datasets import Dataset
from budgetwatch.store.dossier import Dossier

if TYPE_CHECKING:
    from budgetwatch.store.frames import FactFrame

T = TypeVar("T")

_kept: WeakKeyDictionary[Dossier, dict[str, tuple[int, object]]] = WeakKeyDictionary()
"""For each open dossier the last answer to each question, with the revision it was given at."""
_asking = RLock()


def once(dossier: Dossier, question: str, answer: Callable[[], T]) -> T:
    """The answer to a question named by a short text, worked out again only after the dossier changed."""
    revision = history.revision(dossier)
    with _asking:
        answers = _kept.setdefault(dossier, {})
        known = answers.get(question)
        if known is None or known[0] != revision:
            with without_collector():
                answers[question] = known = (revision, answer())
    return cast("T", known[1])


def checked(dossier: Dossier) -> tuple[Checks, ...]:
    """How every visible table was read and what its printed totals say, the oldest import first."""
    return once(dossier, "checks", lambda: checks.kept(dossier))


def imported(dossier: Dossier) -> tuple[Dataset, ...]:
    """The tables whose import stands, the oldest first."""
    return once(dossier, "imported", lambda: datasets.listed(dossier))


def facts(dossier: Dossier) -> FactFrame:
    """Every visible amount of the dossier's main currency, as frames to hand on unopened."""
    return once(dossier, "facts", lambda: frames.facts(dossier))
