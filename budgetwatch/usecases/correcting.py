"""Corrections: what a person reads in a cell instead of what was received; the fact and its source stay as imported."""

from __future__ import annotations

from collections.abc import Callable

from budgetwatch.domain.audience import correction_item
from budgetwatch.domain.correction import Correction
from budgetwatch.domain.errors import BudgetWatchError, NotFound
from budgetwatch.domain.explanation import Explanation
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Absent, Value
from budgetwatch.domain.source import CellRef
from budgetwatch.store import corrections as kept
from budgetwatch.store import datasets, selections, sources
from budgetwatch.store.dossier import Dossier
from budgetwatch.store.found import Found
from budgetwatch.usecases.audiences import CORRECTION_USUAL, chosen_audiences
from budgetwatch.usecases.done import Done
from budgetwatch.usecases.importing import TOUCHED

__all__ = [
    "Correction",
    "NoReason",
    "correct_cell",
    "corrected_among",
    "correction_audience",
    "corrections",
    "place_of",
    "withdraw_correction",
]


def correct_cell(dossier: Dossier, cell: CellRef, value: Value, reason: str, author: str = "") -> Done[Correction]:
    """Let another amount (in whole currency units), or the reason for none, count in a cell of an imported table.

    Raises:
        NoReason: nobody says why.
        NotFound: the cell holds no amount of a line or register, and no printed total, of a visible table.
    """
    if not reason.strip():
        raise NoReason
    found = _amount_cell(dossier, cell)
    label = msg(
        "Correct {cell}: {before} becomes {after}",
        cell=place_of(dossier, cell),
        before=_counting(dossier, found),
        after=value,
    )
    with dossier.change(label, author) as change:
        kept.correct(change, (found.dataset or 0, cell.row, cell.column), value, reason.strip())
    return Done(_one(dossier, cell), TOUCHED, label)


def correction_audience(dossier: Dossier, cell: CellRef) -> Audience:
    """Who may see by whom and why a cell was corrected: the committee, unless a person chose another audience."""
    return chosen_audiences(dossier).get(correction_item(cell), CORRECTION_USUAL)


def withdraw_correction(dossier: Dossier, cell: CellRef, author: str = "") -> Done[None]:
    """Let the received value of a cell count again; NotFound where it is not corrected."""
    correction = _one(dossier, cell)
    label = msg(
        "Withdraw the correction of {cell}: {before} becomes {after} again",
        cell=place_of(dossier, cell),
        before=correction.corrected,
        after=correction.received,
    )
    with dossier.change(label, author) as change:
        kept.withdraw(change, (correction.dataset, cell.row, cell.column))
    return Done(None, TOUCHED, label)


def corrections(dossier: Dossier) -> tuple[Correction, ...]:
    """Every correction that counts, in the order of import and place, beside the value received."""
    return tuple(_correction(dossier, one) for one in kept.listed(dossier))


def corrected_among(dossier: Dossier, explained: Callable[[Figure], Explanation]) -> Callable[[Figure], bool]:
    """Whether a figure rests on a corrected cell, as a function; where no cell is corrected none is explained for it."""
    if not kept.listed(dossier):
        return lambda _figure: False
    return lambda figure: any(cell.correction is not None for cell in explained(figure).every_cell)


def place_of(dossier: Dossier, cell: CellRef) -> str:
    """A cell as a sentence of the history names it: its sheet, its name, and the file."""
    return f"{cell.sheet}!{cell.a1} › {sources.one(dossier, cell.file_sha256).name}"


def _counting(dossier: Dossier, found: Found) -> Value:
    """The value that counts in a cell so far: that of an earlier correction, else the one received."""
    known = (one.corrected for one in corrections(dossier) if one.cell == found.cell)
    return next(known, Absent.UNKNOWN if found.value is None else found.value)


def _one(dossier: Dossier, cell: CellRef) -> Correction:
    for one in kept.listed(dossier):
        if (one.source, one.sheet, one.row, one.column) == (cell.file_sha256, cell.sheet, cell.row, cell.column):
            return _correction(dossier, one)
    raise NotFound(msg("The cell {cell} is not corrected.", cell=cell))


def _correction(dossier: Dossier, one: kept.Kept) -> Correction:
    cell = CellRef(one.source, one.sheet, one.row, one.column)
    return selections.correction(selections.received(dossier, cell), one)


def _amount_cell(dossier: Dossier, cell: CellRef) -> Found:
    """What was received in a cell of amounts: of a line, of a record of a register, or a printed total."""
    found = selections.received(dossier, cell)
    if found.dataset is None or not datasets.one(dossier, found.dataset).visible:
        raise NotFound(
            msg("The cell {cell} holds no amount that was imported.", cell=cell),
            msg("Amounts of lines and registers and printed totals can be corrected; dates and texts are as received."),
        )
    return found


class NoReason(BudgetWatchError):
    """A correction needs a reason."""

    code = "reason-missing"
    default = msg("A correction needs a reason: it is printed beside the figure.")
    default_advice = msg("Give the letter, the document or the call that the correction rests on.")
