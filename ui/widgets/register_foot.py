"""Below the register: the signals that were looked for, or how much each owner weighs."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QStackedWidget

from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import Judged, State
from budgetwatch.domain.message import Message, msg, msgn
from ui.models.contracts import ContractsView, Group, flag_cells, groups, headings
from ui.models.rows import Cell, RowsModel
from ui.session import Session
from ui.widgets.panel import Panel
from ui.widgets.segments import Segments
from ui.widgets.share_bar import ShareBar
from ui.widgets.table import Table

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
    (msg("Contracts"), True),
)
_LARGEST, _ROW = 12, 26


class RegisterFoot(Panel):
    """`flag_picked` gives the code of the signal a person chose, `figure_asked` an amount whose source is asked."""

    flag_picked = Signal(str)
    figure_asked = Signal(Figure)

    def __init__(self, session: Session) -> None:
        word, theme = session.word, session.theme
        super().__init__(theme, word(msg("Signals looked for")))
        self._session = session
        self.flags: RowsModel[Judged] = RowsModel(headings(_FLAGS, session.language))
        self.flag_table = Table(theme, word(msg("Signals looked for")), self.flags, (56, 250, 150, 48, 0), row=_ROW)
        self.flag_table.clicked.connect(self._pick)
        self.flag_table.activated.connect(self._pick)
        self.groups: RowsModel[Group] = RowsModel(headings(_GROUPS, session.language))
        self.group_table: Table | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.flag_table)
        self.body.addWidget(self._stack)
        options = [(0, word(msg("Signals"))), (1, word(msg("Concentration")))]
        self.controls.addWidget(Segments(word(msg("Below the register")), options, 0, self.turn, theme))

    def turn(self, side: int) -> None:
        """Show the signals (0) or the concentration (1), whose table is made when it is first asked for."""
        if side and self.group_table is None:
            self.group_table = self._make_groups()
            self._stack.addWidget(self.group_table)
        self._stack.setCurrentIndex(side)
        name = msg("Concentration by owner") if side else msg("Signals looked for")
        self.title.setText(self._session.word(name))

    def show_register(self, view: ContractsView) -> None:
        """Show the signals and groups of a register."""
        language, scale = self._session.language, self._session.scale
        self.flags.show_rows([(one, flag_cells(one, language)) for one in view.flags])
        self.groups.show_rows([(one, self._cells(one, scale)) for one in groups(view.rows, _LARGEST)])
        missing = sum(one.finding.state is State.UNAVAILABLE for one in view.flags)
        text = msgn("{count} signal cannot be computed", "{count} signals cannot be computed", missing)
        self.meta.setText(language.word(text) if missing else "")

    def _make_groups(self) -> Table:
        theme, name = self._session.theme, self._session.word(msg("Concentration by owner"))
        made = Table(theme, name, self.groups, (230, 0, 96, 70, 80), row=_ROW)
        made.setItemDelegateForColumn(1, ShareBar(theme, self.groups, made))
        made.clicked.connect(self._ask)
        made.activated.connect(self._ask)
        return made

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
            Cell(language.number(group.contracts), right=True),
        )

    def _pick(self, index: QModelIndex) -> None:
        self.flag_picked.emit(self.flags.record(index.row()).finding.code)

    def _ask(self, index: QModelIndex) -> None:
        self.figure_asked.emit(self.groups.record(index.row()).awarded)
