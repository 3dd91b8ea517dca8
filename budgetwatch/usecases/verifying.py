"""Check a dossier against itself, and an installed copy of the product against what it needs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path

from budgetwatch.domain.message import Message, msg
from budgetwatch.i18n import language
from budgetwatch.jobs import SILENT, Job
from budgetwatch.paths import resources, samples
from budgetwatch.store import backup, history, verify
from budgetwatch.store.dossier import Dossier
from budgetwatch.store.verify import Check

__all__ = [
    "Check",
    "back_up",
    "back_up_when_due",
    "check_installation",
    "list_backups",
    "verify_dossier",
]

_DAY = timedelta(days=1)

LIBRARIES = ("pandas", "sqlalchemy", "reportlab", "matplotlib", "python_calamine", "PySide6.QtWidgets")
FONTS = ("SourceSans3-Regular.ttf", "SourceSerif4_400Regular.ttf")


def verify_dossier(dossier: Dossier, job: Job = SILENT) -> tuple[Check, ...]:
    """Integrity of the file, hashes of the kept sources, every stored total recomputed."""
    return verify.verify(dossier, job)


def back_up(dossier: Dossier) -> tuple[str, ...]:
    """Make a dated copy beside the dossier; the paths of what was written."""
    return (str(backup.back_up(dossier)),)


def back_up_when_due(dossier: Dossier, now: datetime | None = None) -> Path | None:
    """Make a dated copy where something changed since the last one and that one is a day old; None where none is due.

    Called when a dossier is opened for work: the copy is how it was before the day's changes.
    """
    steps = history.revision(dossier)
    if dossier.read_only or not steps:
        return None
    last = next(iter(backup.backups(dossier.path)), None)
    if last is not None:
        age = (now or datetime.now(UTC)) - backup.taken_at(last)
        if abs(age) < _DAY or backup.steps_in(last, dossier) == steps:
            return None
    return backup.back_up(dossier)


def list_backups(path: Path) -> tuple[Path, ...]:
    """The dated copies beside a dossier, newest first."""
    return backup.backups(path)


def check_installation() -> tuple[Check, ...]:
    """What an installed copy checks about itself: fonts, catalogues, checklists, samples, libraries."""
    return (
        *(_there(f"font {name}", resources() / "fonts" / name) for name in FONTS),
        _catalogue(),
        _there("checklists", resources() / "checklists"),
        _there("samples", samples() / "tamaris"),
        *(_library(name) for name in LIBRARIES),
    )


def _there(name: str, path: Path) -> Check:
    return Check(name, path.exists(), msg("Present.") if path.exists() else msg("Missing: {path}", path=str(path)))


def _catalogue() -> Check:
    worded = language("fr").word(msg("Present."))
    return Check("catalogue fr", worded != "Present.", Message(worded))


def _library(name: str) -> Check:
    try:
        import_module(name)
    except ImportError as problem:
        return Check(f"library {name}", ok=False, detail=msg("Cannot be loaded: {problem}", problem=str(problem)))
    return Check(f"library {name}", ok=True, detail=msg("Present."))
