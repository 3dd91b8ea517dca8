"""What a committee found of the innocent explanations of findings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from budgetwatch.domain.finding import ExplanationState
from budgetwatch.store import schema, serial
from budgetwatch.store.opened import Change, Dossier

Weighed: TypeAlias = Mapping[tuple[str, str], ExplanationState]
"""By the key of the finding and the sentence of the explanation."""

_table = schema.explanations


def listed(dossier: Dossier) -> Weighed:
    """How the explanations stand that a person weighed."""
    with dossier.reading() as connection:
        rows = connection.execute(select(_table.c.finding, _table.c.explanation, _table.c.standing)).all()
    return {(row.finding, row.explanation): serial.word(ExplanationState, row.standing) for row in rows}


def weigh(change: Change, finding: str, explanation: str, standing: ExplanationState) -> None:
    """Keep how an explanation stands, in place of an earlier word on it."""
    kept = {"standing": standing.value, "author": change.author, "at": change.at}
    added = insert(_table).values(finding=finding, explanation=explanation, **kept)
    change.connection.execute(added.on_conflict_do_update(index_elements=["finding", "explanation"], set_=kept))
