"""What of a large dossier rests on the lines that a newer version changes: asked of the questions behind each figure."""

from __future__ import annotations

from collections.abc import Iterator

from budgetwatch.domain.fact import Reading
from budgetwatch.domain.figure import (
    CellSelection,
    ContractSelection,
    FactSelection,
    Figure,
    RecordSelection,
    Selection,
    Trace,
)
from budgetwatch.store.changed_lines import Changed, ChangedLines, changed_lines
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.replacing import Replacement


class Rests:
    """Says of figures whether they rest on changed lines; each question to the dossier is weighed once."""

    def __init__(self, changed: tuple[ChangedLines, ...]) -> None:
        self._changed = changed
        self._known: dict[Selection, bool] = {}

    def rests(self, figure: Figure) -> bool:
        """Whether some amount behind the figure is changed, dropped or added."""
        return any(self._touched(selection) for selection in _selections(figure.trace))

    def _touched(self, selection: Selection) -> bool:
        if selection not in self._known:
            self._known[selection] = any(one.touch(selection) for one in self._changed)
        return self._known[selection]


def resting(dossier: Dossier, found: tuple[Replacement, ...], readings: tuple[Reading, ...]) -> Rests:
    """What tells of figures whether they rest on what those newer versions change."""
    read = {one.layout.id: one for one in readings}
    differing = (one for one in found if one.changes.any)
    return Rests(tuple(changed_lines(dossier, _changed(one, read[one.table])) for one in differing))


def _changed(one: Replacement, reading: Reading) -> Changed:
    changes = one.changes
    new = {line.cell.row for line in changes.added}
    rows = {amount.before_cell.row for amount in changes.amounts} | {line.cell.row for line in changes.dropped}
    whole = bool(changes.added or changes.dropped)
    return Changed(
        one.dataset,
        frozenset(rows),
        tuple(line.codes for line in reading.lines if line.row in new),
        None if whole else frozenset((amount.measure, amount.year) for amount in changes.amounts),
    )


def _selections(trace: Trace) -> Iterator[Selection]:
    for asked in trace.inputs:
        match asked:
            case Trace():
                yield from _selections(asked)
            case FactSelection() | ContractSelection() | CellSelection() | RecordSelection():
                yield asked
