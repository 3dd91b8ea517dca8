"""How the first amount of a sheet about to be imported reads: confirmed or corrected in a card."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from budgetwatch.domain.fact import Reading
from budgetwatch.domain.message import msg
from budgetwatch.i18n.words import CURRENCIES
from ui.choices import SCALES, UNITS
from ui.models.import_numbers import is_plausible, plausible
from ui.models.import_view import FirstAmount
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.controls import button, label, line, stack, tag

Decide = Callable[[int | None, str | None], object]


class UnitCard(QFrame):
    """How the first amount reads: confirmed once, or corrected; where the sheet is silent, what each unit would make of it."""

    def __init__(
        self,
        session: Session,
        first: FirstAmount,
        reading: Reading,
        decide: Decide,
        confirm: Callable[[], object],
        *,
        asked: frozenset[str],
        confirmed: bool,
    ) -> None:
        super().__init__()
        self.setProperty("box", "card" if confirmed and not asked else "marked")
        self._session, self._unit, self._reading = session, reading.layout.unit, reading
        self._decide, self._asked = decide, asked
        column = stack(self, margins=(12, 10, 12, 12), spacing=4)
        text = msg("The first amount reads ({cell}, “{received}”)", cell=first.place, received=first.received)
        column.addWidget(label(session.word(text), "meta", wrap=True))
        if "scale" in asked:
            self._ask_scale(column, first)
        else:
            self._tell(column, first)
            self._offer(column, confirm, confirmed=confirmed)

    def _tell(self, column: QVBoxLayout, first: FirstAmount) -> None:
        language, unit = self._session.language, self._unit
        scale = self._session.word(UNITS[unit.scale]) if unit.scale in UNITS and unit.scale > 1 else ""
        printed = (language.number(first.printed.decimal), scale, language.currency(unit.currency))
        column.addWidget(label(" ".join(part for part in printed if part), "figure2", wrap=True))
        column.addWidget(label(f"= {language.money(first.amount, unit.currency)}", "figure", wrap=True))

    def _offer(self, column: QVBoxLayout, confirm: Callable[[], object], *, confirmed: bool) -> None:
        theme, word = self._session.theme, self._session.word
        row = line(spacing=8)
        if "currency" in self._asked:
            row.addWidget(self._currency(word(msg("Currency"))))
        elif confirmed:
            row.addWidget(tag(theme, word(msg("Confirmed")), "ok", "check"))
        else:
            right = word(msg("That is right"))
            row.addWidget(button(theme, right, confirm, picture="check", kind="primary"))
        row.addStretch()
        column.addSpacing(4)
        if "currency" in self._asked:
            column.addWidget(label(word(msg("In which currency are the amounts?")), "att", wrap=True))
        column.addLayout(row)

    def _currency(self, name: str) -> Choice[Any]:
        word, chosen = self._session.word, self._unit.currency
        options: list[tuple[Any, str]] = [] if chosen else [(None, word(msg("choose…")))]
        options += CURRENCIES.items()
        return Choice(self._session.theme, name, options, chosen, lambda code: code and self._decide(None, code))

    def _ask_scale(self, column: QVBoxLayout, first: FirstAmount) -> None:
        """Each unit with what it makes of the first amount and of the whole: a wrong one is seen at once."""
        theme, word, language = self._session.theme, self._session.word, self._session.language
        column.addWidget(label(word(msg("Nothing says the unit. Which one makes sense?")), "att", wrap=True))
        total = next((one.lines_sum for one in self._reading.totals if one.counts), first.amount)
        wholes = dict(plausible(total, self._unit.scale))
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        heads = (msg("in all"),) if theme.spacious else (msg("first amount"), msg("in all"))
        for place, head in enumerate(heads, 1):
            grid.addWidget(label(word(head), "meta"), 0, place, Qt.AlignmentFlag.AlignRight)
        for at, (scale, amount) in enumerate(plausible(first.amount, self._unit.scale), 1):
            made = button(theme, word(UNITS[scale]), partial(self._decide, scale, None), kind="part")
            texts = [language.money(one, self._unit.currency) for one in (amount, wholes[scale])]
            told = msg("{unit}: {amount}, in all {total}", unit=UNITS[scale], amount=texts[0], total=texts[1])
            made.setAccessibleName(word(told))
            grid.addWidget(made, at, 0)
            likely = is_plausible(wholes[scale])
            for place, text in enumerate(texts[-len(heads) :], 1):
                shown = label(text if likely else word(msg("hardly likely")), "small" if likely else "meta")
                grid.addWidget(shown, at, place, Qt.AlignmentFlag.AlignRight)
        column.addLayout(grid)
        if "currency" in self._asked:
            row = line(spacing=8)
            row.addWidget(self._currency(word(msg("Currency"))))
            row.addStretch()
            column.addLayout(row)


def unit_choice(session: Session, reading: Reading, decide: Decide) -> Choice[int]:
    """The unit of a table, which may be corrected."""
    word = session.word
    scales = [(scale, word(UNITS[scale])) for scale in SCALES]
    return Choice(session.theme, "", scales, reading.layout.unit.scale, lambda scale: decide(scale, None))


def currency_choice(session: Session, reading: Reading, decide: Decide) -> Choice[str]:
    """The currency of a table, which may be corrected."""
    names = list(CURRENCIES.items())
    if reading.layout.unit.currency is None:
        names.insert(0, ("", session.word(msg("choose…"))))
    chosen = reading.layout.unit.currency or ""
    return Choice(session.theme, "", names, chosen, lambda code: decide(None, code or None))
