"""Ctrl+C in any table or list: Qt's own copy of a cell goes the way of every other copy, for the chosen circle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QModelIndex, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

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


class CellCopying(QObject):
    """Stands before whichever table or list has the keyboard: none of them has to think of it, in no dialog."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, left: QWidget | None, reached: QWidget | None) -> None:
        """Only the view that has the keyboard is listened to: a look at every event of the window would slow it."""
        if isinstance(left, QAbstractItemView) and shiboken6.isValid(left):
            left.removeEventFilter(self)
        if isinstance(reached, QAbstractItemView):
            reached.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take the key from Qt where a dossier is open; what belongs to none goes as Qt has it."""
        if not (isinstance(event, QKeyEvent) and isinstance(watched, QAbstractItemView)):
            return False
        copies = event.type() is QEvent.Type.KeyPress and event.matches(QKeySequence.StandardKey.Copy)
        if not copies or self._session.dossier is None:
            return False
        copy_current(self._session, watched)
        return True


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
