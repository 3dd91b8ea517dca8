"""The sample dossier: made from its spreadsheets the first time, then opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetwatch.jobs import Job
from budgetwatch.paths import settings
from ui.session import Session

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier

_NAME = "tamaris.budget"


def open_sample(session: Session) -> None:
    """Open the sample dossier of this computer; the first time it is imported before one's eyes."""
    path = settings() / _NAME
    if path.exists():
        session.open(path)
        return

    def work(job: Job) -> Dossier:
        from budgetwatch.usecases.demonstrating import build_sample

        path.parent.mkdir(parents=True, exist_ok=True)
        return build_sample(path, job)

    session.take(work)
