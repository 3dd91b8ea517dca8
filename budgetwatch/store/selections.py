"""Asking a selection again: the cells behind a figure, how many they are, and their exact sum, corrections included."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from budgetwatch.domain.correction import Correction
from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.figure import CellSelection, ContractSelection, FactSelection, RecordSelection, Selection
from budgetwatch.domain.money import ZERO, Absent, Amount
from budgetwatch.domain.source import CellRef
from budgetwatch.store import corrections, selected_cells, selected_contracts, selected_facts, selected_records, sources
from budgetwatch.store.found import Found
from budgetwatch.store.opened import Dossier

__all__ = ["Found", "cells", "correction", "count", "received", "total"]


def cells(dossier: Dossier, selection: Selection, limit: int | None = None) -> tuple[Found, ...]:
    """The cells that the selection asks for, at most `limit`, in the order of import and rows."""
    with dossier.reading() as connection:
        files, corrected = sources.by_hash(connection), corrections.by_place(connection)
        match selection:
            case FactSelection():
                found = selected_facts.cells(connection, files, selection, limit)
            case ContractSelection():
                found = selected_contracts.cells(connection, files, selection, limit)
            case CellSelection():
                found = selected_cells.cells(connection, files, selection, limit)
            case RecordSelection():
                found = selected_records.cells(connection, files, selection, limit)
    return tuple(_corrected(one, corrected) for one in found) if corrected else found


def _corrected(found: Found, corrected: Mapping[corrections.Place, corrections.Kept]) -> Found:
    """The cell with the value that a person reads in it."""
    kept = corrected.get((found.dataset or 0, found.cell.row, found.cell.column))
    return found if kept is None else replace(found, value=kept.value, correction=correction(found, kept))


def correction(received: Found, kept: corrections.Kept) -> Correction:
    """A kept correction beside what was received in its cell."""
    value = Absent.UNKNOWN if received.value is None else received.value
    return Correction(received.cell, value, kept.value, kept.reason, kept.author, kept.at, received.label, kept.dataset)


def received(dossier: Dossier, cell: CellRef) -> Found:
    """One cell with the value it was received with, whatever a person reads in it since."""
    with dossier.reading() as connection:
        found = selected_cells.cells(connection, sources.by_hash(connection), CellSelection((cell,)), 1)
    if not found:
        raise NotFound
    return found[0]


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
            return selected_facts.total(connection, selection, corrections.values(connection))
    return sum((found.value for found in cells(dossier, selection) if isinstance(found.value, Amount)), ZERO)
