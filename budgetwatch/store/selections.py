"""Asking a selection again: the cells behind a figure, how many they are, and their exact sum."""

from __future__ import annotations

from budgetwatch.domain.figure import CellSelection, ContractSelection, FactSelection, Selection
from budgetwatch.domain.money import ZERO, Amount
from budgetwatch.store import selected_cells, selected_contracts, selected_facts, sources
from budgetwatch.store.found import Found
from budgetwatch.store.opened import Dossier

__all__ = ["Found", "cells", "count", "total"]


def cells(dossier: Dossier, selection: Selection, limit: int | None = None) -> tuple[Found, ...]:
    """The cells that the selection asks for, at most `limit`, in the order of import and rows."""
    with dossier.reading() as connection:
        files = sources.by_hash(connection)
        match selection:
            case FactSelection():
                return selected_facts.cells(connection, files, selection, limit)
            case ContractSelection():
                return selected_contracts.cells(connection, files, selection, limit)
            case CellSelection():
                return selected_cells.cells(connection, files, selection, limit)


def count(dossier: Dossier, selection: Selection) -> int:
    """How many cells the selection asks for, those without an amount included."""
    if isinstance(selection, FactSelection):
        with dossier.reading() as connection:
            return selected_facts.count(connection, selection)
    return len(cells(dossier, selection))


def total(dossier: Dossier, selection: Selection) -> Amount:
    """The exact sum of the amounts that the selection asks for; a missing amount adds nothing."""
    if isinstance(selection, FactSelection):
        with dossier.reading() as connection:
            return selected_facts.total(connection, selection)
    return sum((found.value for found in cells(dossier, selection) if isinstance(found.value, Amount)), ZERO)
