"""Unit, numbers and dashes of a table: where the unit was read, how a number is written, what a dash stands for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from budgetwatch.domain.fact import Reading
from budgetwatch.domain.grid import Grid
from budgetwatch.domain.layout import Evidence
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.money import Absent
from ui.models.import_numbers import dashes, sample
from ui.models.import_points import unproven_columns
from ui.session import Session
from ui.widgets.controls import label, line, picture
from ui.widgets.import_cards import Decide, currency_choice, unit_choice
from ui.widgets.segments import Segments


@dataclass(frozen=True, slots=True)
class Said:
    """What a person may say in the card: unit or currency, the decimal mark, what a dash stands for."""

    unit: Decide
    decimal: Callable[[str], object]
    dashes: Callable[[Absent], object]


class NumberCard(QFrame):
    """Three lines: unit, numbers, dashes. Each may be corrected where that makes sense."""

    def __init__(
        self, session: Session, reading: Reading, proposed: Reading, grid: Grid, meant: Absent, said: Said
    ) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self._session = session
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(12, 8, 12, 8)
        self._rows.setVerticalSpacing(6)
        self._rows.setHorizontalSpacing(10)
        self._rows.setColumnStretch(1, 1)
        self._add_unit(reading, said)
        self._add_numbers(reading, grid, said)
        self._add_dashes(reading, proposed, meant, said)

    def _add(self, name: Message, *widgets: QWidget) -> QHBoxLayout:
        row = line(spacing=8)
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch()
        at = self._rows.rowCount()
        self._rows.addWidget(label(self._session.word(name), "meta"), at, 0)
        self._rows.addLayout(row, at, 1)
        return row

    def _add_unit(self, reading: Reading, said: Said) -> None:
        session, unit = self._session, reading.layout.unit
        scale, money = unit_choice(session, reading, said.unit), currency_choice(session, reading, said.unit)
        scale.setAccessibleName(session.word(msg("Unit")))
        money.setAccessibleName(session.word(msg("Currency")))
        row = self._add(msg("Unit"), scale, money)
        if unit.cell is not None and unit.how is not Evidence.ASSUMED:
            told = label(session.word(msg("read in {cell}", cell=unit.cell)), "small")
            told.setToolTip(unit.text or "")
            seen = picture(session.theme, "check", "ok", 16)
            if session.theme.spacious:  # beside the two choices it would be cut
                self._add(msg("Evidence"), seen, told)
            else:
                row.insertWidget(2, seen)
                row.insertWidget(3, told)

    def _add_numbers(self, reading: Reading, grid: Grid, said: Said) -> None:
        found = sample(reading, grid)
        if found is None:
            return
        session, word = self._session, self._session.word
        printed = session.language.number(found.printed.decimal)
        if found.typed:
            told = label(word(msg("numbers of the spreadsheet")), "small")
        else:
            told = label(word(msg("“{text}” reads {number}", text=found.received, number=printed)), "small", wrap=True)
        if not unproven_columns(reading) and not any(one.decimal for one in reading.layout.columns):
            self._add(msg("Numbers"), told)
            return
        mark = next((one.decimal for one in reading.layout.columns if one.decimal), "")
        options = [(",", word(msg("decimal comma"))), (".", word(msg("decimal point")))]
        asked = Segments(word(msg("Decimal mark")), options, mark, said.decimal, session.theme)
        self._add(msg("Numbers"), asked)
        self._add(msg("Sample"), told)

    def _add_dashes(self, reading: Reading, proposed: Reading, meant: Absent, said: Said) -> None:
        count = dashes(reading, proposed)
        if not count:
            return
        session, word = self._session, self._session.word
        options = [(Absent.NIL, word(msg("zero"))), (Absent.UNKNOWN, word(msg("absent")))]
        choice = Segments(word(msg("A dash stands for")), options, meant, said.dashes, session.theme)
        cells = label(word(msgn("{count} cell", "{count} cells", count)), "small")
        self._add(msg("“–”"), choice, cells)
