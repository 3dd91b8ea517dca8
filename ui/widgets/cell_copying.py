"""What a copied cell of a table or list says, for the chosen circle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractItemView

from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import Audience, Finding, Judged
from budgetwatch.jobs import Job
from ui.copying import copy_text, may_copy

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier
    from ui.session import Session


@dataclass(frozen=True, slots=True)
class Behind:
    """What a row rests on: its figures, and the circle it is for itself."""

    figures: tuple[Figure, ...] = ()
    circle: Audience = Audience.PUBLIC


def copy_current(session: Session, view: QAbstractItemView) -> None:
    """Copy the cell under the keyboard, or what the view itself copies as a block."""
    from ui.widgets.budget_cells import CellTree
    from ui.widgets.typed_table import TypedTable

    if isinstance(view, CellTree | TypedTable):
        view.copy()
    elif view.currentIndex().isValid():
        copy_cell(session, view.currentIndex())


def copy_cell(session: Session, index: QModelIndex) -> None:
    """Copy a figure to its last digit, another cell as it reads, where the chosen circle may see what its row rests on."""
    from ui.models.figures import FigureRow
    from ui.widgets.budget_copying import copy_number

    record = record_of(index)
    at = index.column()
    figure = record.figures[at] if isinstance(record, FigureRow) and at < len(record.figures) else None
    if figure is not None:
        copy_number(session, figure)
    elif may_copy(session):
        _copy_where_seen(session, behind(record), str(index.data() or ""))


def _copy_where_seen(session: Session, rests_on: Behind | None, text: str) -> None:
    """Copy a text once the dossier says that the circle may see it."""
    audience = session.audience

    def work(dossier: Dossier, _job: Job) -> None:
        from budgetwatch.usecases import figures_for

        if rests_on is None:
            figures_for.refuse_where_rows_are_kept(dossier, audience)
        else:
            figures_for.refuse_narrower_circle(rests_on.circle, audience)
            figures_for.refuse_narrower_figures(dossier, rests_on.figures, audience)

    session.read(work, lambda _seen: copy_text(session, text))


def record_of(index: QModelIndex) -> object:
    """What the row of a cell stands for; None where its model keeps texts alone."""
    from ui.models.findings import FindingsModel
    from ui.models.hearing import QuestionsModel
    from ui.models.rows import RowsModel

    match index.model():
        case RowsModel() as model:
            return model.record(index.row())
        case FindingsModel() as model:
            return model.findings[index.row()]
        case QuestionsModel() as model:
            return model.questions[index.row()]
        case _:
            return None


def behind(record: object) -> Behind | None:
    """What a row rests on; None where nothing tells, so that it may show any row of a register."""
    from budgetwatch.domain.checklist import AnsweredItem
    from budgetwatch.domain.hearing import Question
    from budgetwatch.usecases.competition import DirectShare
    from budgetwatch.usecases.contracts import ContractRow
    from budgetwatch.usecases.history import Entry
    from ui.models.contracts import Group
    from ui.models.figures import FigureRow

    match record:
        case FigureRow():
            return Behind(tuple(one for one in record.figures if one is not None))
        case ContractRow():
            return Behind(tuple(record.figures.values()), record.audience)
        case Judged():
            return Behind(tuple(_told(record.finding)), record.finding.audience)
        case Finding():
            return Behind(tuple(_told(record)), record.audience)
        case Group() | DirectShare():
            return Behind((record.awarded,))
        case AnsweredItem() | Question():
            return Behind(circle=record.audience)
        case Entry():  # the journal as a whole is for the closed session
            return Behind(circle=Audience.CLOSED)
        case _:
            return None


def _told(finding: Finding) -> Iterator[Figure]:
    yield from (one.figure for one in finding.figures)
    if finding.stake is not None:
        yield finding.stake
