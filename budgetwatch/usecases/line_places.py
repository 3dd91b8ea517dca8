"""Where the lines behind a figure stand: the vote or programme above each, without which its label says too little."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from budgetwatch.domain.code import Classification
from budgetwatch.domain.explanation import Explanation, SourceCell
from budgetwatch.domain.stored import StoredCode
from budgetwatch.store import line_places
from budgetwatch.store.dossier import Dossier

_ABOVE = (Classification.ADMINISTRATION, Classification.PROGRAMME)
"""Who spends, then for what: both name a line where a table prints both."""
_ELSE = (Classification.FORCE, Classification.FUNCTION, Classification.REGION)
"""The first of these names a line without either; its nature says what it buys, not where it stands."""


def placed(dossier: Dossier, told: Explanation) -> Explanation:
    """The explanation with the place of the line of each cell, its inputs' too."""
    known = line_places.of_cells(dossier, (one.cell for one in told.every_cell))
    texts = {row: " › ".join(_names(places)) for row, places in known.items()}
    return _with_places(told, texts)


def _with_places(told: Explanation, texts: dict[line_places.SheetRow, str]) -> Explanation:
    return replace(
        told,
        cells=tuple(_in_place(one, texts) for one in told.cells),
        inputs=tuple(_with_places(part, texts) for part in told.inputs),
    )


def _in_place(one: SourceCell, texts: dict[line_places.SheetRow, str]) -> SourceCell:
    place = texts.get((one.cell.file_sha256, one.cell.sheet, one.cell.row), "")
    label = one.label.strip()
    repeated = label and (place == label or place.endswith(f" {label}"))
    return replace(one, place=place.removesuffix(label).rstrip(" ›") if repeated else place)


def _names(places: Sequence[StoredCode]) -> tuple[str, ...]:
    kinds = {place.classification for place in places}
    own = [one for one in _ABOVE if one in kinds] or [one for one in _ELSE if one in kinds][:1]
    named = (f"{place.code} {place.label}".strip() for one in own for place in places if place.classification is one)
    return tuple(dict.fromkeys(named))
