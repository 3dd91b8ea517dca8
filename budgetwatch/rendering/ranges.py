"""Cells written short: `D8:D12, D14:D20 … D217`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from budgetwatch.domain.source import Area, CellRef

MOST_RANGES = 3


def written_short(cells: Iterable[CellRef], most: int = MOST_RANGES) -> str:
    """The cells of one sheet as ranges down each column; a long list gives its ends and how many cells it has."""
    listed = tuple(cells)
    ranges = [_name(area) for area in _runs(listed)]
    if len(ranges) > most:
        ends = ", ".join(ranges[: max(1, most - 1)])
        return f"{ends} … {ranges[-1]} ({len(set(listed))})"
    return ", ".join(ranges)


def _runs(cells: Iterable[CellRef]) -> Iterator[Area]:
    places = sorted({(cell.column, cell.row) for cell in cells})
    start: tuple[int, int] | None = None
    last: tuple[int, int] = (0, 0)
    for place in places:
        if start is not None and place != (last[0], last[1] + 1):
            yield Area(start[1], start[0], last[1], last[0])
            start = place
        start, last = start or place, place
    if start is not None:
        yield Area(start[1], start[0], last[1], last[0])


def _name(area: Area) -> str:
    first, _, last = area.a1.partition(":")
    return first if first == last else area.a1
