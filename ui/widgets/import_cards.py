"""The cards beside a sheet that is about to be imported: unit, questions, totals, reasons to review."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QVBoxLayout

from budgetwatch.domain.fact import Reading
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.layout import Layout
from budgetwatch.domain.measure import CHAIN, Measure
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.source import CellRef
from budgetwatch.domain.terms import MEASURES
from budgetwatch.i18n.words import CURRENCIES
from ui.models.documents import Check, cell_of, gap_words, named, plain
from ui.models.import_view import FirstAmount, checks
from ui.session import SCALES, Session
from ui.widgets.choice import Choice
from ui.widgets.controls import button, label, line, picture, rule, stack, tag

if TYPE_CHECKING:
    from budgetwatch.usecases.deciding import ImportQuestion

Show = Callable[[CellRef], object]
_YEARS_BACK, _SHOWN_REASONS, _SHOWN_GAPS = 20, 6, 3
UNITS: dict[int, Message] = {
    1: msg("units"),
    1_000: msg("thousands"),
    1_000_000: msg("millions"),
    1_000_000_000: msg("billions"),
}


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


class TotalsCard(QFrame):
    """How the printed totals came out, and the first ones that their lines do not give."""

    def __init__(self, session: Session, reading: Reading, show: Show) -> None:
        super().__init__()
        self.setProperty("box", "card")
        theme, word = session.theme, session.word
        printed = checks(reading)
        gaps = [one for one in printed if not one.agrees]
        column = stack(self, margins=(12, 10, 12, 12), spacing=6)
        head = line(spacing=8)
        head.addWidget(label(word(msg("Printed totals")), "strong"))
        compared = msgn("{count} compared with its lines", "{count} compared with their lines", len(printed))
        head.addWidget(label(word(compared if printed else msg("none on this sheet")), "meta"))
        head.addStretch()
        column.addLayout(head)
        if not printed:
            return
        tags = line(spacing=8)
        agree = len(printed) - len(gaps)
        tags.addWidget(tag(theme, word(msgn("{count} agrees", "{count} agree", agree)), "ok", "check"))
        if gaps:
            tags.addWidget(tag(theme, word(msgn("{count} gap", "{count} gaps", len(gaps))), "ale", "alert-octagon"))
        tags.addStretch()
        column.addLayout(tags)
        for gap in gaps[:_SHOWN_GAPS]:
            _add_gap(column, session, gap, reading.layout, show)


def _add_gap(column: QVBoxLayout, session: Session, check: Check, layout: Layout, show: Show) -> None:
    language, word = session.language, session.word
    cell = cell_of(check)
    column.addWidget(rule())
    column.addWidget(label(named(check, layout, language), "strong", wrap=True))
    printed = msg("printed in {cell}", cell=cell) if cell is not None else msg("printed")
    for text, amount in ((printed, check.stated), (msg("sum of its lines"), check.lines_sum)):
        column.addLayout(_pair(word(text), plain(amount, layout, language), "body"))
    gap, scale = gap_words(check, layout, language), layout.unit.scale
    unit = word(UNITS[scale]) if scale in UNITS and scale > 1 else ""
    column.addLayout(_pair(word(msg("Gap")), f"{gap} {unit}".strip(), "ale"))
    if cell is not None:
        row = line()
        row.addWidget(button(session.theme, word(msg("Show the cell")), partial(show, cell), kind="link"))
        row.addStretch()
        column.addLayout(row)


def _pair(name: str, value: str, look: str) -> Any:
    row = line()
    row.addWidget(label(name, look))
    row.addStretch()
    row.addWidget(label(value, look))
    return row


class ReasonsCard(QFrame):
    """Why the reading should be looked at, each with the cell it is about."""

    def __init__(self, session: Session, reasons: Sequence[Issue], show: Show) -> None:
        super().__init__()
        self.setProperty("box", "card")
        theme, word = session.theme, session.word
        column = stack(self, margins=(12, 10, 12, 12), spacing=6)
        column.addWidget(label(word(msg("To look at before importing")), "strong"))
        for reason in reasons[:_SHOWN_REASONS]:
            row = line(spacing=8)
            grave = reason.severity is Severity.ERROR
            row.addWidget(picture(theme, "alert-octagon" if grave else "alert-triangle", "ale" if grave else "att", 16))
            row.addWidget(label(word(reason.message), "small", wrap=True), 1)
            if reason.cell is not None:
                row.addWidget(button(theme, reason.cell.a1, partial(show, reason.cell), kind="link"))
            column.addLayout(row)
        if len(reasons) > _SHOWN_REASONS:
            more = len(reasons) - _SHOWN_REASONS
            column.addWidget(label(word(msgn("and {count} more", "and {count} more", more)), "meta"))
