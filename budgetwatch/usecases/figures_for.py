"""Whether a circle may be given a figure: it may not where a document or contract behind it is for a narrower one."""

from __future__ import annotations

from collections.abc import Iterator

from budgetwatch.domain.figure import ContractSelection, Figure, Trace
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.message import msg
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.audiences import NotForAudience, refuse_narrower_documents
from budgetwatch.usecases.contracts import contracts_seen, list_contracts


def refuse_narrower_figure(dossier: Dossier, figure: Figure, audience: Audience) -> None:
    """Stop where the audience may not see what a figure rests on: NotForAudience.

    Sums may count contracts that the audience sees no name of, as in a pack; the amount of one contract follows it.
    """
    refuse_narrower_documents(dossier, audience)
    asked = set(_contracts(figure.trace))
    if not asked:
        return
    one_alone = len(asked) == 1
    rows = (
        (row.contract for row in list_contracts(dossier, audience)) if one_alone else contracts_seen(dossier, audience)
    )
    if not asked.issubset(one.stored for one in rows):
        raise NotForAudience(msg("A contract behind this figure is for another audience."))


def _contracts(trace: Trace) -> Iterator[int]:
    for one in trace.inputs:
        if isinstance(one, ContractSelection):
            yield from one.contracts
        elif isinstance(one, Trace):
            yield from _contracts(one)
