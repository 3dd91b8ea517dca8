"""The panel beside the register: one contract with its signals, or one signal of the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from budgetwatch.domain.audience import contract_item
from budgetwatch.domain.contract_line import ContractTie, TiedBy
from budgetwatch.domain.figure import Figure, Quantity
from budgetwatch.domain.finding import ExplanationState, Judged, Judgement, LabelledFigure, Subject
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.terms import FIELDS, PROCEDURES
from ui.models.contracts import ContractsView
from ui.session import Session
from ui.turns import Turns
from ui.widgets.audience_choice import AudienceChoice
from ui.widgets.clearing import clear
from ui.widgets.controls import button, first_stop, stack
from ui.widgets.facts import Facts
from ui.widgets.panel import Panel
from ui.widgets.prose import prose
from ui.widgets.scrolled import WholeColumn
from ui.widgets.sections import Figures
from ui.widgets.signal_card import SignalCard

if TYPE_CHECKING:
    from budgetwatch.domain.contract_field import ContractField
    from budgetwatch.usecases.contracts import ContractRow

_SEEN = 1
"""Signals that have room beside the register before one scrolls."""
_SUBJECTS = 12
_LEAST = 300
"""Pixels at 100 % that hold two figures side by side."""
_LAID_OUT = 50
"""Milliseconds until sentences that wrap have their height, and a place can be scrolled to."""


@dataclass(frozen=True, slots=True)
class _Stand:
    """Where the keyboard stands in the panel: in which signal, and on which of its explanations."""

    signal: str = ""
    explanation: int | None = None


class ContractDetail(Panel):
    """`judged` gives a signal's key and a verdict, `asked` the key of a signal to put to the hearing.

    `weighed` gives a signal's key, one of its explanations and how a person says it stands.

    `line_asked` and `field_asked` give the contract whose budget line, or field, a person wants to say. `left` says that
    the keyboard goes back to the register.
    """

    judged = Signal(str, Judgement)
    weighed = Signal(str, Message, ExplanationState)
    asked = Signal(str)
    line_asked = Signal(object)
    field_asked = Signal(object)
    left = Signal()

    def __init__(self, session: Session, ground: QWidget | None = None) -> None:
        super().__init__(session.theme, "", "certificate", ground=ground)
        self._session = session
        self._figures: Figures | None = None
        self.cards: list[SignalCard] = []
        self._turns = Turns(self)
        self.circle = AudienceChoice(session)
        self.circle.hide()
        self.controls.addWidget(self.circle)
        self._inside = QWidget()
        self._column = stack(self._inside, margins=(12, 10, 12, 12), spacing=10)
        self._scroll = scroll = WholeColumn(self._inside, session.theme.px(_LEAST))
        self.body.addWidget(scroll)
        scroll.verticalScrollBar().rangeChanged.connect(lambda *_: self._follow())
        escape = QShortcut(QKeySequence("Esc"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left)

    def show_contract(self, view: ContractsView, number: int) -> None:
        """Show the contract with that number in the dossier, and each of its signals."""
        row = next((one for one in view.rows if one.contract.stored == number), None)
        if row is None:
            return
        here = self._empty()
        contract, word = row.contract, self._session.word
        self.title.setText(word(msg("Contract {number}", number=contract.id)))
        self.circle.show_item(contract_item(contract), row.audience)
        self.circle.show()
        self._column.addWidget(prose(contract.subject, "block"))
        self._figures = Figures(self._session)
        amounts = [LabelledFigure(FIELDS[name], figure) for name, figure in row.figures.items()]
        self._column.addWidget(self._figures)
        self._figures.show_figures(amounts, 2)
        facts = Facts(self._session.theme)
        facts.show_facts([(word(name), value) for name, value in self._facts(row, view)])
        self._column.addWidget(facts)
        self._add_corrections(view.corrected.get(contract.id, ()))
        self._add_buttons(row)
        flags = [view.flag(code) for code in row.flags]
        seen = len(flags) if here is not None else _SEEN  # the keyboard may go back to any of them
        for flag in flags[:seen]:
            self._add_card(view, flag)
        if not row.flags:
            self._column.addWidget(prose(word(msg("No signal names this contract."))))
        self._column.addStretch()
        self._turns.run(self._add_below(view, flags[seen:]))
        self._bring_back(here)

    def show_flag(self, view: ContractsView, code: str) -> None:
        """Show one signal of the catalogue, and whom it names."""
        flag = view.flag(code)
        if flag is None:
            return
        here = self._empty()
        word = self._session.word
        self.title.setText(word(msg("Signal {code}", code=code)))
        self.circle.hide()
        self._add_card(view, flag)
        subjects = flag.finding.subjects
        if subjects:
            self._column.addWidget(prose(word(msg("Concerned")), "strong"))
            facts = Facts(self._session.theme)
            facts.show_facts([self._named(one) for one in subjects[:_SUBJECTS]])
            self._column.addWidget(facts)
        if len(subjects) > _SUBJECTS:
            more = msgn("and {count} more", "and {count} more", len(subjects) - _SUBJECTS)
            self._column.addWidget(prose(word(more), "meta"))
        self._column.addStretch()
        self._bring_back(here)

    def take_focus(self) -> None:
        """The keyboard goes to the first signal that takes a verdict, else to the first thing that takes it."""
        QTimer.singleShot(_LAID_OUT, self, self._follow)
        if any(card.take_focus() for card in self.cards):
            return
        if (first := first_stop(self._inside)) is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _empty(self) -> _Stand | None:
        """Take out what is shown; where the keyboard stood in it, None outside."""
        focus = self.window().focusWidget()
        here: _Stand | None = None
        if self._inside.isAncestorOf(focus):
            cards = (_Stand(card.key, card.focused()) for card in self.cards if card.isAncestorOf(focus))
            here = next(cards, _Stand())
        self._turns.run(iter(()))
        clear(self._inside)
        self.cards, self._figures = [], None
        return here

    def _bring_back(self, here: _Stand | None) -> None:
        """The keyboard goes back to the signal where it was, or into the panel at least."""
        if here is None:
            return
        QTimer.singleShot(_LAID_OUT, self, self._follow)
        same = next((card for card in self.cards if card.key == here.signal), None)
        if same is None or not same.take_focus(here.explanation):
            self.take_focus()

    def _follow(self) -> None:
        """Scroll to the keyboard, once what was just shown has its place, and again while more takes its own."""
        focus = self.window().focusWidget()
        if self._inside.isAncestorOf(focus):
            self._scroll.ensureWidgetVisible(focus)

    def _named(self, subject: Subject) -> tuple[str, str]:
        """A contract by its number, anyone else by what they were awarded; then who it is and what was measured."""
        language = self._session.language
        first = subject.id if subject.kind == "contract" else language.figure(subject.amount) if subject.amount else "–"
        return first, " · ".join(part for part in (subject.label, self._measured(subject.value)) if part)

    def _measured(self, figure: Figure | None) -> str:
        if figure is None:
            return ""
        if figure.unit.quantity is Quantity.DAYS:
            return self._session.word(msgn("{count} day", "{count} days", figure.value))
        if figure.unit.quantity is Quantity.COUNT:
            return self._session.word(msgn("{count} contract", "{count} contracts", figure.value))
        return self._session.language.figure(figure)

    def current_figure(self) -> Figure | None:
        """The figure at the keyboard, or the first amount."""
        return self._figures.focused() if self._figures is not None else None

    def _add_below(self, view: ContractsView, flags: Iterable[Judged | None]) -> Iterator[None]:
        """Signals below what is seen at first, one in each turn of the window."""
        for flag in flags:
            self._add_card(view, flag, before=1)
            yield

    def _add_card(self, view: ContractsView, flag: Judged | None, before: int = 0) -> None:
        if flag is None:
            return
        card = SignalCard(self._session, flag, in_hearing=flag.finding.key in view.asked)
        card.judged.connect(self.judged)
        card.weighed.connect(self.weighed)
        card.asked.connect(self.asked)
        self._figures = card.figures if self._figures is None else self._figures
        self.cards.append(card)
        self._column.insertWidget(self._column.count() - before, card)

    def _add_buttons(self, row: ContractRow) -> None:
        theme, word, buttons = self._session.theme, self._session.word, stack(spacing=0)
        left = Qt.AlignmentFlag.AlignLeft
        text = word(msg("Budget line…"))
        buttons.addWidget(
            button(theme, text, lambda: self.line_asked.emit(row), picture="sitemap", kind="quiet"), 0, left
        )
        text = word(msg("Correct a field…"))
        buttons.addWidget(
            button(theme, text, lambda: self.field_asked.emit(row), picture="edit", kind="quiet"), 0, left
        )
        self._column.addLayout(buttons)

    def _add_corrections(self, told: Iterable[ContractField]) -> None:
        """What a person reads otherwise than the register, with the reason."""
        word = self._session.word
        for one in told:
            read = msg(
                "Read otherwise by {author}, {field}: {reason}",
                author=one.author or "–",
                field=FIELDS[one.field],
                reason=one.reason,
            )
            self._column.addWidget(prose(word(read), "small"))

    def _tied(self, tie: ContractTie) -> str:
        """The budget line, who says so, or why there is none."""
        word = self._session.word
        if tie.by is TiedBy.NOTHING:
            return " · ".join(part for part in (tie.code, word(tie.why) if tie.why else "") if part)
        name = f"{tie.code} {tie.label} {tie.year}".strip()
        missing = word(tie.why) if tie.why else ""
        told = word(msg("{line} (by hand)", line=name)) if tie.by is TiedBy.HAND else name
        reason = tie.link.reason if tie.link else ""
        return " · ".join(part for part in (told, missing, reason) if part)

    def _facts(self, row: ContractRow, view: ContractsView) -> list[tuple[Message, str]]:
        language, word, contract = self._session.language, self._session.word, row.contract
        read = {one.field for one in view.corrected.get(contract.id, ())}
        stated = "" if "procedure" in read else contract.procedure_text
        days = {
            msg("Signed"): contract.signed or contract.award_date,
            msg("Due"): contract.due,
            msg("Received"): contract.received,
        }
        return [
            (msg("Supplier"), contract.supplier),
            (msg("Registration"), contract.supplier_id or contract.trade_register),
            (msg("Owner declared"), contract.owner),
            (msg("Buyer"), contract.buyer),
            (msg("Procedure"), stated or word(PROCEDURES[contract.procedure])),
            (msg("Legal basis"), contract.legal_basis or ""),
            (msg("Budget line"), self._tied(row.tie)),
            (msg("Credits of the line"), language.figure(row.tie.credits) if row.tie.credits else ""),
            *((name, language.date(day)) for name, day in days.items() if day is not None),
        ]
