"""The documents a dossier received: what each is, and whether its printed totals agree with its lines."""

from __future__ import annotations

from dataclasses import dataclass, replace

from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.message import Message, msg
from budgetwatch.store import checks, datasets
from budgetwatch.store.checks import Checks
from budgetwatch.store.datasets import Dataset
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.done import Done
from budgetwatch.usecases.importing import TOUCHED
from budgetwatch.usecases.typing_in import cautions


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One imported table of one file, with its checks; `agree` and `disagree` count printed totals and subtotals.

    `caution` says of a typed table that nobody else has read it.
    """

    dataset: Dataset
    checks: Checks
    agree: int
    disagree: int
    caution: Message | None = None

    @property
    def doubts(self) -> tuple[Issue, ...]:
        """What was met while reading that is worth a look."""
        told = (Issue("typed-unread", Severity.WARNING, self.caution),) if self.caution else ()
        return (*told, *(issue for issue in self.checks.issues if issue.severity is not Severity.INFO))


def list_documents(dossier: Dossier) -> tuple[DocumentRow, ...]:
    """One row per imported table, in the order of import."""
    kept, unread = {one.dataset: one for one in checks.kept(dossier)}, cautions(dossier)
    rows = (_row(dataset, kept[dataset.id]) for dataset in datasets.listed(dossier))
    return tuple(replace(row, caution=unread.get(row.dataset.source.sha256)) for row in rows)


def _row(dataset: Dataset, kept: Checks) -> DocumentRow:
    printed = [one.agrees for one in kept.totals if one.stated is not None]
    printed += [one.agrees for one in kept.subtotals]
    return DocumentRow(dataset, kept, sum(printed), len(printed) - sum(printed))


def hide_document(dossier: Dossier, dataset: int, author: str = "") -> Done[None]:
    """Take an imported table out of every figure; it stays in the dossier and can be brought back by undo."""
    label = msg("Remove {file}", file=datasets.one(dossier, dataset).source.name)
    with dossier.change(label, author) as change:
        datasets.hide(change, dataset)
    return Done(None, TOUCHED, label)
