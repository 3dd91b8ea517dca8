"""The programming laws of a dossier, beside its budgets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from budgetwatch import analysis
from budgetwatch.domain.programming import ProgrammingLaw
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.comparing import compare, main_query, wage_notes
from budgetwatch.usecases.current import facts, once


def list_laws(dossier: Dossier) -> tuple[ProgrammingLaw, ...]:
    """Every programming law with its years and lines, in the order of import."""
    return once(dossier, "laws", lambda: tuple(_told(dossier)))


def _told(dossier: Dossier) -> Iterator[ProgrammingLaw]:
    """The laws with what is known of the budgets of their years."""
    budgets = compare(dossier, main_query(dossier))
    notes = wage_notes(dossier, budgets.query)
    for law in analysis.find_laws(facts(dossier), budgets):
        years = {one.year for one in law.years}
        yield replace(law, notes=tuple(note for note in notes if note.year in years))
