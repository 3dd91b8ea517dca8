"""The rules that gave no signal: what found nothing, what had too few cases, what lacks a document, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from budgetwatch.domain.finding import Finding, State
from budgetwatch.domain.message import msg
from budgetwatch.domain.terms import STATES
from ui.models.rows import Cell, Heading, RowsModel
from ui.session import Session
from ui.widgets.controls import button, label, line, stack
from ui.widgets.prose import prose
from ui.widgets.table import Table

_SIZE = (980, 480)
_WIDTHS = (330, 160, 0)
_LOOKS: dict[State, tuple[str, str]] = {
    State.NOT_FIRED: ("circle-check", "ok"),
    State.INSUFFICIENT_SAMPLE: ("circle-dashed", "inf"),
    State.UNAVAILABLE: ("file-import", "att"),
}
"""Icon and tone of each state; what still lacks something comes first."""
_ORDER = (State.UNAVAILABLE, State.INSUFFICIENT_SAMPLE, State.NOT_FIRED)


class QuietRulesDialog(QDialog):
    """Lists each rule without a signal; neither an alert nor its absence is concluded from too few cases."""

    def __init__(self, session: Session, rules: Sequence[Finding], parent: QWidget | None) -> None:
        super().__init__(parent)
        theme, word = session.theme, session.word
        self._session = session
        title = word(msg("Rules without a signal"))
        self.setWindowTitle(title)
        self.resize(theme.px(_SIZE[0]), theme.px(_SIZE[1]))
        column = stack(self, margins=(16, 14, 16, 12), spacing=8)
        column.addWidget(prose(title, "block"))
        why = msg("Where data are missing or too few, nothing is concluded: neither a signal nor its absence.")
        column.addWidget(label(word(why), "meta"))
        heads = (Heading(word(msg("Rule"))), Heading(word(msg("State"))), Heading(word(msg("Why"))))
        self.rows: RowsModel[Finding] = RowsModel(heads)
        self.table = Table(theme, title, self.rows, _WIDTHS)
        self.table.setProperty("boxed", True)  # noqa: FBT003 - a property's value
        self.rows.show_records(sorted(rules, key=lambda one: _ORDER.index(one.state)), self._cells)
        if self.rows.rowCount():
            self.table.setCurrentIndex(self.rows.index(0, 0))
        column.addWidget(self.table, 1)
        row = line(spacing=8)
        row.addStretch()
        row.addWidget(button(theme, word(msg("Close")), self.accept, kind="primary"))
        column.addLayout(row)

    def _cells(self, one: Finding) -> tuple[Cell, ...]:
        word = self._session.word
        picture, tone = _LOOKS[one.state]
        title, why = word(one.title), word(one.why)
        return (
            Cell(title, tip=title, strong=True),
            Cell(word(STATES[one.state]), icon=picture, tone=tone),
            Cell(why, tip=why),
        )
