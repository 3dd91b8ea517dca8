"""The cards beside a sheet that is about to be imported: unit, questions, totals, reasons to review."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QVBoxLayout

from budgetwatch.domain.fact import Reading
from budgetwatch.domain.measure import CHAIN, Measure
from budgetwatch.domain.message import msg, msgn
from budgetwatch.domain.terms import MEASURES
from budgetwatch.i18n.words import CURRENCIES
from ui.choices import SCALES, UNITS
from ui.models.import_view import FirstAmount
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.controls import button, label, line, picture, stack, tag

if TYPE_CHECKING:
    from budgetwatch.usecases.deciding import ImportQuestion

_YEARS_BACK = 20


class UnitCard(QFrame):
    """How the first amount reads: confirmed once, or corrected, before anything is imported."""

    def __init__(
        self,
        session: Session,
        first: FirstAmount,
        reading: Reading,
        decide: Callable[[int | None, str | None], object],
        confirm: Callable[[], object],
        *,
        confirmed: bool,
    ) -> None:
        super().__init__()
        self.setProperty("box", "card" if confirmed else "marked")
        self._session, self._unit = session, reading.layout.unit
        self._decide = decide
        column = stack(self, margins=(12, 10, 12, 12), spacing=4)
        column.addWidget(self._told(first))
        for text, look in zip(self._read_as(first), ("figure2", "figure"), strict=True):
            column.addWidget(label(text, look, wrap=True))
        row = line(spacing=8)
        if confirmed:
            row.addWidget(tag(session.theme, session.word(msg("Confirmed")), "ok", "check"))
        else:
            right = session.word(msg("That is right"))
            row.addWidget(button(session.theme, right, confirm, picture="check", kind="primary"))
        row.addStretch()
        column.addSpacing(4)
        column.addLayout(row)
        column.addLayout(self._corrections())

    def _told(self, first: FirstAmount) -> Any:
        text = msg("The first amount reads ({cell}, “{received}”)", cell=first.place, received=first.received)
        return label(self._session.word(text), "meta", wrap=True)

    def _read_as(self, first: FirstAmount) -> tuple[str, str]:
        language, unit = self._session.language, self._unit
        printed = (
            f"{language.number(first.printed.decimal)} {self._words(unit.scale)} {language.currency(unit.currency)}"
        )
        return printed.strip(), f"= {language.money(first.amount, unit.currency)}"

    def _words(self, scale: int) -> str:
        return self._session.word(UNITS[scale]) if scale in UNITS and scale > 1 else ""

    def _corrections(self) -> QVBoxLayout:
        theme, word = self._session.theme, self._session.word
        lines = stack(spacing=4)
        scales = [(scale, word(UNITS[scale])) for scale in SCALES]
        unit = Choice(theme, word(msg("Unit")), scales, self._unit.scale, lambda scale: self._decide(scale, None))
        names = [(code, name) for code, name in CURRENCIES.items()]
        money = Choice(
            theme, word(msg("Currency")), names, self._unit.currency or "", lambda code: self._decide(None, code)
        )
        row = line(spacing=8)
        row.addWidget(unit)
        row.addWidget(money)
        row.addStretch()
        lines.addLayout(row)
        cell = self._unit.cell
        if cell is not None:
            lines.addWidget(
                label(word(msg("read in {cell}: “{text}”", cell=cell, text=self._unit.text or "")), "meta", wrap=True)
            )
        return lines


class QuestionsCard(QFrame):
    """What the sheet does not say and a person must: one control per question."""

    def __init__(
        self, session: Session, questions: Sequence[ImportQuestion], answer: Callable[[ImportQuestion, object], object]
    ) -> None:
        super().__init__()
        self.setProperty("banner", "att")
        theme, word = session.theme, session.word
        column = stack(self, margins=(12, 10, 12, 12), spacing=8)
        head = line(spacing=8)
        head.addWidget(picture(theme, "alert-triangle", "att"))
        head.addWidget(
            label(word(msgn("{count} question to decide", "{count} questions to decide", len(questions))), "att")
        )
        head.addStretch()
        column.addLayout(head)
        for question in questions:
            column.addWidget(label(word(question.message), "body", wrap=True))
            row = line()
            row.addWidget(self._control(session, question, answer))
            row.addStretch()
            column.addLayout(row)

    def _control(
        self, session: Session, question: ImportQuestion, answer: Callable[[ImportQuestion, object], object]
    ) -> Choice[Any]:
        options = [(None, session.word(msg("choose…"))), *_options(session, question.asked.value)]
        made: Choice[Any] = Choice(session.theme, "", options, None, partial(answer, question))
        made.setAccessibleName(session.word(question.message))
        return made


def _options(session: Session, asked: str) -> list[tuple[Any, str]]:
    word = session.word
    match asked:
        case "scale":
            return [(scale, word(UNITS[scale])) for scale in SCALES]
        case "currency":
            return list(CURRENCIES.items())
        case "year":
            present = datetime.now(UTC).year
            return [(year, str(year)) for year in range(present + 2, present - _YEARS_BACK, -1)]
        case _:
            return [(one, word(MEASURES[one])) for one in (*CHAIN, Measure.MOVEMENT)]
