"""Whether a circle may be given figures or rows: it may not where a document or contract behind them is for a narrower one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from budgetwatch.domain.figure import ContractSelection, Figure, Trace
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.message import msg
from budgetwatch.domain.terms import AUDIENCES
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.audiences import NotForAudience, refuse_narrower_documents, refuse_narrower_evidence
from budgetwatch.usecases.contracts import contracts_seen, list_contracts, rows_kept_from


def refuse_narrower_figure(dossier: Dossier, figure: Figure, audience: Audience) -> None:
    """Stop where the audience may not see what a figure rests on: NotForAudience."""
    refuse_narrower_figures(dossier, (figure,), audience)


def refuse_narrower_figures(dossier: Dossier, figures: Iterable[Figure], audience: Audience) -> None:
    """Stop where the audience may not see what one of the figures rests on: NotForAudience.

    Sums may count contracts that the audience sees no name of, as in a pack; the amount of one contract follows it.
    """
    refuse_narrower_evidence(dossier, audience)
    behind = {asked for one in figures if (asked := frozenset(_contracts(one.trace)))}
    alone = frozenset[int]().union(*(asked for asked in behind if len(asked) == 1))
    named = (row.contract for row in list_contracts(dossier, audience)) if alone else ()
    counted = contracts_seen(dossier, audience) if behind else ()
    if not alone.issubset(one.stored for one in named) or any(
        not asked.issubset(one.stored for one in counted) for asked in behind
    ):
        raise NotForAudience(msg("A contract behind this figure is for another audience."))


def refuse_narrower_circle(needed: Audience, audience: Audience) -> None:
    """Stop where what is asked for is for a narrower circle: NotForAudience."""
    if not audience.may_see(needed):
        raise NotForAudience(msg("This is for another audience ({audience}).", audience=AUDIENCES[needed]))


def refuse_where_rows_are_kept(dossier: Dossier, audience: Audience) -> None:
    """Stop where a register has rows that the audience may not see, and nothing tells which rows a text was taken from."""
    refuse_narrower_documents(dossier, audience)
    if rows_kept_from(dossier, audience):
        raise NotForAudience(msg("This may name a contract that is for another audience."))


def _contracts(trace: Trace) -> Iterator[int]:
    for one in trace.inputs:
        if isinstance(one, ContractSelection):
            yield from one.contracts
        elif isinstance(one, Trace):
            yield from _contracts(one)
