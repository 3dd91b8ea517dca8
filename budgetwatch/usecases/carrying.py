"""Corrections of a table that a newer version replaces: which of them are laid over the same amounts again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from budgetwatch.domain.audience import correction_item
from budgetwatch.domain.correction import Correction
from budgetwatch.domain.fact import Reading
from budgetwatch.domain.money import Value
from budgetwatch.domain.source import CellRef
from budgetwatch.store import audiences, datasets, selections
from budgetwatch.store import corrections as kept
from budgetwatch.store.dossier import Change, Dossier
from budgetwatch.usecases.version_changes import Changes, Version, same_amounts
from budgetwatch.usecases.version_tables import read_table, stored_table


class Fate(StrEnum):
    """What becomes of a correction: it holds for the same amount, the new version says it itself, or it stays behind."""

    CARRIED = "carried"
    SAID = "said"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class FatedCorrection:
    """A correction of a replaced table and what becomes of it.

    `cell` is where the amount stands in the new version and `printed` what is printed there; None where it has no such
    amount. `table` is the id of the new table.
    """

    correction: Correction
    fate: Fate
    table: str
    cell: CellRef | None = None
    printed: Value | None = None


def fates(
    dossier: Dossier, sha256: str, readings: Sequence[Reading], replacing: Mapping[str, int | None]
) -> tuple[FatedCorrection, ...]:
    """What becomes of the corrections of the imports that those readings of a file replace, in the order of their cells.

    A correction is carried where the new version prints the very amount that was corrected: nobody mended it. Where it
    prints something else a person has to look again.
    """
    corrected = kept.listed(dossier) if any(one is not None for one in replacing.values()) else ()
    return tuple(
        fated
        for reading in readings
        if (replaced := replacing.get(reading.layout.id)) is not None
        and (mine := [one for one in corrected if one.dataset == replaced])
        for fated in _of_table(dossier, sha256, reading, replaced, mine)
    )


def without_carried(dossier: Dossier, dataset: int, changes: Changes) -> Changes:
    """The changes of a newer version that will count: an amount whose correction is carried over stays as it was."""
    mine = (one for one in kept.listed(dossier) if one.dataset == dataset)
    corrected = {CellRef(one.source, one.sheet, one.row, one.column) for one in mine}
    amounts = tuple(
        one
        for one in changes.amounts
        if one.before_cell not in corrected or selections.received(dossier, one.before_cell).value != one.after
    )
    return replace(changes, amounts=amounts) if len(amounts) < len(changes.amounts) else changes


def carry(change: Change, dossier: Dossier, fated: Sequence[FatedCorrection], tables: Mapping[str, int]) -> None:
    """Lay the corrections that hold over the new datasets, by table: who, when, why and for whom stay the same."""
    chosen = {one.item: one.audience for one in audiences.listed(dossier)} if fated else {}
    for one in fated:
        if one.fate is not Fate.CARRIED or one.cell is None:
            continue
        place = (tables[one.table], one.cell.row, one.cell.column)
        told = one.correction
        kept.keep(change, place, told.corrected, told.reason, told.author, told.at)
        if (circle := chosen.get(correction_item(told.cell))) is not None:
            audiences.choose(change, correction_item(one.cell), circle)


def _of_table(
    dossier: Dossier, sha256: str, reading: Reading, replaced: int, corrected: Sequence[kept.Kept]
) -> Iterator[FatedCorrection]:
    dataset = datasets.one(dossier, replaced)
    before = Version(dataset.source.sha256, dataset.sheet, stored_table(dossier, dataset))
    after = Version(sha256, reading.layout.sheet, read_table(reading))
    now = same_amounts(before, after)
    for one in corrected:
        cell = CellRef(one.source, one.sheet, one.row, one.column)
        correction = selections.correction(selections.received(dossier, cell), one)
        place, printed = now.get((one.row, one.column), (None, None))
        if printed is not None and printed == correction.corrected:
            fate = Fate.SAID
        elif printed is not None and printed == correction.received:
            fate = Fate.CARRIED
        else:
            fate = Fate.LEFT
        yield FatedCorrection(correction, fate, reading.layout.id, place, printed)
