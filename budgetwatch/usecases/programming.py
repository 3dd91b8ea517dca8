"""The programming laws of a dossier, beside its budgets."""

from __future__ import annotations

from budgetwatch import analysis
from budgetwatch.domain.programming import ProgrammingLaw
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.comparing import compare, main_query
from budgetwatch.usecases.current import facts, once


def list_laws(dossier: Dossier) -> tuple[ProgrammingLaw, ...]:
    """Every programming law with its years and lines, in the order of import."""
    return once(dossier, "laws", lambda: analysis.find_laws(facts(dossier), compare(dossier, main_query(dossier))))
