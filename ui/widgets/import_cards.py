"""How the first amount of a sheet about to be imported reads: confirmed or corrected in a card."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QFrame, QVBoxLayout

from budgetwatch.domain.fact import Reading
from budgetwatch.domain.message import msg
from budgetwatch.i18n.words import CURRENCIES
from ui.choices import SCALES, UNITS
from ui.models.import_view import FirstAmount
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.controls import button, label, line, stack, tag


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
