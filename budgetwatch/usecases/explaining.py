"""Answer "where does this figure come from?": ask its trace again, down to the cells as they were received."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from budgetwatch.domain.explanation import Explanation, PointRead, PriceFactor, SourceCell
from budgetwatch.domain.figure import (
    COUNT,
    Figure,
    Operation,
    Quantity,
    Selection,
    Span,
    Trace,
    Unit,
    at_prices,
    compound_growth,
    difference,
    in_proportion,
    money,
    ratio,
    sum_of_sizes,
)
from budgetwatch.domain.money import ZERO, Absent, Amount
from budgetwatch.domain.series import PriceChange, SeriesPoint
from budgetwatch.domain.source import CellRef
from budgetwatch.jobs import SILENT, Job
from budgetwatch.store import selections
from budgetwatch.store.dossier import Dossier
from budgetwatch.store.found import Found
from budgetwatch.usecases.received import raw_texts
from budgetwatch.usecases.series import find_series, point_figure, price_factor
from budgetwatch.usecases.typing_in import cautions

ONE = Figure(1, COUNT, Trace(Operation.COUNT, ()))
"""What each figure adds to a count of figures."""


def explain(dossier: Dossier, figure: Figure, job: Job = SILENT, *, raw: bool = True) -> Explanation:
    """How the figure was made, the cells behind it, and the value that asking again gives.

    `raw` reads the received files again to show each cell's text as it was received; without it the texts are empty.
    """
    told = replace(_asked(dossier, figure.trace, figure.unit, job), figure=figure)
    unread, files = cautions(dossier), dict.fromkeys(place.file_sha256 for place in _places(told))
    told = replace(told, cautions=tuple(unread[file] for file in files if file in unread))
    return _quoted(told, raw_texts(dossier, _places(told), job)) if raw else told


def _asked(dossier: Dossier, trace: Trace, unit: Unit, job: Job) -> Explanation:
    """What a trace gives when it is asked now, with the cells it is made from."""
    cells: list[SourceCell] = []
    parts: list[Figure] = []
    inputs: list[Explanation] = []
    prices: PriceFactor | None = None
    point: PointRead | None = None
    for asked in trace.inputs:
        job.check()
        if isinstance(asked, Trace):
            inputs.append(_asked(dossier, asked, unit, job))
            parts.append(ONE if trace.operation is Operation.COUNT else inputs[-1].recomputed)
        elif isinstance(asked, PriceChange):
            prices = price_factor(dossier, asked)
            parts[-1] = at_prices(parts[-1], asked, prices.factor)
        elif isinstance(asked, SeriesPoint):
            point = PointRead(asked, find_series(dossier, asked.kind, asked.country))
            parts.append(point_figure(point.series, asked.year))
        elif not isinstance(asked, Span):
            found = selections.cells(dossier, asked)
            cells += map(_cell, found)
            parts.append(_part(found, asked, trace.operation, unit))
    made = _combined(trace, tuple(parts), unit)
    return Explanation(made, trace.operation, made, tuple(cells), tuple(inputs), prices=prices, point=point)


def _part(found: tuple[Found, ...], asked: Selection, operation: Operation, unit: Unit) -> Figure:
    own = Trace(Operation.SUM, (asked,))
    if operation is Operation.COUNT:
        return Figure(len(found), COUNT, own)
    if unit.quantity is Quantity.DAYS:
        return Figure(sum(one.day.toordinal() for one in found if one.day), Unit(Quantity.DAYS), own)
    return money(sum((one.value for one in found if isinstance(one.value, Amount)), ZERO), unit.currency, own)


def _cell(found: Found) -> SourceCell:
    value = Absent.UNKNOWN if found.value is None else found.value
    return SourceCell(found.source, found.cell, "", value, found.label, found.correction)


def _places(told: Explanation) -> Iterator[CellRef]:
    yield from (one.cell for one in told.cells)
    for part in told.inputs:
        yield from _places(part)


def _quoted(told: Explanation, texts: Mapping[CellRef, str]) -> Explanation:
    """The explanation with the text of each cell as received."""
    return replace(
        told,
        cells=tuple(replace(one, raw=texts.get(one.cell, "")) for one in told.cells),
        inputs=tuple(_quoted(part, texts) for part in told.inputs),
    )


def _combined(trace: Trace, parts: tuple[Figure, ...], unit: Unit) -> Figure:
    match trace.operation:
        case Operation.RATIO:
            made = ratio(parts[0], parts[1])
            return made if made is not None else Figure(0, unit, trace)
        case Operation.DIFFERENCE:
            made = difference(parts[0], parts[1])
        case Operation.IN_PROPORTION:
            scaled = in_proportion(parts[0], parts[1], parts[2])
            made = scaled if scaled is not None else Figure(0, unit, trace)
        case Operation.SUM_OF_SIZES:
            made = sum_of_sizes(parts)
        case Operation.COMPOUND_GROWTH if isinstance(span := trace.inputs[-1], Span):
            made = compound_growth(parts[0], parts[1], span) or Figure(0, unit, trace)
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
