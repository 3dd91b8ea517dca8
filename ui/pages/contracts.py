"""The contracts page: the register, the signals it raises, and what the committee makes of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import ExplanationState, Judgement
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.jobs import Job
from budgetwatch.usecases.done import Done, Topic
from ui.dialogs.budget_line import BudgetLineDialog
from ui.dialogs.contract_field import ContractFieldDialog
from ui.dialogs.owners import OwnersDialog
from ui.dialogs.reason import ReasonDialog
from ui.dialogs.thresholds import ThresholdsDialog
from ui.files import choose_spreadsheets
from ui.models.contracts import BESIDE, COLUMNS, FILTERS, SIGNALS, ContractsView, Filter, cells, headings, look
from ui.models.rows import RowsModel
from ui.pages.page import Page
from ui.turns import Turns
from ui.widgets.chips import FilterChips
from ui.widgets.contract_detail import ContractDetail
from ui.widgets.controls import button, label, line, picture, stack
from ui.widgets.panes import panes
from ui.widgets.register_foot import RegisterFoot
from ui.widgets.signal_tags import SignalTags
from ui.widgets.table import Table

if TYPE_CHECKING:
    from budgetwatch.usecases.contracts import ContractRow
    from budgetwatch.usecases.dossiers import Dossier

_WIDTHS = (56, 0, 134, 108, 80, 68, 60, 56, 150)
_PLAIN = 100
"""Text size in percent above which the caution takes two lines, and signals take the room of what the panel has too."""
_SUBJECT = 136
"""Least width of the subject, which is read in two lines."""
_NUMBER = (52, 120)
"""Least and greatest width of the contract number, which is read whole where it can be."""
_SIGNALS, _LARGE_SIGNALS = (84, 158), (84, 230)
"""Least and greatest width of the signals, which leave their room to the subject where there are none."""


class ContractsPage(Page):
    """Register and signals to the left, the chosen contract or signal to the right."""

    name: ClassVar[str] = "contracts"
    title: ClassVar[Message] = msg("Contracts")
    topics: ClassVar[frozenset[str]] = frozenset({Topic.CONTRACTS, Topic.HEARING})

    def build(self) -> QWidget:
        """Chips, register, signals below, detail beside."""
        self._add_tools()
        self._view: ContractsView | None = None
        self._filter: Filter | None = None
        self._number, self._wanted, self._flag = 0, "", ""
        self._turns = Turns(self)
        content = QWidget(self.ground)
        column = stack(content, spacing=8)
        row = line(spacing=8)
        self.chips: FilterChips[Filter] = FilterChips(self.session, self.word(msg("Filters")), self.filter_by)
        row.addWidget(self.chips, 1)
        column.addLayout(row)
        sides = panes(content)
        column.addWidget(sides, 1)
        sides.addWidget(self._make_register(sides))
        self.detail = ContractDetail(self.session, sides)
        self.detail.judged.connect(self.judge)
        self.detail.weighed.connect(self.weigh)
        self.detail.asked.connect(self.ask)
        self.detail.left.connect(self.leave_detail)
        self.detail.line_asked.connect(self.show_lines)
        self.detail.field_asked.connect(self.show_fields)
        for key in ("Return", "Enter"):
            enter = QShortcut(QKeySequence(key), self.table, context=Qt.ShortcutContext.WidgetShortcut)
            enter.activated.connect(self.detail.take_focus)
        sides.addWidget(self.detail)
        sides.setSizes([876, 374])
        self.session.unit_changed.connect(self.show_rows)
        return content

    def _add_tools(self) -> None:
        """What the signals are judged with, in the head of the page."""
        text = self.word(msg("Legal thresholds…"))
        self.thresholds = button(self.theme, text, self.show_thresholds, picture="scale")
        self.owners = button(self.theme, self.word(msg("Owners…")), self.show_owners, picture="users")
        self.tools.addWidget(picture(self.theme, "info-circle", "ink3", 16))
        caution = msg("A signal is a reason to look, not the proof of an irregularity.")
        self.tools.addWidget(label(self.word(caution), "meta", wrap=self.theme.text > _PLAIN))
        self.tools.addWidget(self.thresholds)
        self.tools.addWidget(self.owners)

    def take_focus(self) -> None:
        """The keyboard goes where the work is."""
        self.table.setFocus()

    def refresh(self) -> None:
        """Ask for the register and its signals."""
        self.load(look, self.show_register, msg("Looking for signals"))

    def show_register(self, view: ContractsView) -> None:
        """Show the register, or what to do while there is none."""
        first, self._view = self._view is None, view
        if not view.rows:
            self.show_empty(
                msg("No contract register"),
                msg("Import the ministry's register: each contract is then listed with the signals that name it."),
                (msg("Import…"), lambda: choose_spreadsheets(self.session, self)),
                icon="certificate",
            )
            return
        if self._filter is None or not view.kept(self._filter):
            self._filter = Filter.SIGNAL if view.kept(Filter.SIGNAL) else Filter.EVERY
        if first:
            self._turns.run(self._show_first())
        else:
            self.show_rows()
            self._show_wanted()

    def _show_first(self) -> Iterator[None]:
        """The register in one turn of the window, what stands below and beside it in the next."""
        yield from self._fill_rows()
        self._show_wanted()
        self.take_focus()

    def show_rows(self) -> None:
        """Show the contracts that pass the filter, in the unit of the session."""
        for _ in self._fill_rows():
            pass

    def _fill_rows(self) -> Iterator[None]:
        view, chosen = self._view, self._filter
        if view is None or chosen is None:
            return
        language, scale = self.session.language, self.session.scale
        titles = {one.finding.code: self.word(one.finding.title) for one in view.flags}
        kept = view.kept(chosen)
        self.rows.show_rows([(row, cells(row, titles, scale, language)) for row in kept])
        self.table.widen(0, _NUMBER)
        self.table.widen(SIGNALS, _LARGE_SIGNALS if self.theme.text > _PLAIN else _SIGNALS)
        options = [(one, self.word(text), len(view.kept(one))) for one, text in FILTERS.items()]
        self.chips.offer(options, chosen)
        unit = language.unit(scale, next((row.contract.currency for row in view.rows), None))
        count = msgn("{count} contract", "{count} contracts", len(view.rows))
        self.set_subtitle(self.word(msg("{contracts} · amounts in {unit}", contracts=count, unit=unit)))
        yield
        self.foot.show_register(view)
        flag, places = self._flag, {row.contract.stored: at for at, row in enumerate(kept)}
        self.table.selectRow(places.get(self._number, 0))
        if flag:
            self.show_flag(flag)

    def show_contract(self, current: QModelIndex) -> None:
        """Show the contract of a row."""
        self._flag = ""
        if current.isValid() and self._view is not None:
            self._number = self.rows.record(current.row()).contract.stored or 0
            self.detail.show_contract(self._view, self._number)

    def show_flag(self, code: str) -> None:
        """Show a signal of the catalogue."""
        self._flag = code
        if self._view is not None:
            self.detail.show_flag(self._view, code)

    def enter_flag(self, code: str) -> None:
        """Show a signal of the catalogue, with the keyboard on its verdict."""
        self.show_flag(code)
        self.detail.take_focus()

    def leave_detail(self) -> None:
        """Go back to the table that what is on show was chosen in."""
        (self.foot.flag_table if self._flag else self.table).setFocus()

    def filter_by(self, chosen: Filter) -> None:
        """Keep some of the contracts."""
        self._filter, self._flag = chosen, ""
        self.show_rows()

    def visit(self, subject: object) -> None:
        """Show the contract with that number of the register, or the signal with that code."""
        self._wanted = str(subject)
        self._show_wanted()

    def _show_wanted(self) -> None:
        if self._view is None or not self._wanted:
            return
        wanted, self._wanted = self._wanted, ""
        row = next((one for one in self._view.rows if one.contract.id == wanted), None)
        if row is None:
            self.show_flag(wanted)
            return
        self._number, self._filter, self._flag = row.contract.stored or 0, Filter.EVERY, ""
        self.show_rows()

    # -- what a person decides

    def show_thresholds(self) -> None:
        """Show the legal thresholds, and take more."""
        ThresholdsDialog(self.session, self.window()).open()

    def show_owners(self) -> None:
        """Show who stands behind the suppliers, to join or to take apart."""
        OwnersDialog(self.session, self.window()).open()

    def show_lines(self, row: ContractRow) -> None:
        """Say on which budget line a contract weighs."""
        BudgetLineDialog(self.session, row, self.window()).open()

    def show_fields(self, row: ContractRow) -> None:
        """Read a field of a contract otherwise than the register."""
        ContractFieldDialog(self.session, row, self.window()).open()

    def judge(self, key: str, judgement: Judgement) -> None:
        """Keep a verdict on a signal; setting it aside asks for the reason first."""
        if judgement is Judgement.DISMISSED:
            ReasonDialog(
                self.session,
                msg("Set this signal aside?"),
                msg("It stays visible among those set aside, with the reason, its author and the date."),
                msg("Set aside"),
                lambda reason: self._keep(key, judgement, reason),
                self.window(),
            ).open()
        else:
            self._keep(key, judgement, "")

    def weigh(self, key: str, explanation: Message, standing: ExplanationState) -> None:
        """Keep what the committee found of an explanation of a signal."""
        author = self.session.author

        def work(dossier: Dossier, _job: Job) -> Done[None]:
            from budgetwatch.usecases.judging import weigh_explanation

            return weigh_explanation(dossier, key, explanation, standing, author)

        self.session.write(work, owner=self)

    def ask(self, key: str) -> None:
        """Add the question of a signal to the hearing, or go to it where it is there already."""
        author = self.session.author
        if self._view is not None and key in self._view.asked:
            self.session.go("hearing", self._view.asked[key])
            return

        def work(dossier: Dossier, _job: Job) -> Done[int]:
            from budgetwatch.usecases.hearing import ask_about

            return ask_about(dossier, key, author)

        self.session.write(work, owner=self)

    def _keep(self, key: str, judgement: Judgement, reason: str) -> None:
        author = self.session.author

        def work(dossier: Dossier, _job: Job) -> Done[None]:
            from budgetwatch.usecases.judging import judge_finding

            return judge_finding(dossier, key, judgement, reason, author)

        self.session.write(work, owner=self)

    # -- the rest

    def current_figure(self) -> Figure | None:
        """The amount awarded of the contract in the table, or the figure at the keyboard in the panel."""
        row = self.table.currentIndex().row()
        if self.table.hasFocus() and 0 <= row < self.rows.rowCount():
            figures = self.rows.record(row).figures
            return figures.get("paid" if self.table.currentIndex().column() == 6 else "awarded")
        return self.detail.current_figure()

    def keep(self) -> tuple[Filter | None, int]:
        """The filter and the contract on show."""
        return self._filter, self._number

    def restore(self, kept: object) -> None:
        """Take them back."""
        if isinstance(kept, tuple):
            self._filter, self._number = kept

    def _make_register(self, ground: QWidget) -> QWidget:
        left = panes(ground, Qt.Orientation.Vertical)
        self.rows: RowsModel[ContractRow] = RowsModel(headings(COLUMNS, self.session.language))
        name = self.word(msg("Contract register"))
        self.table = Table(self.theme, name, self.rows, _WIDTHS, row=46, least=_SUBJECT, spare=BESIDE, ground=left)
        self.table.setProperty("boxed", True)  # noqa: FBT003 - a property's value
        self.table.setItemDelegateForColumn(SIGNALS, SignalTags(self.theme, self.rows, self.table))
        self.table.selectionModel().currentRowChanged.connect(self.show_contract)
        left.addWidget(self.table)
        self.foot = RegisterFoot(self.session, left)
        self.foot.flag_picked.connect(self.show_flag)
        self.foot.flag_entered.connect(self.enter_flag)
        self.foot.figure_asked.connect(self.session.show_source)
        left.addWidget(self.foot)
        left.setSizes([350, 240])
        return left
