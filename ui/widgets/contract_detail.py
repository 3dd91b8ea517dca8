"""The panel beside the register: one contract with its signals, or one signal of the catalogue."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from budgetwatch.domain.contract import Contract
from budgetwatch.domain.figure import Figure, Quantity
from budgetwatch.domain.finding import Judged, Judgement, LabelledFigure, Subject
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.terms import FIELDS, PROCEDURES
from ui.models.contracts import ContractsView
from ui.session import Session
from ui.widgets.clearing import clear
from ui.widgets.controls import stack
from ui.widgets.facts import Facts
from ui.widgets.panel import Panel
from ui.widgets.prose import prose
from ui.widgets.sections import Figures
from ui.widgets.signal_card import SignalCard

_SUBJECTS = 12


class ContractDetail(Panel):
    """`judged` gives a signal's key and a verdict, `asked` the key of a signal to put to the hearing."""

    judged = Signal(str, Judgement)
    asked = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(session.theme, "", "certificate")
        self._session = session
        self._figures: Figures | None = None
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget()
        self._column = stack(self._inside, margins=(12, 10, 12, 12), spacing=10)
        scroll.setWidget(self._inside)
        self.body.addWidget(scroll)

    def show_contract(self, view: ContractsView, number: int) -> None:
        """Show the contract with that number in the dossier, and each of its signals."""
        row = next((one for one in view.rows if one.contract.stored == number), None)
        if row is None:
            return
        clear(self._inside)
        contract, word = row.contract, self._session.word
        self.title.setText(word(msg("Contract {number}", number=contract.id)))
        self._column.addWidget(prose(contract.subject, "block"))
        self._figures = Figures(self._session)
        amounts = [LabelledFigure(FIELDS[name], figure) for name, figure in row.figures.items()]
        self._column.addWidget(self._figures)
        self._figures.show_figures(amounts, 2)
        facts = Facts(self._session.theme)
        facts.show_facts([(word(name), value) for name, value in self._facts(contract)])
        self._column.addWidget(facts)
        for flag in (view.flag(code) for code in row.flags):
            self._add_card(view, flag)
        if not row.flags:
            self._column.addWidget(prose(word(msg("No signal names this contract."))))
        self._column.addStretch()

    def show_flag(self, view: ContractsView, code: str) -> None:
        """Show one signal of the catalogue, and whom it names."""
        flag = view.flag(code)
        if flag is None:
            return
        clear(self._inside)
        word = self._session.word
        self.title.setText(word(msg("Signal {code}", code=code)))
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

    def _add_card(self, view: ContractsView, flag: Judged | None) -> None:
        if flag is None:
            return
        card = SignalCard(self._session, flag, in_hearing=flag.finding.key in view.asked)
        card.judged.connect(self.judged)
        card.asked.connect(self.asked)
        self._figures = card.figures if self._figures is None else self._figures
        self._column.addWidget(card)

    def _facts(self, contract: Contract) -> list[tuple[Message, str]]:
        language, word = self._session.language, self._session.word
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
            (msg("Procedure"), contract.procedure_text or word(PROCEDURES[contract.procedure])),
            (msg("Legal basis"), contract.legal_basis or ""),
            (msg("Budget line"), contract.budget_line),
            *((name, language.date(day)) for name, day in days.items() if day is not None),
        ]
