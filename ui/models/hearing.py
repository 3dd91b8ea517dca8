"""The questions of the hearing as a list, and which of them a circle may see."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from budgetwatch.domain.finding import Audience
from budgetwatch.domain.hearing import Question
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import AUDIENCES
from ui.session import Session

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

AUDIENCE_ICONS = {Audience.PUBLIC: "world", Audience.COMMITTEE: "users", Audience.CLOSED: "lock"}
"""How each circle is drawn."""


class QuestionsModel(QAbstractListModel):
    """Wraps questions in their order."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.questions: tuple[Question, ...] = ()

    def show(self, questions: Sequence[Question]) -> None:
        """Show other questions."""
        self.beginResetModel()
        self.questions = tuple(questions)
        self.endResetModel()

    def row(self, number: int) -> int:
        """The row of the question with that number; -1 where there is none."""
        return next((at for at, one in enumerate(self.questions) if one.id == number), -1)

    def left_out(self, question: Question) -> bool:
        """Whether the chosen audience does not get this question."""
        return not self._session.audience.may_see(question.audience)

    def second_line(self, question: Question) -> str:
        """Witness, minutes and circle."""
        parts = [
            witness_of(question, self._session),
            self._session.word(msg("{minutes} min", minutes=question.minutes)),
            self._session.word(AUDIENCES[question.audience]),
        ]
        if self.left_out(question):
            parts.append(self._session.word(msg("left out of this version")))
        return " · ".join(part for part in parts if part)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Number of questions."""
        return 0 if parent.isValid() else len(self.questions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of the question; with its number and witness for screen readers."""
        question = self.questions[index.row()]
        text = text_of(question, self._session)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return text
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{index.row() + 1}. {text} {self.second_line(question)}"
            case _:
                return None


def text_of(question: Question, session: Session) -> str:
    """What a person wrote, else the catalogue's wording in the language of the window."""
    return question.text or (session.word(question.wording) if question.wording is not None else "")


def witness_of(question: Question, session: Session) -> str:
    """Whom the question is for, worded where the catalogue knows the function."""
    return session.word(Message(question.witness)) if question.witness else ""
