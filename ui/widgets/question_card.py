"""What the sheet does not say and a person must: one control for the columns that share a question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QWidget

from budgetwatch.domain.measure import CHAIN, Measure
from budgetwatch.domain.message import msg, msgn
from budgetwatch.domain.terms import MEASURES
from budgetwatch.i18n.words import CURRENCIES
from ui.choices import SCALES, UNITS
from ui.models.import_questions import Asking
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.controls import button, label, line, picture, stack

if TYPE_CHECKING:
    from budgetwatch.usecases.deciding import ImportQuestion

_OTHER = 0
"""Stands in the menu of years for one that is typed."""


class QuestionsCard(QFrame):
    """Asks. `answer` is given the questions that one answer settles, `answer_column` a question of one column alone."""

    def __init__(
        self,
        session: Session,
        askings: Sequence[Asking],
        years: Sequence[int],
        answer: Callable[[tuple[ImportQuestion, ...], Any], object],
        answer_column: Callable[[ImportQuestion, Any], object],
    ) -> None:
        super().__init__()
        self.setProperty("banner", "att")
        self._session, self._years = session, years
        theme, word = session.theme, session.word
        column = stack(self, margins=(12, 10, 12, 12), spacing=8)
        head = line(spacing=8)
        head.addWidget(picture(theme, "alert-triangle", "att"))
        count = msgn("{count} question to decide", "{count} questions to decide", len(askings))
        head.addWidget(label(word(count), "att"))
        head.addStretch()
        column.addLayout(head)
        for asking in askings:
            text = word(asking.message)
            column.addWidget(label(text, "body", wrap=True))
            row = line(spacing=8)
            row.addWidget(self._control(asking.asked, text, partial(answer, asking.questions)))
            row.addStretch()
            column.addLayout(row)
            if asking.shared:
                apart = self._apart(asking, answer_column)
                row.addWidget(button(theme, word(msg("Column by column")), apart.show, kind="link"))
                column.addWidget(apart)

    def _apart(self, asking: Asking, answer_column: Callable[[ImportQuestion, Any], object]) -> QWidget:
        """One control per column, hidden until it is asked for."""
        made = QWidget()
        made.hide()
        rows = stack(made, spacing=4)
        for question in asking.questions:
            text = self._session.word(msg("Column {column}", column=question.column or ""))
            row = line(spacing=8)
            row.addWidget(label(text, "meta"))
            name = self._session.word(question.message)
            row.addWidget(self._control(asking.asked, name, partial(answer_column, question)))
            row.addStretch()
            rows.addLayout(row)
        return made

    def _control(self, asked: str, name: str, answer: Callable[[Any], object]) -> Choice[Any]:
        def take(value: Any) -> None:
            if asked == "year" and value == _OTHER:
                self.ask_year(answer)
            else:
                answer(value)

        options = [(None, self._session.word(msg("choose…"))), *self._options(asked)]
        made: Choice[Any] = Choice(self._session.theme, "", options, None, take)
        made.setAccessibleName(name)
        return made

    def ask_year(self, answer: Callable[[Any], object]) -> None:
        """Have the year typed."""
        from ui.dialogs.year import YearDialog

        YearDialog(self._session, self._years[0], answer, self.window()).open()

    def _options(self, asked: str) -> list[tuple[Any, str]]:
        word = self._session.word
        match asked:
            case "scale":
                return [(scale, word(UNITS[scale])) for scale in SCALES]
            case "currency":
                return list(CURRENCIES.items())
            case "year":
                return [*((year, str(year)) for year in self._years), (_OTHER, word(msg("Another year…")))]
            case _:
                return [(one, word(MEASURES[one])) for one in (*CHAIN, Measure.MOVEMENT)]
