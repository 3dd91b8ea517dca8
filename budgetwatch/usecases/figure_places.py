"""The places of the budget that figures are about, with their codes and labels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from budgetwatch.domain.explanation import Explanation
from budgetwatch.domain.figure import FactSelection, Figure
from budgetwatch.domain.stored import StoredCode
from budgetwatch.store.code_names import of_codes
from budgetwatch.store.dossier import Dossier
from budgetwatch.store.line_places import of_cells

MOST = 4
"""Places that a figure is told to be about; one of more is about none in particular."""


def places_of(
    dossier: Dossier, figures: Iterable[Figure], explain: Callable[[Figure], Explanation]
) -> dict[Figure, tuple[StoredCode, ...]]:
    """The places of each figure that is one question about amounts: those it asks for, else those of its line."""
    asked = {figure: one for figure in figures for one in figure.trace.inputs[:1] if isinstance(one, FactSelection)}
    names = of_codes(dossier, (number for one in asked.values() for codes in one.within for number in codes))
    of_lines = {figure for figure, one in asked.items() if one.lines and not one.within}
    found = {figure: _told(one, names) for figure, one in asked.items() if figure not in of_lines}
    return found | _of_lines(dossier, of_lines, explain)


def _told(asked: FactSelection, names: Mapping[int, StoredCode]) -> tuple[StoredCode, ...]:
    places = _distinct(names[number] for codes in asked.within for number in codes if number in names)
    return places if len(places) <= MOST else ()


def _distinct(places: Iterable[StoredCode]) -> tuple[StoredCode, ...]:
    """Each place once, as the first document prints it: other documents may word its label otherwise."""
    first: dict[tuple[str, int, str], StoredCode] = {}
    for place in places:
        first.setdefault((place.classification, place.level, place.code or place.label), place)
    return tuple(first.values())


def _of_lines(
    dossier: Dossier, figures: Iterable[Figure], explain: Callable[[Figure], Explanation]
) -> dict[Figure, tuple[StoredCode, ...]]:
    cells = {figure: tuple(cell.cell for cell in explain(figure).cells) for figure in figures}
    rows = of_cells(dossier, (cell for told in cells.values() for cell in told))
    return {
        figure: _shared([rows.get((cell.file_sha256, cell.sheet, cell.row), ()) for cell in told])
        for figure, told in cells.items()
    }


def _shared(lines: Sequence[Sequence[StoredCode]]) -> tuple[StoredCode, ...]:
    """The places that every line has."""
    return tuple(place for place in _distinct(lines[0]) if all(place in line for line in lines)) if lines else ()
