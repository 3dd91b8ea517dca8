"""Answer "where does this figure come from?": ask its trace again, down to the cells as they were received."""

from __future__ import annotations

from budgetwatch.domain.explanation import Explanation, SourceCell
from budgetwatch.domain.figure import (
    COUNT,
    Figure,
    Operation,
    Quantity,
    Selection,
    Trace,
    Unit,
    difference,
    money,
    ratio,
)
from budgetwatch.domain.money import Absent
from budgetwatch.jobs import SILENT, Job
from budgetwatch.store import selections
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.received import raw_texts


def explain(dossier: Dossier, figure: Figure, job: Job = SILENT, *, raw: bool = True) -> Explanation:
    """How the figure was made, the cells behind it, and the value that asking again gives.

    `raw` reads the received file again to show each cell's text as it was received; without it the text is left empty.
    """
    return _explained(dossier, figure, figure.trace, job, raw=raw)


def _explained(dossier: Dossier, figure: Figure, trace: Trace, job: Job, *, raw: bool) -> Explanation:
    cells: list[SourceCell] = []
    parts: list[Figure] = []
    inputs: list[Explanation] = []
    for asked in trace.inputs:
        job.check()
        if isinstance(asked, Trace):
            inner = _explained(dossier, _worth(dossier, asked, figure.unit), asked, job, raw=raw)
            inputs.append(inner)
            parts.append(inner.recomputed)
        else:
            cells += _cells(dossier, asked, job, raw=raw)
            parts.append(_part(dossier, asked, trace, figure.unit))
    return Explanation(
        figure, trace.operation, _combined(trace, tuple(parts), figure.unit), tuple(cells), tuple(inputs)
    )


def _worth(dossier: Dossier, trace: Trace, unit: Unit) -> Figure:
    """The value that a trace gives when asked now."""
    parts = tuple(
        _worth(dossier, asked, unit) if isinstance(asked, Trace) else _part(dossier, asked, trace, unit)
        for asked in trace.inputs
    )
    return _combined(trace, parts, unit)


def _part(dossier: Dossier, asked: Selection, trace: Trace, unit: Unit) -> Figure:
    own = Trace(Operation.SUM, (asked,))
    if trace.operation is Operation.COUNT:
        return Figure(selections.count(dossier, asked), COUNT, own)
    return money(selections.total(dossier, asked), unit.currency, own)


def _combined(trace: Trace, parts: tuple[Figure, ...], unit: Unit) -> Figure:
    match trace.operation:
        case Operation.RATIO:
            made = ratio(parts[0], parts[1])
            return made if made is not None else Figure(0, unit, trace)
        case Operation.DIFFERENCE:
            made = difference(parts[0], parts[1])
        case _:
            made = _sum(parts, unit)
    return Figure(made.value, made.unit, trace)


def _sum(parts: tuple[Figure, ...], unit: Unit) -> Figure:
    exponent = min((part.unit.exponent for part in parts), default=unit.exponent)
    value = sum(part.amount.rescaled(exponent) for part in parts)
    kind = parts[0].unit.quantity if parts else unit.quantity
    return Figure(
        value, Unit(kind, exponent, unit.currency if kind is Quantity.MONEY else None), Trace(Operation.SUM, ())
    )


def _cells(dossier: Dossier, asked: Selection, job: Job, *, raw: bool) -> list[SourceCell]:
    found = selections.cells(dossier, asked)
    texts = raw_texts(dossier, (one.cell for one in found), job) if raw else {}
    return [
        SourceCell(
            one.source,
            one.cell,
            texts.get(one.cell, ""),
            one.value if one.value is not None else Absent.UNKNOWN,
            one.label,
        )
        for one in found
    ]
