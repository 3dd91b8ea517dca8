"""The documents a dossier received: what each is, and whether its printed totals agree with its lines."""

from __future__ import annotations

from dataclasses import dataclass, replace

from budgetwatch import mapping
from budgetwatch.domain.audience import Item, ItemKind
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.message import Message, msg
from budgetwatch.store import corrections, datasets
from budgetwatch.store.checks import Checks
from budgetwatch.store.datasets import Dataset
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.audiences import chosen_audiences
from budgetwatch.usecases.current import checked, imported
from budgetwatch.usecases.done import Done
from budgetwatch.usecases.importing import TOUCHED
from budgetwatch.usecases.typing_in import cautions

DISAGREEMENTS = frozenset({"total-disagrees", "subtotal-disagrees"})


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One imported table of one file, with its checks; `agree` and `disagree` count printed totals and subtotals.

    `caution` says of a typed table that nobody else has read it; `audience` who may see the file.
    """

    dataset: Dataset
    checks: Checks
    agree: int
    disagree: int
    caution: Message | None = None
    audience: Audience = Audience.PUBLIC

    @property
    def item(self) -> Item:
        """The file, as what is shown to an audience."""
        return Item(ItemKind.DOCUMENT, self.dataset.source.sha256)

    @property
    def doubts(self) -> tuple[Issue, ...]:
        """What was met while reading that is worth a look."""
        told = (Issue("typed-unread", Severity.WARNING, self.caution),) if self.caution else ()
        return (*told, *(issue for issue in self.checks.issues if issue.severity is not Severity.INFO))


def list_documents(dossier: Dossier) -> tuple[DocumentRow, ...]:
    """One row per imported table, in the order of import."""
    kept, unread = {one.dataset: one for one in checked(dossier)}, cautions(dossier)
    corrected = {one.dataset for one in corrections.listed(dossier)}
    read = {of: _as_read(one) if of in corrected else one for of, one in kept.items()}
    rows = (_row(dataset, read[dataset.id]) for dataset in imported(dossier))
    chosen = chosen_audiences(dossier)
    return tuple(
        replace(row, caution=unread.get(row.dataset.source.sha256), audience=chosen.get(row.item, Audience.PUBLIC))
        for row in rows
    )


def _as_read(kept: Checks) -> Checks:
    """What is said of printed totals, once cells were corrected by hand."""
    others = (issue for issue in kept.issues if issue.code not in DISAGREEMENTS)
    return replace(kept, issues=(*others, *mapping.disagreements(kept.totals, kept.subtotals)))


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
