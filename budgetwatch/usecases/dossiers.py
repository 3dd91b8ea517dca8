"""Create, open and describe a dossier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from budgetwatch.domain.errors import StorageFailed
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.message import Message, msg
from budgetwatch.store import dossier as files
from budgetwatch.store import undo, work
from budgetwatch.store.dossier import Dossier
from budgetwatch.store.errors import left_beside
from budgetwatch.usecases.audiences import evidence_for
from budgetwatch.usecases.current import imported
from budgetwatch.usecases.done import EVERYTHING, Done
from budgetwatch.usecases.perimeters import in_force, list_perimeters

__all__ = [
    "Dossier",
    "DossierSummary",
    "close_dossier",
    "create_dossier",
    "describe",
    "discard_dossier",
    "open_dossier",
    "open_or_create",
    "set_details",
]

TITLE, INSTITUTION, FICTIONAL, HEARING_DATE = "title", "institution", "fictional", "hearing_date"


@dataclass(frozen=True, slots=True)
class DossierSummary:
    """What the header of the window and the cover of a pack say of a dossier; `perimeter` is the one in force.

    `evidence_for` is the narrowest circle that a document or correction is for on which figures rest.
    """

    title: str
    institution: tuple[str, ...]
    fictional: bool
    read_only: bool
    sources: int
    figures: int
    undo_label: Message | None
    redo_label: Message | None
    perimeters: tuple[str, ...] = ()
    perimeter: str = ""
    protected: bool = False
    evidence_for: Audience = Audience.PUBLIC


def create_dossier(
    path: Path, title: str = "", settings: Mapping[str, str] | None = None, passphrase: str | None = None
) -> Dossier:
    """A new, empty dossier at `path`, encrypted under a passphrase; StorageFailed if something is already there."""
    try:
        return files.create(path, {TITLE: title or path.stem, **(settings or {})}, passphrase)
    except StorageFailed as problem:
        if problem.code != "read-only":
            raise
        raise StorageFailed(
            problem.code,
            msg("Nothing can be written in this folder: no dossier was made."),
            msg("Choose a folder where you may write."),
        ) from problem


def open_dossier(path: Path, *, write: bool = True, passphrase: str | None = None) -> Dossier:
    """The dossier at `path`; StorageFailed tells what is in the way.

    `passphrase` opens an encrypted one, and so does the code of its recovery sheet.
    """
    return files.open_dossier(path, write=write, passphrase=passphrase)


def open_or_create(path: Path, passphrase: str | None = None) -> Dossier:
    """The dossier at `path`, made if there is none."""
    if path.exists():
        return open_dossier(path, passphrase=passphrase)
    return create_dossier(path, passphrase=passphrase)


def close_dossier(dossier: Dossier) -> tuple[StorageFailed, ...]:
    """Let others change the dossier; what keeps it from being one file now, if anything does.

    That is a disk without room, or another window that reads: nothing is lost, but the file alone lacks the latest steps.
    """
    dossier.close()
    return () if dossier.left_beside is None else (left_beside(dossier.path, dossier.left_beside),)


def discard_dossier(path: Path) -> None:
    """Leave nothing of a dossier that was made and into which nothing came; what a full disk left beside it too."""
    for companion in ("", "-wal", "-shm", ".lock"):
        path.with_name(path.name + companion).unlink(missing_ok=True)


def describe(dossier: Dossier) -> DossierSummary:
    """Title, institution, counts and the names of the next undo and redo steps."""
    settings = work.settings(dossier)
    labels, standing = undo.labels(dossier), imported(dossier)
    return DossierSummary(
        title=settings.get(TITLE) or dossier.path.stem,
        institution=tuple(line for line in settings.get(INSTITUTION, "").splitlines() if line),
        fictional=settings.get(FICTIONAL) == "yes",
        read_only=dossier.read_only,
        sources=len({dataset.source.sha256 for dataset in standing}),
        figures=sum(dataset.facts for dataset in standing),
        undo_label=labels.undo,
        redo_label=labels.redo,
        perimeters=tuple(one.name for one in list_perimeters(dossier)),
        perimeter=in_force(dossier).name,
        protected=dossier.key is not None,
        evidence_for=evidence_for(dossier),
    )


def set_details(dossier: Dossier, details: Mapping[str, str], author: str = "") -> Done[None]:
    """Change the title, institution or other details that are printed on the pack."""
    label = msg("Change the dossier's details")
    with dossier.change(label, author) as change:
        for name, value in details.items():
            work.set_setting(change, name, value or None)
    return Done(None, EVERYTHING, label)
