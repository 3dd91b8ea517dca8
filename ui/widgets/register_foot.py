"""Below the register: the signals that were looked for, how much each owner weighs, what was awarded directly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import Judged, State
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.money import Amount
from ui.models.contracts import ContractsView, Group, flag_cells, groups, headings
from ui.models.rows import Cell, RowsModel
from ui.session import Session
from ui.widgets.panel import Panel
from ui.widgets.segments import Segments
from ui.widgets.share_bar import ShareBar
from ui.widgets.table import Table

if TYPE_CHECKING:
    from budgetwatch.usecases.competition import DirectShare

_FLAGS: tuple[tuple[Message, bool], ...] = (
    (msg("Code"), False),
    (msg("Signal"), False),
    (msg("State"), False),
    (msg("n"), True),
    (msg("What was measured"), False),
)
_GROUPS: tuple[tuple[Message, bool], ...] = (
    (msg("Owner or supplier"), False),
    (msg("Share of the amount awarded"), False),
    (msg("Awarded"), True),
    (msg("Share"), True),
    (msg("Cumulated"), True),
    (msg("Contracts"), True),
)
_DIRECT: tuple[tuple[Message, bool], ...] = (
    (msg("Year"), False),
    (msg("Ground stated"), False),
    (msg("Awarded directly"), True),
    (msg("Share by value"), True),
    (msg("Contracts"), True),
    (msg("Share by number"), True),
)
_NAMES = (msg("Signals looked for"), msg("Concentration by owner"), msg("Awarded without competition"))
_LARGEST, _ROW, _TWO_LINES = 12, 26, 40


class RegisterFoot(Panel):
    """`flag_picked` gives the code of the signal a person chose, `figure_asked` an amount whose source is asked.

    `flag_entered` says besides that the keyboard goes to the signal.
    """

    flag_picked = Signal(str)
    flag_entered = Signal(str)
    figure_asked = Signal(Figure)

    def __init__(self, session: Session, ground: QWidget | None = None) -> None:
        word, theme = session.word, session.theme
        super().__init__(theme, word(msg("Signals looked for")), ground=ground)
        self._missing, self._unknown, self._limit = 0, 0, ""
        self._session = session
        self._stack = QStackedWidget()
        self.body.addWidget(self._stack)
        self.flags: RowsModel[Judged] = RowsModel(headings(_FLAGS, session.language))
        self.flag_table = Table(
            theme,
            word(msg("Signals looked for")),
            self.flags,
            (60, 250, 104, 44, 0),
            row=_TWO_LINES,
            spare=(0, 3),
            ground=self._stack,
        )
        self.flag_table.clicked.connect(self._pick)
        for key in ("Return", "Enter"):
            enter = QShortcut(QKeySequence(key), self.flag_table, context=Qt.ShortcutContext.WidgetShortcut)
            enter.activated.connect(self._enter)
        self.groups: RowsModel[Group] = RowsModel(headings(_GROUPS, session.language))
        self.direct: RowsModel[DirectShare] = RowsModel(headings(_DIRECT, session.language))
        self._tables: dict[int, Table] = {0: self.flag_table}
        self._stack.addWidget(self.flag_table)
        names = (msg("Signals"), msg("Concentration"), msg("Without competition"))
        options = [(side, word(name)) for side, name in enumerate(names)]
        self.controls.addWidget(Segments(word(msg("Below the register")), options, 0, self.turn, theme))

    def turn(self, side: int) -> None:
        """Show the signals (0), the concentration (1) or the direct awards (2), whose tables are made when first asked for."""
        if side not in self._tables:
            self._tables[side] = self._make_groups() if side == 1 else self._make_direct()
            self._stack.addWidget(self._tables[side])
        self._stack.setCurrentWidget(self._tables[side])
        self.title.setText(self._session.word(_NAMES[side]))
        self._tell(side)

    @property
    def group_table(self) -> Table | None:
        """The table of the concentration, once it was asked for."""
        return self._tables.get(1)

    def show_register(self, view: ContractsView) -> None:
        """Show the signals and groups of a register."""
        language, scale = self._session.language, self._session.scale
        row = max(self.flag_table.currentIndex().row(), 0)
        self.flags.show_rows([(one, flag_cells(one, language)) for one in view.flags])
        self.flag_table.selectRow(row)
        self.groups.show_rows([(one, self._cells(one, scale)) for one in groups(view.rows, _LARGEST, view.limit)])
        self.direct.show_rows([(one, self._direct_cells(one, scale)) for one in view.direct])
        self._missing = sum(one.finding.state is State.UNAVAILABLE for one in view.flags)
        self._limit = language.share(Amount.parse(str(view.limit)))
        self._unknown = sum(one.unknown for one in view.direct)
        self._tell(next((side for side, table in self._tables.items() if table is self._stack.currentWidget()), 0))

    def _tell(self, side: int) -> None:
        """What the table in view leaves out, or how to read it."""
        texts = (
            msgn("{count} signal cannot be computed", "{count} signals cannot be computed", self._missing)
            if self._missing
            else None,
            msg("dashes: the limit of the signal, {share}", share=self._limit),
            msgn(
                "{count} contract without procedure or amount is in no share",
                "{count} contracts without procedure or amount are in no share",
                self._unknown,
            )
            if self._unknown
            else None,
        )
        told = texts[side]
        self.meta.setText(self._session.word(told) if told is not None else "")

    def _make_groups(self) -> Table:
        theme, name = self._session.theme, self._session.word(msg("Concentration by owner"))
        made = Table(theme, name, self.groups, (230, 0, 96, 70, 80, 80), row=_ROW)
        made.setItemDelegateForColumn(1, ShareBar(theme, self.groups, made))
        made.clicked.connect(self._ask)
        made.activated.connect(self._ask)
        return made

    def _make_direct(self) -> Table:
        theme, name = self._session.theme, self._session.word(_NAMES[2])
        made = Table(theme, name, self.direct, (84, 0, 156, 120, 80, 130), row=_ROW)
        made.clicked.connect(self._ask_direct)
        made.activated.connect(self._ask_direct)
        return made

    def _direct_cells(self, one: DirectShare, scale: int) -> tuple[Cell, ...]:
        language, whole = self._session.language, one.ground is None
        exact = language.exact(one.awarded.amount, one.awarded.unit.currency)
        year = str(one.year) if one.year is not None else language.word(msg("no year"))
        ground = language.word(msg("all grounds")) if whole else one.ground or language.word(msg("no ground stated"))
        return (
            Cell(year if whole else "", strong=True, spoken=year),
            Cell(ground, strong=whole, tone="" if whole or one.ground else "att"),
            Cell(language.scaled(one.awarded.amount, scale), right=True, strong=whole, tip=exact, spoken=exact),
            Cell(language.figure(one.by_value) if one.by_value else "–", right=True, strong=whole),
            Cell(language.number(one.contracts), right=True),
            Cell(language.figure(one.by_number) if one.by_number else "–", right=True),
        )

    def _cells(self, group: Group, scale: int) -> tuple[Cell, ...]:
        language = self._session.language
        exact = language.exact(group.awarded.amount, group.awarded.unit.currency)
        name = group.name or language.word(msg("not declared"))
        kind = language.word(msg("declared owner") if group.owner else msg("supplier, owner not declared"))
        return (
            Cell(name, tip=kind, strong=group.owner),
            Cell("", spoken=language.share(group.part)),
            Cell(language.scaled(group.awarded.amount, scale), right=True, strong=True, tip=exact, spoken=exact),
            Cell(language.share(group.part), right=True),
            Cell(language.share(group.up_to), right=True, tone="ink2"),
            Cell(language.number(group.contracts), right=True),
        )

    def _pick(self, index: QModelIndex) -> None:
        self.flag_picked.emit(self.flags.record(index.row()).finding.code)

    def _enter(self) -> None:
        row = self.flag_table.currentIndex().row()
        if row >= 0:
            self.flag_entered.emit(self.flags.record(row).finding.code)

    def _ask_direct(self, index: QModelIndex) -> None:
        self.figure_asked.emit(self.direct.record(index.row()).awarded)

    def _ask(self, index: QModelIndex) -> None:
        self.figure_asked.emit(self.groups.record(index.row()).awarded)
