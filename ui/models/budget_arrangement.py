"""What a person arranged of the budget table: fields down the side and across, and the one stage where none tells them apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from budgetwatch.domain.measure import Measure
from budgetwatch.domain.pivot import STAGES, YEARS, FieldKind, PivotField, PivotQuery
from budgetwatch.preferences import save, saved

_MOST = 4
"""Fields of a well: more of them can no longer be read."""


class Well(StrEnum):
    """Where a field can stand."""

    FIELDS = "fields"
    ROWS = "rows"
    COLUMNS = "columns"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The fields of both wells, and the stage that amounts are taken of; None shows stages side by side."""

    rows: tuple[PivotField, ...]
    columns: tuple[PivotField, ...]
    measure: Measure | None

    def of(self, well: Well) -> tuple[PivotField, ...]:
        """The fields of a well."""
        return {Well.ROWS: self.rows, Well.COLUMNS: self.columns}.get(well, ())

    def well_of(self, field: PivotField) -> Well:
        """Where a field stands."""
        return next((well for well in (Well.ROWS, Well.COLUMNS) if field in self.of(well)), Well.FIELDS)

    def taking(self, measure: Measure | None) -> Arrangement:
        """The same with one stage only, or with the stages side by side in the columns."""
        bare = self._without(STAGES)
        return replace(bare, measure=measure, columns=bare.columns if measure else (*bare.columns, STAGES))

    def moved(self, field: PivotField, well: Well, at: int = _MOST) -> Arrangement | None:
        """The same with a field at a place of a well; None where stages would then be added to each other.

        The last field of the rows stays, and lines stay out of the columns.
        """
        if field == STAGES and well is Well.FIELDS:
            return None
        if not self._allows(field, well):
            return self
        bare = self._without(field)
        measure = None if field == STAGES else self.measure
        fields = list(bare.of(well))
        fields.insert(at, field)
        rows = tuple(fields) if well is Well.ROWS else bare.rows
        columns = tuple(fields) if well is Well.COLUMNS else bare.columns
        return Arrangement(rows, columns, measure)

    def _allows(self, field: PivotField, well: Well) -> bool:
        if field.kind is FieldKind.LINE and well is Well.COLUMNS:
            return False
        if well is not Well.ROWS and self.rows == (field,):
            return False
        return well is Well.FIELDS or len(self._without(field).of(well)) < _MOST

    def _without(self, field: PivotField) -> Arrangement:
        rows, columns = (tuple(one for one in of if one != field) for of in (self.rows, self.columns))
        return Arrangement(rows, columns, self.measure)

    def query(self, prices: int | None) -> PivotQuery:
        """The question to the dossier."""
        return PivotQuery(self.rows, self.columns, self.measure, prices=prices)

    def __str__(self) -> str:
        wells = (",".join(map(str, fields)) for fields in (self.rows, self.columns))
        return "/".join((*wells, self.measure.value if self.measure else ""))


def first_arrangement(rows: Sequence[PivotField], measure: Measure | None) -> Arrangement:
    """What to begin with: the lines of the standard table, by year, of one stage."""
    return Arrangement(tuple(rows), (YEARS,), measure)


def read_arrangement(text: str, offered: Sequence[PivotField]) -> Arrangement | None:
    """The arrangement that was kept as text; None where the dossier no longer offers it."""
    named = {str(field): field for field in offered}
    try:
        rows, columns, measure = text.split("/")
        wells = [tuple(named[name] for name in part.split(",") if name) for part in (rows, columns)]
        made = Arrangement(wells[0], wells[1], Measure(measure) if measure else None)
    except (ValueError, KeyError):
        return None
    fields = (*made.rows, *made.columns)
    whole = bool(made.rows) and len(set(fields)) == len(fields) and (made.measure is None) == (STAGES in fields)
    return made if whole else None


def kept_arrangement(dossier: Path) -> tuple[str, bool]:
    """What was arranged last on this computer for a dossier, as text, and whether it was on show."""
    state, _, text = (saved(_name(dossier)) or "").partition(" ")
    return text, state == "shown"


def keep_arrangement(dossier: Path, arrangement: Arrangement | None, *, shown: bool) -> None:
    """Keep what was arranged on this computer; the dossier is not changed."""
    save(_name(dossier), f"{'shown' if shown else 'standard'} {arrangement or ''}")


def _name(dossier: Path) -> str:
    return f"budget-arrangement-{sha256(str(dossier.resolve()).encode()).hexdigest()[:16]}"
