"""The questions of a hearing as a list: those of one witness or all, and which of them a circle may see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from budgetwatch.domain.finding import Audience, LabelledFigure
from budgetwatch.domain.hearing import Question, Reply
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import AUDIENCES, REPLIES
from ui.models.hearing_shown import short_function
from ui.session import Session

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_DRAGGED = "application/x-budgetwatch-question"

AUDIENCE_ICONS = {Audience.PUBLIC: "world", Audience.COMMITTEE: "users", Audience.CLOSED: "lock"}
"""How each circle is drawn."""


class QuestionsModel(QAbstractListModel):
    """Wraps questions in their order. `dropped` says which question a person drags to which place of the hearing."""

    dropped = Signal(int, int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._all: tuple[Question, ...] = ()
        self.witness: str | None = None
        self.questions: tuple[Question, ...] = ()
        self.figures: Mapping[int, LabelledFigure] = {}
        self.replies: Mapping[int, Reply] = {}
        self.otherwise: Mapping[int, Message | None] = {}

    def show(
        self,
        questions: Sequence[Question],
        figures: Mapping[int, LabelledFigure] | None = None,
        replies: Mapping[int, Reply] | None = None,
        otherwise: Mapping[int, Message | None] | None = None,
    ) -> None:
        """Show other questions, with the figure and the reply of each, and what findings ask otherwise now."""
        self.figures, self.replies, self.otherwise = figures or {}, replies or {}, otherwise or {}
        self._all = tuple(questions)
        known = {one.witness for one in questions}
        self.keep_to(self.witness if self.witness in known else None)

    def keep_to(self, witness: str | None) -> None:
        """Show the questions for one witness, or all of them."""
        self.beginResetModel()
        self.witness = witness
        self.questions = tuple(one for one in self._all if witness is None or one.witness == witness)
        self.endResetModel()

    def row(self, number: int) -> int:
        """The row of the question with that number; -1 where there is none."""
        return next((at for at, one in enumerate(self.questions) if one.id == number), -1)

    def until(self, question: Question) -> int:
        """The minutes from the beginning of the hearing to the end of this question."""
        return sum(one.minutes for one in self._all if one.order <= question.order)

    def left_out(self, question: Question) -> bool:
        """Whether the chosen audience does not get this question."""
        return not self._session.audience.may_see(question.audience)

    def second_line(self, question: Question) -> str:
        """What changed since it was put, witness, minutes and the running total, figure, reply and circle."""
        word, figure = self._session.word, self.figures.get(question.id)
        reply = self.replies.get(question.id)
        parts = [
            self._changed(question),
            short_function(question.witness, self._session) if question.witness else "",
            word(msg("{minutes} min, {total} in all", minutes=question.minutes, total=self.until(question))),
            f"[{self._session.language.figure(figure.figure)}]" if figure else "",
            word(REPLIES[reply.status]) if reply else "",
            word(AUDIENCES[question.audience]),
        ]
        if self.left_out(question):
            parts.append(word(msg("left out of this version")))
        return " · ".join(part for part in parts if part)

    def _changed(self, question: Question) -> str:
        if question.id not in self.otherwise:
            return ""
        raised = self.otherwise[question.id] is not None
        return self._session.word(
            msg("the finding changed since") if raised else msg("the finding is no longer raised")
        )

    def tip(self, question: Question) -> str:
        """The words of the question; below them what its finding asks now, where that is something else."""
        text, now = text_of(question, self._session), self.otherwise.get(question.id)
        if now is None:
            return text
        asked = self._session.word(msg("Now the finding asks: {question}", question=now))
        return f"{text}\n\n{asked}"

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Number of questions."""
        return 0 if parent.isValid() else len(self.questions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of the question; with its number and witness for screen readers."""
        question = self.questions[index.row()]
        text = text_of(question, self._session)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text
            case Qt.ItemDataRole.ToolTipRole:
                return self.tip(question)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{question.order + 1}. {text} {self.second_line(question)}"
            case _:
                return None

    # -- dragging

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A question is dragged; what is dropped goes between questions."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        """Questions are moved, never copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        """A question is known here only."""
        return [_DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's name
        """The number of the dragged question."""
        carried = QMimeData()
        carried.setData(_DRAGGED, str(self.questions[indexes[0].row()].id).encode())
        return carried

    def dropMimeData(  # noqa: N802 - Qt's name
        self, carried: QMimeData, _action: Qt.DropAction, row: int, _column: int, _parent: Index
    ) -> bool:
        """Say where the question is to go; the dossier moves it, and then the list is shown anew."""
        number = int(bytes(carried.data(_DRAGGED).data()).decode() or "0")
        at = self.row(number)
        if at < 0:
            return False
        place = self.place_of(row if row >= 0 else len(self.questions), at)
        if place != self.questions[at].order:
            self.dropped.emit(number, place)
        return False  # the view is not to take the row away itself

    def place_of(self, gap: int, dragged: int) -> int:
        """The place in the whole hearing of a question that goes from a row into the gap before another row."""
        if gap > dragged:
            return self.questions[gap - 1].order
        return self.questions[gap].order


def text_of(question: Question, session: Session) -> str:
    """What a person wrote, else the catalogue's wording in the language of the window."""
    return question.text or (session.word(question.wording) if question.wording is not None else "")


def witness_of(question: Question, session: Session) -> str:
    """Whom the question is for, worded where the catalogue knows the function."""
    return session.word(Message(question.witness)) if question.witness else ""
