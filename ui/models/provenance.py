"""What the source panel shows of a figure: how it was made, its cells, and what the documents say of their unit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from budgetwatch.domain.explanation import Explanation, SourceCell
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.layout import PrintedUnit
from budgetwatch.jobs import Job

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier
    from budgetwatch.usecases.received import SheetView


@dataclass(frozen=True, slots=True)
class Provenance:
    """A figure explained. `inputs` are the figures it was made from, `units` what each sheet says of its unit."""

    explanation: Explanation
    units: dict[tuple[str, str], PrintedUnit]

    @property
    def parts(self) -> tuple[Explanation, ...]:
        """The explanations that have cells of their own: the figure's, or those of its inputs."""
        return _with_cells(self.explanation)

    def unit(self, cell: SourceCell) -> PrintedUnit | None:
        """What the sheet of a cell says of its unit."""
        return self.units.get((cell.source.sha256, cell.cell.sheet))


def provenance(dossier: Dossier, figure: Figure, job: Job, *, again: bool = False) -> Provenance:
    """How the figure was made, without opening the received files; `again` takes the value that asking gives now."""
    from budgetwatch.usecases.documents import list_documents
    from budgetwatch.usecases.explaining import explain
    from budgetwatch.usecases.line_places import placed

    units = {(row.dataset.source.sha256, row.dataset.sheet): row.checks.layout.unit for row in list_documents(dossier)}
    told = placed(dossier, explain(dossier, figure, job, raw=False))
    return Provenance(replace(told, figure=told.recomputed) if again else told, units)


def sheet_of(dossier: Dossier, cells: tuple[SourceCell, ...], active: int, job: Job) -> tuple[SheetView, str]:
    """The sheet around one of the cells, and the text of that cell as it was received."""
    from budgetwatch.usecases.received import raw_texts, view_sheet

    places = tuple(cell.cell for cell in cells)
    view = view_sheet(dossier, places, active, job)
    return view, raw_texts(dossier, (places[active],), job).get(places[active], "")


def _with_cells(explanation: Explanation) -> tuple[Explanation, ...]:
    if not explanation.inputs:
        return (explanation,)
    return tuple(part for inner in explanation.inputs for part in _with_cells(inner))
