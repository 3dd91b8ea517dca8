"""Which items of a dossier can be shown to another audience, by kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from budgetwatch.domain.audience import Item, ItemKind, contract_item, correction_item
from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.message import msg
from budgetwatch.store import datasets, hearings, work
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.checklists import answer_checklist
from budgetwatch.usecases.commitments import list_commitments
from budgetwatch.usecases.contracts import list_contracts, list_flags
from budgetwatch.usecases.correcting import corrections
from budgetwatch.usecases.findings import list_findings


def refuse_unknown(dossier: Dossier, item: Item) -> None:
    """Stop where the dossier has no such item: NotFound."""
    if item.key not in set(_KEYS[item.kind](dossier)):
        raise NotFound(
            msg("The dossier has no such item: {item}.", item=item.key),
            msg("The commands that list findings, contracts, topics, questions and documents give their keys."),
        )


def _findings(dossier: Dossier) -> Iterable[str]:
    return (one.finding.key for one in (*list_findings(dossier), *list_flags(dossier)))


def _contracts(dossier: Dossier) -> Iterable[str]:
    return (contract_item(row.contract).key for row in list_contracts(dossier))


def _topics(dossier: Dossier) -> Iterable[str]:
    return (one.item.id for one in answer_checklist(dossier).items)


def _questions(dossier: Dossier) -> Iterable[str]:
    return (str(one.id) for hearing in hearings.hearings(dossier) for one in work.questions(dossier, hearing.id))


def _commitments(dossier: Dossier) -> Iterable[str]:
    return (str(one.commitment.id) for one in list_commitments(dossier))


def _corrections(dossier: Dossier) -> Iterable[str]:
    return (correction_item(one.cell).key for one in corrections(dossier))


def _documents(dossier: Dossier) -> Iterable[str]:
    return (one.source.sha256 for one in datasets.listed(dossier))


_KEYS: Mapping[ItemKind, Callable[[Dossier], Iterable[str]]] = {
    ItemKind.FINDING: _findings,
    ItemKind.CONTRACT: _contracts,
    ItemKind.TOPIC: _topics,
    ItemKind.QUESTION: _questions,
    ItemKind.COMMITMENT: _commitments,
    ItemKind.CORRECTION: _corrections,
    ItemKind.DOCUMENT: _documents,
}
"""The keys of the items of each kind."""
